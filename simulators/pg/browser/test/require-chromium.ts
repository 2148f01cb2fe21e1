import { env, stderr } from 'node:process';
import { findChromium } from './find-chromium.js';

/**
 * The browser of this machine, for tests that need one. When there is none they are to be skipped, loudly: then this
 * says so on stderr and returns undefined. Where `CI` is set it throws.
 */
export function requireChromium(): string | undefined {
  const executablePath = findChromium();
  if (executablePath !== undefined) return executablePath;
  const lack =
    'The browser tests need Chromium, and this machine has none. ' +
    'Run: apt-get install --no-install-recommends chromium';
  if (env['CI'] !== undefined) throw new Error(lack);
  stderr.write(`\n  !! Skipped: ${lack}\n\n`);
  return undefined;
}

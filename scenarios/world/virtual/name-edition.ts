// What a certificate calls the service that it speaks of.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { digestOfSources } from './digest-of-sources.js';
import { editionFiles } from './edition.js';

/**
 * `reference`, or the defect's id, and a digest of the modules that the virtual world runs. How the service starts as a process of
 * its own, and how it keeps its step log in PostgreSQL, is not among them: no certificate speaks of that.
 */
export async function nameEdition(directory: string): Promise<string> {
  const modules = new Map<string, string>();
  for (const file of editionFiles) await readWithImports(directory, file, modules);
  const id = basename(directory).replace(/-[0-9a-f]{16}$/, '');
  return `${id}-${digestOfSources([...modules].sort())}`;
}

async function readWithImports(
  directory: string,
  file: string,
  modules: Map<string, string>,
): Promise<void> {
  if (modules.has(file)) return;
  const built = await readFile(join(directory, file), 'utf8');
  // The source map names the folder in which it was built.
  const code = built.replace(/\n?\/\/# sourceMappingURL=.*$/m, '');
  modules.set(file, code);
  for (const [, specifier = ''] of code.matchAll(
    /\b(?:from|import)\b\s*\(?\s*['"](\.[^'"]+)['"]/g,
  )) {
    await readWithImports(directory, join(file, '..', specifier), modules);
  }
}

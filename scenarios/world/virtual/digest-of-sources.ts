import { createHash } from 'node:crypto';

/** 16 hex digits that stand for these files: name → text, in this order. */
export function digestOfSources(sources: Iterable<readonly [file: string, text: string]>): string {
  const hash = createHash('sha256');
  for (const [file, text] of sources) hash.update(`${file}\n${text.length}\n${text}`);
  return hash.digest('hex').slice(0, 16);
}

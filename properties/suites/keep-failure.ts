import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { stringify } from 'yaml';

/** Writes a scenario that failed where `ttadak run` can repeat it; answers with the file. */
export async function keepFailure(written: unknown): Promise<string> {
  const text = stringify(written, { aliasDuplicateObjects: false });
  const file = `.ttadak/failures/${createHash('sha256').update(text).digest('hex').slice(0, 12)}.yaml`;
  await mkdir('.ttadak/failures', { recursive: true });
  await writeFile(file, text);
  return file;
}

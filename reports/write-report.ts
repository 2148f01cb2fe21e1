import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { toMarkdown } from './markdown.js';
import type { RunRecord } from './run-record.js';
import { toSlugs } from './slug.js';

export type ReportOutcome =
  | {
      readonly kind: 'written';
      readonly path: string;
      /** Where each run stands, in their order: `reports/out/index.md#slug`. */
      readonly sections: readonly string[];
    }
  | {
      readonly kind: 'failed';
      /** What could not be written. */
      readonly path: string;
      /** The system's code: `EACCES`, `ENOSPC`, `ENOTDIR`. */
      readonly code: string;
      readonly reason: string;
    };

/**
 * Writes `index.md` and, for each run, `runs/<slug>.json` with the whole record; the path is the index.
 *
 * Each file is replaced in one step and the index comes last, so a reader never meets half a file or a link
 * into nothing. Of two commands in one directory the later index wins; runs of both stay.
 */
export async function writeReport(
  runs: readonly RunRecord[],
  directory: string,
): Promise<ReportOutcome> {
  const slugs = toSlugs(runs.map(({ name }) => name));
  const runsDirectory = join(directory, 'runs');
  const index = join(directory, 'index.md');
  try {
    // Where the working directory is gone, Node's recursive `mkdir` of a relative path never ends.
    await access(process.cwd());
    await mkdir(runsDirectory, { recursive: true });
    for (const [place, run] of runs.entries()) {
      const path = join(runsDirectory, `${slugs[place] ?? ''}.json`);
      await writeFileAtomic(path, `${JSON.stringify(run, null, 2)}\n`);
    }
    await writeFileAtomic(index, toMarkdown(runs));
    return { kind: 'written', path: index, sections: slugs.map((slug) => `${index}#${slug}`) };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const { code, message } = error;
    return { kind: 'failed', path: error.path ?? directory, code, reason: message };
  }
}

type SystemError = Error & { readonly code: string; readonly path?: string };

function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

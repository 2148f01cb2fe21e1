// One attempt's file: a header that names the format, and the rows.

import { isStepKind } from '../core/evolve.js';
import { parseObject } from '../core/json.js';
import type { Step } from '../core/step.js';
import { StepLogFault } from './step-log-fault.js';

export const logFormat = 'ttadak-step-log';
export const logVersion = 1;

export type LogFile = {
  readonly format: typeof logFormat;
  readonly version: typeof logVersion;
  readonly rows: readonly Step[];
};

/** A file that holds these rows. */
export function toLogFile(rows: readonly Step[]): LogFile {
  return { format: logFormat, version: logVersion, rows };
}

/** The file as it was written. Throws a `StepLogFault` when it is torn, foreign or from a later version. */
export function parseLogFile(text: string, path: string): LogFile {
  const file = requireHeader(text, path);
  return toLogFile(requireRows(file['rows'], { path, restoreRemedy }));
}

/** The object whose header names this format in this version. Throws a `StepLogFault` otherwise. */
export function requireHeader(text: string, path: string): Readonly<Record<string, unknown>> {
  const file = parseObject(text);
  if (file === undefined) {
    const problem = `expected a JSON object, found ${text.length} characters that are none`;
    throw new StepLogFault('TORN', { path, problem, remedy: restoreRemedy });
  }
  const { format, version } = file;
  if (format !== logFormat) {
    throw new StepLogFault('FOREIGN', {
      path,
      problem: `expected format "${logFormat}", found ${JSON.stringify(format)}`,
      remedy: 'point STEP_LOG at a directory of its own',
    });
  }
  if (version !== logVersion) {
    throw new StepLogFault('NEWER', {
      path,
      problem: `expected version ${logVersion}, found ${JSON.stringify(version)}`,
      remedy: 'start the release that wrote it',
    });
  }
  return file;
}

const restoreRemedy = 'restore the file from a backup or move it away for people to look at';

/** These, as the rows of one attempt. Throws a `StepLogFault` when they are not, or one is of a kind of a later release. */
export function requireRows(
  rows: unknown,
  where: { readonly path: string; readonly restoreRemedy: string },
): readonly Step[] {
  const isWhole = Array.isArray(rows) && rows.every(isRow) && beginsOnce(rows);
  if (!isWhole) {
    throw new StepLogFault('TORN', {
      path: where.path,
      problem: 'expected rows that begin with "created", found something else',
      remedy: where.restoreRemedy,
    });
  }
  if (rows.every(isKnown)) return rows;
  throw new StepLogFault('NEWER', {
    path: where.path,
    problem: `expected rows of this release or an older one, found one of the kind "${rows.find((row) => !isKnown(row))?.kind}"`,
    remedy: 'start the release that wrote it',
  });
}

type Row = { readonly kind: string; readonly atMs: number };

function isKnown(row: Row): row is Step {
  return isStepKind(row.kind);
}

function beginsOnce(rows: readonly Row[]): boolean {
  return rows.findLastIndex(({ kind }) => kind === 'created') === 0;
}

/** Rows are written by this service alone, so their shape is believed once they are whole. */
function isRow(row: unknown): row is Row {
  return (
    typeof row === 'object' &&
    row !== null &&
    'kind' in row &&
    typeof row.kind === 'string' &&
    'atMs' in row &&
    typeof row.atMs === 'number'
  );
}

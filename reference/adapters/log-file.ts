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
  const { rows } = file;
  if (!Array.isArray(rows) || !areRows(rows)) {
    throw new StepLogFault('TORN', {
      path,
      problem: 'expected rows that begin with "created", found something else',
      remedy: restoreRemedy,
    });
  }
  return toLogFile(rows);
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

/** Whether these are all rows of one attempt, of kinds that this release knows. */
export function areRows(rows: readonly unknown[]): rows is readonly Step[] {
  return rows.every(isRow) && beginsOnce(rows);
}

function beginsOnce(rows: readonly Step[]): boolean {
  return rows.findLastIndex(({ kind }) => kind === 'created') === 0;
}

/** Rows are written by this service alone, so their shape is believed once they are whole. */
function isRow(row: unknown): row is Step {
  return (
    typeof row === 'object' &&
    row !== null &&
    'kind' in row &&
    typeof row.kind === 'string' &&
    isStepKind(row.kind) &&
    'atMs' in row &&
    typeof row.atMs === 'number'
  );
}

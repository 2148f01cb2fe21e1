import {
  type Checked,
  createDeterminismCheck,
} from '../scenarios/determinism/check-determinism.js';
import { type SubjectOptions, subjectsOf } from './determinism-subjects.js';
import { toCheckedText, toTotalsText } from './determinism-text.js';
import { type ExitCode, exitCode } from './exit-code.js';

export type DeterminismOptions = SubjectOptions & {
  readonly replays: number;
  readonly verbose: boolean;
  readonly json: boolean;
};

/** Plays each run several times; the histories must be the same bytes. What leaked is named. */
export async function determinismCommand(
  wanted: readonly string[],
  options: DeterminismOptions,
): Promise<ExitCode> {
  const { replays, verbose, json } = options;
  const subjects = await subjectsOf(wanted, options);
  const determinism = createDeterminismCheck();
  const all: Checked[] = [];
  for (const subject of subjects) {
    const checked = await determinism.check(subject, replays);
    all.push(checked);
    if (!json) process.stdout.write(`${toCheckedText(checked, verbose)}\n`);
  }
  await determinism.close();
  const text = json
    ? JSON.stringify({ determinism: all }, null, 2)
    : `\n${toTotalsText(all, verbose)}`;
  process.stdout.write(`${text}\n`);
  return exitCodeOfAll(all);
}

/** False beats unknown beats true. */
function exitCodeOfAll(all: readonly Checked[]): ExitCode {
  if (all.some(({ outcome }) => outcome.kind === 'differs')) return exitCode.diverged;
  if (all.some(({ outcome }) => outcome.kind === 'ended')) return exitCode.inconclusive;
  return exitCode.allWell;
}

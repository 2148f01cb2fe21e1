import type { RunRecord } from '../reports/run-record.js';

/** What the shell is told. */
export const exitCode = {
  allWell: 0,
  /** A violation or a broken contract. */
  violated: 1,
  /** Wrong usage, configuration or scenario. */
  usage: 2,
  /** A port or a directory was not to be had. */
  unavailable: 3,
  /** The environment failed or a budget ran out: nothing can be said. */
  inconclusive: 4,
  /** A replay did not repeat what it was to repeat. */
  diverged: 5,
  internal: 70,
  /** Ctrl-C: a shell's 128 + SIGINT. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** False beats unknown beats true. */
export function exitCodeOf(records: readonly RunRecord[]): ExitCode {
  if (records.some(({ verdict }) => verdict === 'violated')) return exitCode.violated;
  if (records.some(({ verdict }) => verdict === 'inconclusive')) return exitCode.inconclusive;
  return exitCode.allWell;
}

/** A mistake of the user, to be said in these lines and nothing else. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code: ExitCode;
  constructor(lines: readonly string[], code: ExitCode = exitCode.usage) {
    super(lines.join('\n'));
    this.code = code;
  }
}

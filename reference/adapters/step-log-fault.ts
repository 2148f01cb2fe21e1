/** Why a step log cannot be used. Nothing of it was changed. */
export class StepLogFault extends Error {
  readonly code:
    | 'LOCKED'
    | 'NOT_A_DIRECTORY'
    | 'FOREIGN'
    | 'NEWER'
    | 'TORN'
    | 'INACCESSIBLE'
    | 'NOT_MIGRATED';
  readonly path: string;

  constructor(
    code: StepLogFault['code'],
    {
      path,
      problem,
      remedy,
      cause,
    }: { path: string; problem: string; remedy: string; cause?: unknown },
  ) {
    super(`step log ${path}: ${problem}; ${remedy}`, { cause });
    this.name = 'StepLogFault';
    this.code = code;
    this.path = path;
  }
}

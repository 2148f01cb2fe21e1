/** Why a step log cannot be used. Nothing on the disk was changed. */
export class StepLogFault extends Error {
  readonly code: 'LOCKED' | 'NOT_A_DIRECTORY' | 'FOREIGN' | 'NEWER' | 'TORN' | 'INACCESSIBLE';
  readonly path: string;

  constructor(
    code: StepLogFault['code'],
    { path, problem, remedy }: { path: string; problem: string; remedy: string },
  ) {
    super(`step log ${path}: ${problem}; ${remedy}`);
    this.name = 'StepLogFault';
    this.code = code;
    this.path = path;
  }
}

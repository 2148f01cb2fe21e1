/** The directory of `--data` cannot be used. The user can choose another, or mend it; nothing is broken. */
export class DataDirectoryError extends Error {
  readonly code = 'DATA_DIRECTORY';
  /** What to do about it. */
  readonly remedy: string;

  constructor(path: string, { problem, remedy }: { problem: string; remedy: string }) {
    super(`${path}: ${problem}`);
    this.name = 'DataDirectoryError';
    this.remedy = remedy;
  }
}

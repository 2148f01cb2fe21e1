import { StepLogUnavailable } from '../app/step-log-unavailable.js';
import { failed, type Result } from '../core/result.js';

/**
 * A store that did not answer may have written all the same. Nobody relies on it: no call follows, and whoever reads the
 * attempt next finds the rows and goes on from there, as after a crash.
 */
export async function orNotWritten<T, E>(
  writing: Promise<Result<T, E>>,
): Promise<Result<T, E | { readonly kind: 'not-written'; readonly reason: string }>> {
  try {
    return await writing;
  } catch (error) {
    if (!(error instanceof StepLogUnavailable)) throw error;
    return failed({ kind: 'not-written', reason: error.message });
  }
}

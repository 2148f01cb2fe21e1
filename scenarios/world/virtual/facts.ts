import type { Attempt } from '../../../reference/core/attempt.js';
import type { Step } from '../../../reference/core/step.js';
import { digestOf } from '../../../simulators/kit/choices/fingerprint.js';

/** What the service is told, in short: two things with one fact are the same to it. */
export type Facts = {
  readonly of: (value: unknown) => string;
  /** The fact of the attempt that these rows, written behind the attempt's own, lead to. */
  readonly ofAppended: (before: Attempt, steps: readonly Step[], after: Attempt) => string;
};

/**
 * With `ignoresErrors`, attempts that differ only in the text of the last technical error (a reset, a closed
 * connection) are the same: the service keeps it as evidence, and must not decide by it.
 */
export function createFacts({ ignoresErrors }: { readonly ignoresErrors: boolean }): Facts {
  /** What is read never changes, and the same comes back again and again. */
  const known = new WeakMap<object, string>();
  /** An attempt is the fold of its rows; who repeats what was done before writes the same rows. */
  const appended = new WeakMap<readonly Step[], Map<string, string>>();

  function of(value: unknown): string {
    if (typeof value !== 'object' || value === null) return String(value);
    const before = known.get(value);
    if (before !== undefined) return before;
    const fact = factOfParts(value) ?? digestOf(textOf(value));
    known.set(value, fact);
    return fact;
  }

  /** The rows of an attempt are the same things in every reading. */
  function factOfParts(value: object): string | undefined {
    if (Array.isArray(value)) return digestOf(value.map(of).join());
    if ('ok' in value && 'value' in value) return `ok ${of(value.value)}`;
    if ('attempt' in value && 'steps' in value) return `${of(value.attempt)} ${of(value.steps)}`;
    return undefined;
  }

  function textOf(value: object): string {
    const isAttempt = ignoresErrors && 'lastErrors' in value;
    return JSON.stringify(isAttempt ? { ...value, lastErrors: null } : value);
  }

  return {
    of,
    ofAppended: (before, steps, after) => {
      const byAttempt = appended.get(steps) ?? new Map<string, string>();
      appended.set(steps, byAttempt);
      const origin = of(before);
      const fact = byAttempt.get(origin) ?? of(after);
      byAttempt.set(origin, fact);
      known.set(after, fact);
      return fact;
    },
  };
}

// What tests arrange for the next calls of a kind.

import type { EffectAnswer, Outcome } from '../core/answer.js';
import type { Effect } from '../core/call.js';

/**
 * What comes of a call. `served`: all goes well; `lost`: executed without an answer; `unsent`: neither; a code:
 * refused with it; `meanwhile`: something else happens first.
 */
export type Script =
  | 'served'
  | 'lost'
  | 'unsent'
  | { readonly code: string }
  | { readonly meanwhile: () => void };

export type Scripted = Effect['kind'] | 'look-up' | 'read-order';

export type Scripts = {
  readonly add: (kind: Scripted, ...next: readonly Script[]) => void;
  /** The calls that were made, in order. */
  readonly calls: readonly string[];
  /** Whether a call that only looks is answered. */
  readonly isAnswered: (kind: 'look-up' | 'read-order') => boolean;
  /** Executes a call as it was arranged. */
  readonly play: (call: Effect, execute: () => Outcome) => Promise<EffectAnswer>;
};

export function createScripts(): Scripts {
  const scripts = new Map<string, Script[]>();
  const calls: string[] = [];

  function next(kind: Scripted): Exclude<Script, { meanwhile: unknown }> {
    calls.push(kind);
    const script = scripts.get(kind)?.shift() ?? 'served';
    if (typeof script === 'string' || 'code' in script) return script;
    script.meanwhile();
    return 'served';
  }

  function playOut(call: Effect, execute: () => Outcome): Outcome {
    const script = next(call.kind);
    if (typeof script === 'object') return { kind: 'rejected', code: script.code };
    const outcome = script === 'unsent' ? undefined : execute();
    return outcome === undefined || script === 'lost'
      ? { kind: 'unknown', reason: 'timeout' }
      : outcome;
  }

  return {
    add: (kind, ...scripted) => {
      scripts.set(kind, [...(scripts.get(kind) ?? []), ...scripted]);
    },
    calls,
    isAnswered: (kind) => next(kind) === 'served',
    play: (call, execute) => {
      const evidence = { kind: 'no-reply', reason: 'fake', code: null } as const;
      return Promise.resolve({ outcome: playOut(call, execute), evidence });
    },
  };
}

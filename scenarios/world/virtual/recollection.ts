// What the service did each time it was told something. A task that is told the same again, moment by moment,
// does the same again, as long as the service keeps nothing in memory but its tasks and the step log.
import { digestOf } from '../../../simulators/kit/choices/fingerprint.js';
import type { HttpAnswer } from '../world.js';
import type { Facts } from './facts.js';
import type { ServiceCall } from './service-call.js';

/** What a task does. Calls and timers are numbered within their task, in the order of their making. */
export type Deed =
  | { readonly kind: 'call'; readonly number: number; readonly call: ServiceCall }
  | { readonly kind: 'timer'; readonly number: number; readonly delayMs: number }
  | { readonly kind: 'call-off'; readonly number: number }
  /** The next round of the sweeper begins then, as a task of its own. */
  | { readonly kind: 'next-round'; readonly delayMs: number }
  | { readonly kind: 'answer'; readonly answer: HttpAnswer };

/** All that a task does from one thing that it is told until the next. */
export type Moment = {
  /** Stands for all that the task has been told since it began. */
  readonly id: string;
  readonly deeds: Deed[];
  /** Whether it then looks at what is open in the step log, and goes on by what it sees there. */
  hasLooked: boolean;
  readonly next: Map<string, Moment>;
};

/** What a task was told, with the moment that this led to. */
export type Trace = {
  readonly by: 'begin' | 'call' | 'timer' | 'look';
  /** Which of the task's calls or timers it comes from. */
  readonly number: number;
  readonly value: unknown;
  readonly nowMs: number;
  readonly moment: Moment;
};

export type Recollection = {
  readonly facts: Facts;
  /** The moment that follows when this is told. */
  readonly after: (
    moment: Moment | null,
    told: string,
  ) => { readonly moment: Moment; readonly isNew: boolean };
  /** For how many moments the service was really asked. */
  readonly size: () => number;
};

/** A moment with its deeds takes some kilobytes: what is forgotten is asked again. */
const momentsMax = 40_000;

export function createRecollection(facts: Facts): Recollection {
  let begun = new Map<string, Moment>();
  let kept = 0;
  let size = 0;

  function remember(known: Map<string, Moment>, told: string, id: string): Moment {
    const moment = {
      id: digestOf(id),
      deeds: [],
      hasLooked: false,
      next: new Map<string, Moment>(),
    };
    if (kept >= momentsMax) {
      begun = new Map();
      kept = 0;
    }
    known.set(told, moment);
    kept += 1;
    size += 1;
    return moment;
  }

  return {
    facts,
    after: (before, told) => {
      const known = before?.next ?? begun;
      const moment = known.get(told);
      if (moment !== undefined) return { moment, isNew: false };
      return { moment: remember(known, told, `${before?.id ?? ''} ${told}`), isNew: true };
    },
    size: () => size,
  };
}

import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import { type Difference, firstDifference } from './first-difference.js';
import { whyHarmless } from './known-harmless.js';
import type { Leak } from './leak-watch.js';
import type { Subject, Take } from './replay-subject.js';
import { createReplayThread, type ThreadResult } from './replay-threads.js';

export type Outcome =
  | { readonly kind: 'same'; readonly sha256: string }
  | {
      readonly kind: 'differs';
      readonly sha256: readonly [string, string];
      /** `replay 1 and replay 7 of one thread`. */
      readonly between: string;
      readonly difference: Difference;
    }
  /** A replay that came to no end. */
  | { readonly kind: 'ended'; readonly error: string };

export type Checked = {
  readonly name: string;
  readonly replays: number;
  readonly replayMs: number | null;
  readonly outcome: Outcome;
  /** To blame for a difference, the likeliest first; without a difference they did no harm. */
  readonly leaks: readonly Leak[];
  /** What is known never to enter a history, with the reason. */
  readonly harmless: readonly (Leak & { readonly why: string })[];
};

export type DeterminismCheck = {
  /** Plays a subject so many times (2 at the least) and compares. */
  readonly check: (subject: Subject, replays: number) => Promise<Checked>;
  readonly close: () => Promise<void>;
};

/**
 * The replays are shared out between two threads, each of which loads the service anew: so a value that
 * a module drew when it was loaded shows, too.
 */
export function createDeterminismCheck(giveUpAfterMs = 30_000): DeterminismCheck {
  const threads = [createReplayThread(giveUpAfterMs), createReplayThread(giveUpAfterMs)] as const;
  return {
    check: async (subject, replays) => {
      const [one, other] = await Promise.all([
        threads[0].replay(subject, Math.ceil(replays / 2)),
        threads[1].replay(subject, Math.floor(replays / 2)),
      ]);
      const leaks = ranked([...one.leaks, ...other.leaks]);
      return {
        name: subject.name,
        replays,
        replayMs: one.replays.kind === 'played' ? one.replays.replayMs : null,
        outcome: compare(one, other),
        leaks: leaks.filter((leak) => whyHarmless(leak) === null),
        harmless: leaks.flatMap((leak) => {
          const why = whyHarmless(leak);
          return why === null ? [] : [{ ...leak, why }];
        }),
      };
    },
    close: async () => {
      await Promise.all(threads.map(({ close }) => close()));
    },
  };
}

function compare({ replays: one }: ThreadResult, { replays: other }: ThreadResult): Outcome {
  for (const ended of [one, other]) {
    if (ended.kind === 'ended')
      return { kind: 'ended', error: `replay ${ended.nth}: ${ended.error}` };
  }
  if (one.kind === 'ended' || other.kind === 'ended') throw new Error('both were played');
  for (const { first, odd } of [one, other]) {
    if (odd !== null)
      return differs(first, odd.take, `replay 1 and replay ${odd.nth} of one thread`);
  }
  if (one.first.text === other.first.text) return { kind: 'same', sha256: one.first.sha256 };
  return differs(one.first, other.first, 'two threads, each of which loaded the service anew');
}

function differs(one: Take, other: Take, between: string): Outcome {
  const difference = firstDifference(parse(one), parse(other));
  if (difference === null) throw new Error('different texts of the same entries');
  return { kind: 'differs', sha256: [one.sha256, other.sha256], between, difference };
}

function parse({ text }: Take): HistoryEntry[] {
  return JSON.parse(text) as HistoryEntry[]; // Written by replaySubject.
}

/** Each once; what the service did itself before what a package did, what it did in the run first. */
function ranked(leaks: readonly Leak[]): Leak[] {
  const each = new Map(leaks.map((leak) => [JSON.stringify(leak), leak] as const));
  const rank = ({ when, at, via }: Leak) =>
    (when === 'running' ? 0 : 4) +
    (at.startsWith('node_modules/') ? 2 : 0) +
    (via === null ? 0 : 1);
  return [...each.values()].sort((one, other) => rank(one) - rank(other));
}

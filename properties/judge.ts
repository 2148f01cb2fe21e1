import type { HistoryEntry } from '../simulators/kit/history/history-entry.js';
import type { End } from './end.js';
import type { Finding } from './finding.js';
import { isNewsUnseen } from './invariants/accepted-news-is-not-lost.js';
import { leftOpenIn } from './invariants/acts-are-verified.js';
import { allInvariants } from './invariants/all.js';
import type { Breach, Invariant } from './invariants/invariant.js';
import { untruthOfItems } from './invariants/manual-is-true.js';
import { type Bounds, defaultBounds } from './ledger/bounds.js';
import { endOf } from './ledger/end-of.js';
import { isOver } from './ledger/is-over.js';
import { createLedger, type Ledger } from './ledger/ledger.js';
import { type MoneyBalance, toMoneyBalances } from './ledger/money.js';
import { toStanding } from './ledger/standing.js';

/** Judges one run by its history alone. Each invariant is reported once per order. */
export type Judge = {
  /** Books the entry and returns what it broke that was not broken before. */
  readonly observe: (entry: HistoryEntry) => readonly Finding[];
  /** Books an entry of which is known that it breaks nothing. */
  readonly book: (entry: HistoryEntry) => void;
  /** Demands rest: returns what is wrong now that was not found before. */
  readonly atRest: () => readonly Finding[];
  /** What an order has come to so far; an order that was never heard of was never charged. */
  readonly endOf: (order: string) => End;
  /** All orders heard of, in that order. */
  readonly orders: () => readonly string[];
  /** Whether every order is at an end. */
  readonly isSettled: () => boolean;
  /** Whether an open manual item does not fit what has become of its order by now. */
  readonly hasUntrueItem: () => boolean;
  /** Whether the service has yet to act upon something that it was told and has accepted: a webhook, or an operator's word. */
  readonly hasUnseenNews: () => boolean;
  /** Whether the log, as it was read last, says of no attempt that it is still under way. */
  readonly isLogOver: () => boolean;
  /** The invariants that could not be judged, for the service does not show what they need. */
  readonly notJudged: () => readonly string[];
  /** How everything that a reconciliation compares stands, as text. */
  readonly standing: () => string;
  /** How much each account has gained, and how much it may have, by the ends so far. */
  readonly money: () => readonly MoneyBalance[];
};

const nothing: readonly Finding[] = [];

/** Whether the service has shown what the invariant needs. */
function isShown({ needs }: Invariant, { logReadAtSeq, reconciledAtSeq }: Ledger): boolean {
  if (needs === undefined) return true;
  return (needs === 'log' ? logReadAtSeq : reconciledAtSeq) !== null;
}

/** Without bounds it judges by the times of a scenario that names none. */
export function createJudge(
  invariants: readonly Invariant[] = allInvariants,
  bounds: Bounds = defaultBounds,
): Judge {
  const ledger = createLedger(bounds);
  const reported = new Set<string>();

  function report({ name }: Invariant, { order, message }: Breach, seq: number | null): Finding[] {
    const key = `${name} ${order ?? ''}`;
    if (reported.has(key)) return [];
    reported.add(key);
    return [{ invariant: name, order, message, seq }];
  }

  function observe(entry: HistoryEntry): readonly Finding[] {
    ledger.apply(entry);
    let findings: Finding[] | null = null;
    for (const invariant of invariants) {
      const breach = invariant.observe?.(ledger, entry) ?? null;
      if (breach !== null) (findings ??= []).push(...report(invariant, breach, entry.seq));
    }
    return findings ?? nothing;
  }

  function atRest(): readonly Finding[] {
    const orders = [...ledger.orders.values()];
    return invariants.flatMap((invariant) =>
      orders.flatMap((order) => {
        const message = invariant.atRest?.(order, ledger) ?? null;
        return message === null ? [] : report(invariant, { order: order.order, message }, null);
      }),
    );
  }

  function endOfOrder(order: string): End {
    const book = ledger.orders.get(order);
    return book === undefined ? 'released' : endOf(book, ledger.nowMs);
  }

  function isSettled(): boolean {
    for (const order of ledger.orders.values()) {
      if (endOf(order, ledger.nowMs) === 'open') return false;
    }
    return true;
  }

  return {
    observe,
    book: ledger.apply,
    atRest,
    endOf: endOfOrder,
    orders: () => [...ledger.orders.keys()],
    isSettled,
    hasUntrueItem: () =>
      [...ledger.orders.values()].some((order) => untruthOfItems(order) !== null),
    hasUnseenNews: () =>
      [...ledger.orders.values()].some(
        (order) => isNewsUnseen(order) || leftOpenIn(order) !== undefined,
      ),
    isLogOver: () => [...ledger.orders.values()].every(({ attempts }) => attempts.every(isOver)),
    notJudged: () =>
      invariants.filter((invariant) => !isShown(invariant, ledger)).map(({ name }) => name),
    standing: () => toStanding(ledger),
    money: () => toMoneyBalances(ledger),
  };
}

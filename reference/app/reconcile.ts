// Reconciles a day: the PG's list, the orders and the step log. Looking changes nothing; `callPeople` writes a flag
// for each finding that has an attempt, so that it stands in the manual queue. Twice is the same as once.

import { type Attempt, isEnded } from '../core/attempt.js';
import { countLines, type LineCounts, toVerdict, type Verdict } from '../core/day-verdict.js';
import type { KstDay } from '../core/kst-day.js';
import { lineByLook } from '../core/line-by-look.js';
import { discardOld } from '../core/old-sighting.js';
import { type Line, lineByList, lineOfOpen, linesOfUnknown } from '../core/reconciliation.js';
import { findAction } from '../core/recovery.js';
import { type Observation, toFacts } from '../core/recovery-facts.js';
import type { OrderSighting } from '../core/sighting.js';
import { sumMovements, type TransactionSeen } from '../core/transaction.js';
import { contextOf, type DriveDeps, write } from './drive.js';
import { inLanes } from './lanes.js';
import { type ListedDay, listTransactions } from './list-transactions.js';
import { whileLimited } from './patience.js';
import type { PgTransactions } from './ports.js';
import { StepLogUnavailable } from './step-log-unavailable.js';

export type ReconcileDeps = DriveDeps & { readonly transactions: PgTransactions };

/** The PG has been seen to list a transaction up to an hour late. Source: measured of the sandbox. */
const listedLateMs = 60 * 60_000;

const lanesMax = 8;

/** After so many questions without an answer nobody else is asked: the partner is away. */
const silencesMax = 20;

export type Reconciliation = {
  readonly date: string;
  readonly verdict: Verdict;
  /** Why it is incomplete. */
  readonly gaps: readonly string[];
  readonly counts: LineCounts;
  readonly lines: readonly Line[];
  readonly totals: {
    /** By the PG's list of that day. */
    readonly takenKrw: number;
    readonly returnedKrw: number;
    /** Of the lines, as it is now. */
    readonly heldKrw: number;
    readonly paidOrdersKrw: number;
    readonly exposureKrw: number;
  };
};

type Found = { readonly line: Line; readonly attempt: Attempt; readonly seen: Observation | null };

/** What the three say of the day. With `callPeople` its findings become manual items. */
export async function reconcile(
  deps: ReconcileDeps,
  { day, callPeople }: { day: KstDay; callPeople: { readonly by: string } | null },
): Promise<Reconciliation> {
  const listed = await listTransactions(deps, day);
  const byOrder = groupByOrder(listed.transactions);
  const { fromMs, untilMs } = day;
  const pgOrderIds = [...byOrder.keys()];
  const logged = await deps.stepLog.search({ kind: 'of-period', fromMs, untilMs, pgOrderIds });
  const asker = createAsker(deps);
  const found = await inLanes(lanesMax, logged, ({ attempt }) =>
    check(deps, asker, {
      attempt,
      own: byOrder.get(attempt.pgOrderId) ?? [],
      isListed: listed.gap === null,
    }),
  );
  if (callPeople !== null) {
    for (const one of found) await flag(deps, one, callPeople.by);
  }
  const known = new Set(logged.map(({ attempt }) => String(attempt.pgOrderId)));
  const strangers = listed.transactions.filter(({ pgOrderId }) => !known.has(pgOrderId));
  const lines = [...found.map(({ line }) => line), ...linesOfUnknown(strangers)];
  return conclude({ day, lines, listed, nowMs: deps.clock.nowMs() });
}

function groupByOrder(transactions: readonly TransactionSeen[]) {
  const groups = new Map<string, TransactionSeen[]>();
  for (const one of transactions) {
    groups.set(one.pgOrderId, [...(groups.get(one.pgOrderId) ?? []), one]);
  }
  return groups;
}

type Checked = {
  readonly attempt: Attempt;
  /** The day's transactions of its PG order id. */
  readonly own: readonly TransactionSeen[];
  readonly isListed: boolean;
};

async function check(
  deps: ReconcileDeps,
  asker: Asker,
  { attempt, own, isListed }: Checked,
): Promise<Found> {
  const isOpen = !isEnded(attempt) || attempt.flag !== null;
  if (isOpen) return { attempt, line: lineOfOpen(attempt, own), seen: null };
  // The list was read before: what the order is must not be older than what the money did.
  const order = await asker.readOrder(attempt);
  const matched = isListed ? lineByList(attempt, own, order) : undefined;
  if (matched !== undefined) return { attempt, line: matched, seen: null };
  const seen = await asker.observe(attempt);
  return {
    attempt,
    line: lineByLook(attempt, { listed: own, observation: seen }, contextOf(deps)),
    seen,
  };
}

type Asker = {
  readonly readOrder: (attempt: Attempt) => Promise<OrderSighting>;
  readonly observe: (attempt: Attempt) => Promise<Observation>;
};

/** Asks both partners with patience, and no longer once one of them seems to be away. */
function createAsker({ pg, legacy, clock }: ReconcileDeps): Asker {
  let silences = 0;
  const unreachable = { kind: 'unreachable', error: 'not asked any more' } as const;

  async function ask<T extends { readonly kind: string; readonly error?: string }>(
    question: () => Promise<T>,
  ): Promise<T | typeof unreachable> {
    if (silences >= silencesMax) return unreachable;
    const isLimited = ({ error }: T) => error?.startsWith('HTTP 429') ?? false;
    const answer = await whileLimited(clock, { ask: question, isLimited });
    if (answer.kind === 'unreachable') silences += 1;
    return answer;
  }

  const readOrder = async (attempt: Attempt) =>
    discardOld(attempt, await ask(() => legacy.readOrder(attempt.orderId)));
  return {
    readOrder,
    observe: async (attempt) => {
      const { orderId, pgOrderId, paymentKey } = attempt;
      const payments = await ask(() => pg.lookUp({ orderId, pgOrderId, paymentKey }));
      return { pg: payments, order: await readOrder(attempt) };
    },
  };
}

/**
 * When somebody else has moved the attempt on meanwhile, the next run finds what is left. Throws a `StepLogUnavailable` when
 * the flag was not written: nobody is called then, and nobody may think so.
 */
async function flag(deps: ReconcileDeps, { line, attempt, seen }: Found, by: string) {
  if (line.cause === null || seen === null) return;
  const { row } = findAction(toFacts(attempt, seen, contextOf(deps)));
  const steps = [
    { kind: 'observed', ...seen, row },
    { kind: 'flagged', cause: line.cause },
  ] as const;
  const written = await write(deps, { attempt, by, steps });
  if (!written.isMine && written.attempt.version === attempt.version) {
    throw new StepLogUnavailable(`the flag of attempt ${attempt.id} was not written`);
  }
}

type Material = {
  readonly day: KstDay;
  readonly lines: readonly Line[];
  readonly listed: ListedDay;
  readonly nowMs: number;
};

function conclude({ day, lines, listed, nowMs }: Material): Reconciliation {
  const gaps = [
    ...(nowMs < day.untilMs + listedLateMs
      ? ['the day: expected it to have ended an hour ago, so that the PG has listed all of it']
      : []),
    ...(listed.gap === null ? [] : [`the PG's list of transactions: ${listed.gap}`]),
    ...lines
      .filter(({ kind }) => kind === 'not-checked')
      .map(({ orderId }) => `order ${orderId ?? ''}: the PG or the order system did not answer`),
  ];
  const counts = countLines(lines);
  const sumOf = (amountOf: (line: Line) => number | null) =>
    lines.reduce((sumKrw, line) => sumKrw + (amountOf(line) ?? 0), 0);
  return {
    date: day.date,
    verdict: toVerdict(counts, gaps),
    gaps,
    counts,
    lines,
    totals: {
      ...sumMovements(listed.transactions),
      heldKrw: sumOf(({ pgKrw }) => pgKrw),
      paidOrdersKrw: sumOf(({ orderKrw }) => orderKrw),
      exposureKrw: sumOf(({ exposureKrw }) => exposureKrw),
    },
  };
}

import type {
  ReconciledLine,
  ReconciliationClaimed,
} from '../../simulators/kit/history/reconciliation-claim.js';
import { isAsAccepted } from '../ledger/acceptance.js';
import { isOver } from '../ledger/is-over.js';
import type { Ledger } from '../ledger/ledger.js';
import type { OrderBook } from '../ledger/order-book.js';
import { agreesSurely, differs, type ThreeWay, toThreeWay } from '../ledger/three-way.js';
import type { Breach, Invariant } from './invariant.js';
import { toWonText } from './to-won-text.js';

/**
 * Compares what the service says of a day with the judge's own join of money, orders and log. What a difference is called, and
 * whether one that lies in the log alone is one, is the service's own affair. What it could not ask because a call failed it may
 * leave open, if it says so. Of an order that moves while it is being asked it may say what was or what is, and what moved money
 * on a later day is for the reconciliation of that day.
 */
export const reconciliationIsTrue: Invariant = {
  name: 'reconciliationIsTrue',
  statement:
    'A reconciliation has each payment and each attempt of its day in one line, calls nothing equal or accepted that is not so or was not asked for, raises no false alarm, and adds up.',
  needs: 'reconciliation',
  observe: (ledger, entry) => {
    if (entry.kind !== 'reconciliation-claimed') return null;
    return missing(entry, ledger) ?? untrueLine(entry, ledger) ?? untrueSum(entry, ledger);
  },
};

/** Whether a call to a partner failed since the operator asked. */
function hasFailed({ callFailedAtSeq, reconciliationAskedAtSeq }: Ledger): boolean {
  return callFailedAtSeq > (reconciliationAskedAtSeq ?? -1);
}

function missing(claim: ReconciliationClaimed, ledger: Ledger): Breach | null {
  const { date, fromMs, untilMs, lines } = claim;
  const isOfDay = (atMs: number | null) => atMs !== null && atMs >= fromMs && atMs < untilMs;
  const isExcused = claim.verdict === 'incomplete' && hasFailed(ledger);
  const count = (what: string, order: string | null, times: number): Breach | null => {
    if (times === 1 || (times === 0 && isExcused)) return null;
    return {
      order,
      message: `The reconciliation of ${date} should have ${what} in one line, but has it in ${times}.`,
    };
  };
  for (const { paymentKey, order, attempt, movements, confirmedAtMs } of ledger.payments.values()) {
    const isConcerned = isOfDay(confirmedAtMs) || movements.some(({ atMs }) => isOfDay(atMs));
    // Another attempt that was handed its key may name it, too.
    const naming = lines.filter(
      (line) =>
        line.paymentKeys.includes(paymentKey) &&
        (line.attempt === null || attempt === null || line.attempt === attempt.attempt),
    );
    const breach = isConcerned ? count(`payment ${paymentKey}`, order, naming.length) : null;
    if (breach !== null) return breach;
  }
  for (const { order, attempts } of ledger.orders.values()) {
    for (const { attempt, claimedAtMs } of attempts) {
      const naming = lines.filter((line) => line.attempt === attempt);
      const isConcerned = isOfDay(claimedAtMs) || naming.length > 1;
      const breach = isConcerned
        ? count(`attempt ${attempt} of order ${order}`, order, naming.length)
        : null;
      if (breach !== null) return breach;
    }
  }
  return null;
}

function untrueLine(claim: ReconciliationClaimed, ledger: Ledger): Breach | null {
  const { date, lines } = claim;
  for (const line of lines) {
    const untruth = untruthOf(line, claim, ledger);
    if (untruth === null) continue;
    const about = line.attempt ?? line.paymentKeys.join();
    const message = `The reconciliation of ${date} calls ${about} "${line.as}", but ${untruth}.`;
    return { order: line.order, message };
  }
  return null;
}

/** Whether the order has moved since the operator asked. */
function hasMoved({ movedAtSeq }: OrderBook, { reconciliationAskedAtSeq }: Ledger): boolean {
  return movedAtSeq > (reconciliationAskedAtSeq ?? -1);
}

/** Whether its money has moved after the day, whose list does not show that. */
function movedLater({ payments }: ThreeWay, { untilMs }: ReconciliationClaimed): boolean {
  return payments.some(({ movements }) => movements.some(({ atMs }) => atMs >= untilMs));
}

/** What is wrong with a line; null for nothing. */
function untruthOf(
  line: ReconciledLine,
  claim: ReconciliationClaimed,
  ledger: Ledger,
): string | null {
  const truth = toThreeWay(line, ledger);
  if (truth.order !== null && hasMoved(truth.order, ledger)) return null;
  if (movedLater(truth, claim)) return null;
  return untrueSumOf(line, truth) ?? judges[line.says]({ line, truth, ledger });
}

function untrueSumOf({ heldKrw, paidKrw }: ReconciledLine, truth: ThreeWay): string | null {
  if (heldKrw !== null && heldKrw !== truth.heldKrw) {
    return `says that ${toWonText(heldKrw)} are held, and it is ${toWonText(truth.heldKrw)}`;
  }
  if (paidKrw !== null && paidKrw !== truth.paidKrw) {
    return `says that ${toWonText(paidKrw)} count as paid, and it is ${toWonText(truth.paidKrw)}`;
  }
  return null;
}

type Judged = {
  readonly line: ReconciledLine;
  readonly truth: ThreeWay;
  readonly ledger: Ledger;
};

/** What is wrong with that a line says so; null for nothing. */
const judges: Readonly<Record<ReconciledLine['says'], (judged: Judged) => string | null>> = {
  agrees: ({ truth, ledger }) => {
    if (differs(truth)) return toMoneyText(truth);
    if (wasShown(truth, ledger)) return null;
    return 'the PG or the order system was not heard since it was asked for';
  },
  'under-way': ({ truth }) => {
    const isLeft = truth.attempt !== null && isOver(truth.attempt);
    return isLeft && differs(truth) ? toMoneyText(truth) : null;
  },
  people: ({ line, truth: { attempt } }) => {
    if (attempt?.item === null || attempt === null) return 'nobody is called for it';
    if (line.exposureKrw === attempt.exposureKrw) return null;
    return 'its manual item puts another sum at risk';
  },
  accepted: ({ truth }) => {
    const { order, attempt } = truth;
    if (order === null || attempt === null || attempt.settledAtMs === null) {
      return 'no operator has settled it';
    }
    if (!differs(truth) || isAsAccepted(order, attempt)) return null;
    return `${toMoneyText(truth)}, and nobody has accepted that`;
  },
  differs: ({ line, truth }) => {
    if (agreesSurely(truth)) return `all agree: ${toMoneyText(truth)}`;
    if (line.exposureKrw === Math.abs(truth.heldKrw - truth.paidKrw)) return null;
    return `${toWonText(line.exposureKrw)} are said to be at risk, and ${toMoneyText(truth)}`;
  },
  unchecked: ({ ledger }) =>
    hasFailed(ledger) ? null : 'no call had failed since it was asked for',
};

function toMoneyText({ heldKrw, paidKrw }: ThreeWay): string {
  return `${toWonText(heldKrw)} are held and ${toWonText(paidKrw)} count as paid`;
}

function wasShown({ order }: ThreeWay, ledger: Ledger): boolean {
  // What the service keeps itself, and what nobody has, needs no asking.
  const isElsewhere = order !== null && !order.isOwn && order.amountKrw > 0;
  const askedAtSeq = ledger.reconciliationAskedAtSeq ?? -1;
  return wasHeard(ledger) && (!isElsewhere || (order.shownAtSeq ?? -1) > askedAtSeq);
}

/** Whether the PG has told anything since the operator asked. */
function wasHeard({ pgShownAtSeq, reconciliationAskedAtSeq }: Ledger): boolean {
  return pgShownAtSeq > (reconciliationAskedAtSeq ?? -1);
}

function untrueSum(claim: ReconciliationClaimed, ledger: Ledger): Breach | null {
  const { date } = claim;
  const untruth = untrueTotal(claim, ledger) ?? untrueCount(claim) ?? untrueVerdict(claim, ledger);
  return untruth === null
    ? null
    : { order: null, message: `The reconciliation of ${date} ${untruth}.` };
}

type Total = keyof ReconciliationClaimed['totals'];

function untrueTotal({ lines, totals, verdict, ...day }: ReconciliationClaimed, ledger: Ledger) {
  const sumOf = (amountOf: (line: ReconciledLine) => number | null) =>
    lines.reduce((sumKrw, line) => sumKrw + (amountOf(line) ?? 0), 0);
  // What was moved is known by the PG's list alone, and a call for it may have failed, or something may have moved after it.
  // Who says that all is there has the whole list, whatever had failed before.
  const isWhole = verdict === 'matches' || verdict === 'explained';
  const isUnsure =
    (hasFailed(ledger) && !isWhole) ||
    [...ledger.orders.values()].some((order) => hasMoved(order, ledger));
  const moved = isUnsure ? {} : movedOn(day, ledger);
  const expected: Partial<Record<Total, number>> = {
    ...moved,
    heldKrw: sumOf(({ heldKrw }) => heldKrw),
    paidOrdersKrw: sumOf(({ paidKrw }) => paidKrw),
    exposureKrw: sumOf(({ exposureKrw }) => exposureKrw),
  };
  for (const [total, expectedKrw] of Object.entries(expected)) {
    const cameKrw = totals[total as Total]; // The keys are those of its type.
    if (cameKrw === expectedKrw) continue;
    return `should add up to ${toWonText(expectedKrw)} (${total}), but says ${toWonText(cameKrw)}`;
  }
  return null;
}

type Day = Pick<ReconciliationClaimed, 'fromMs' | 'untilMs'>;

function movedOn({ fromMs, untilMs }: Day, { payments }: Ledger) {
  let takenKrw = 0;
  let returnedKrw = 0;
  for (const { movements } of payments.values()) {
    for (const { atMs, amountKrw } of movements) {
      if (atMs < fromMs || atMs >= untilMs) continue;
      if (amountKrw > 0) takenKrw += amountKrw;
      else returnedKrw -= amountKrw;
    }
  }
  return { takenKrw, returnedKrw };
}

function untrueCount({ lines, counts }: ReconciliationClaimed): string | null {
  for (const [says, count] of Object.entries(counts)) {
    const expected = lines.filter((line) => line.says === says).length;
    if (count !== expected)
      return `should count ${expected} lines as "${says}", but counts ${count}`;
  }
  return null;
}

/** The PG may list a transaction so much later; only after that a day can be told to be whole. */
const listedLateMs = 2 * 60 * 60_000;

function untrueVerdict(claim: ReconciliationClaimed, ledger: Ledger): string | null {
  const says = (word: ReconciledLine['says']) => claim.counts[word] > 0;
  const isOpen = says('people') || says('under-way');
  switch (claim.verdict) {
    case 'matches':
      if (isOpen) return 'says "matches", but not all of it is closed';
      return untrueCalm(claim, ledger);
    case 'explained':
      if (!isOpen) return 'says "explained", but all of it is closed';
      return untrueCalm(claim, ledger);
    case 'differs':
      return says('differs') ? null : 'says "differs", but no line does';
    case 'incomplete':
      return says('unchecked') ? untrueGap(claim.gaps) : untrueWaiting(claim, ledger);
  }
}

/** What is wrong with that nobody has to be called. */
function untrueCalm(
  { untilMs, verdict, counts }: ReconciliationClaimed,
  ledger: Ledger,
): string | null {
  if (counts.differs > 0) return `says "${verdict}" above a line that differs`;
  if (counts.unchecked > 0) return `says "${verdict}", but not all of it was checked`;
  if (ledger.nowMs < untilMs) return `says "${verdict}" of a day that is not over`;
  return wasHeard(ledger) ? null : `says "${verdict}", but the PG was not heard`;
}

function untrueGap(gaps: readonly string[]): string | null {
  return gaps.length === 0 ? 'says "incomplete", but not what is missing' : null;
}

function untrueWaiting({ gaps, untilMs }: ReconciliationClaimed, ledger: Ledger): string | null {
  const mayWait = hasFailed(ledger) || ledger.nowMs < untilMs + listedLateMs;
  if (mayWait) return untrueGap(gaps);
  return 'says "incomplete" of a day that is over, and no call had failed';
}

import type { HistoryEntry, OperatorAct } from '../../simulators/kit/history/history-entry.js';
import type { AttemptBook } from '../ledger/attempt-book.js';
import { requireOrder } from '../ledger/books.js';
import type { Ledger } from '../ledger/ledger.js';
import { isHeld, mayStillCapture, type OrderBook } from '../ledger/order-book.js';
import { type ThreeWay, toThreeWay } from '../ledger/three-way.js';
import type { Invariant } from './invariant.js';
import { toWonText } from './to-won-text.js';

type Answered = Extract<HistoryEntry, { kind: 'act-answered' }>;

/**
 * Judges what the service believes. That it does not believe what is so is no breach: it may not have been able to look, and the
 * end of the run tells what became of the case.
 */
export const actsAreVerified: Invariant = {
  name: 'actsAreVerified',
  statement:
    'An operator is believed only when it is so and both partners were looked at, and accepts only what there was to see; what is settled then is not open any more.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'act-answered' || entry.holds !== true) return null;
    const order = requireOrder(ledger, entry.order);
    const untruth = untruthOf(entry, { order, ledger }) ?? unseen(entry, { order, ledger });
    if (untruth === null) return null;
    const message = `An operator was believed to have settled order ${entry.order} (${entry.act}), but ${untruth}.`;
    return { order: entry.order, message };
  },
  atRest: (order) => {
    const open = leftOpenIn(order);
    if (open === undefined) return null;
    return `An operator has settled attempt ${open.attempt} of order ${order.order}, but its manual item is still open.`;
  },
};

/** An attempt whose item is open although an operator was believed to have settled it. */
export function leftOpenIn({ attempts }: OrderBook): AttemptBook | undefined {
  return attempts.find(({ item, settledAtMs }) => isLeftOpen(item?.sinceMs, settledAtMs));
}

/** An item that says since when it is open may be a new one. */
function isLeftOpen(sinceMs: number | null | undefined, settledAtMs: number | null): boolean {
  if (sinceMs === undefined || settledAtMs === null) return false;
  return sinceMs === null || sinceMs < settledAtMs;
}

type Rest = { readonly order: OrderBook; readonly ledger: Ledger };

function untruthOf({ attempt, act }: Answered, { order, ledger }: Rest): string | null {
  const truth = toThreeWay({ order: order.order, attempt, paymentKeys: [] }, ledger);
  return lies[act]({ order, truth, nowMs: ledger.nowMs });
}

type Said = {
  readonly order: OrderBook;
  readonly truth: ThreeWay;
  readonly nowMs: number;
};

/** What is not as it was said; null for nothing. */
const lies: Readonly<Record<OperatorAct, (said: Said) => string | null>> = {
  'completed-by-hand': ({ order, truth: { heldKrw, paidKrw } }) => {
    if (paidKrw > 0 && heldKrw === paidKrw) return null;
    return `it is ${order.state}, and ${toWonText(heldKrw)} are held`;
  },
  'refunded-by-hand': ({ truth: { payments, heldKrw, paidKrw } }) => {
    if (heldKrw > 0) return `${toWonText(heldKrw)} are still held`;
    if (paidKrw > 0) return 'it counts as paid';
    return payments.some(({ capturedKrw }) => capturedKrw > 0) ? null : 'nothing was ever taken';
  },
  'accepted-as-is': ({ order, truth: { attempt, payments, heldKrw }, nowMs }) => {
    if (attempt?.isSaidOfThePast === true) return 'what they had seen was no longer so';
    if (isHeld(order)) return `it would stay ${order.state}`;
    if (heldKrw > 0 && order.state === 'payable') return 'it could be paid once more';
    return payments.some((payment) => mayStillCapture(order, payment, nowMs))
      ? 'its payment may still be captured'
      : null;
  },
};

/** Who was not looked at after it was said; null for nobody. */
function unseen({ attempt: name }: Answered, { order, ledger }: Rest): string | null {
  const attempt = order.attempts.find((one) => one.attempt === name);
  const saidAtSeq = attempt?.actSaidAtSeq ?? -1;
  if (ledger.pgShownAtSeq < saidAtSeq) return 'the PG was not looked at';
  if (order.isOwn || (order.shownAtSeq ?? -1) > saidAtSeq) return null;
  return 'the order was not looked at';
}

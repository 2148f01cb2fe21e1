import type {
  HistoryEntry,
  OrderState,
  Party,
} from '../../simulators/kit/history/history-entry.js';
import { type AttemptBook, createAttemptBook } from './attempt-book.js';
import type { ExchangeBook } from './exchange-book.js';
import { awaitsDeposit, keptOf, type PaymentBook, returnedByOthers } from './payment-book.js';
import type { RequestBook } from './request-book.js';

export type ToldEntry = Extract<HistoryEntry, { kind: 'customer-told' }>;

/** One line of accounting's books. */
export type PostingBook = Pick<
  Extract<HistoryEntry, { kind: 'posting-booked' }>,
  'posting' | 'amountKrw' | 'businessDay' | 'by'
>;

/** What is known of one order, and of everything that belongs to it. */
export type OrderBook = {
  readonly order: string;
  state: OrderState;
  amountKrw: number;
  /** The attempt that owns the claim now, and the one that did before the last change. */
  owner: AttemptBook | null;
  formerOwner: AttemptBook | null;
  /** The attempt whose claim was accepted last, whether it still owns the order or not. */
  lastClaimed: AttemptBook | null;
  /** The shop's own: the service keeps it, and accounting is to be told of its completion. */
  isOwn: boolean;
  /** What accounting has booked of it. */
  readonly postings: PostingBook[];
  /** Completions that the legacy system accepted: one accounting posting each. */
  completions: number;
  readonly attempts: AttemptBook[];
  readonly payments: PaymentBook[];
  /** Confirms, cancels and completions that have arrived and are not over. */
  readonly underway: ExchangeBook[];
  /** When the service's requests to each party came, within the last window. */
  readonly calls: Readonly<Record<Party, number[]>>;
  /** What customers asked of the order that could be asked twice at once. */
  readonly requests: RequestBook[];
  /** The service has accepted a webhook of the PG that tells that money of the order went back. */
  isRefundTold: boolean;
  /** When something last happened to its money or state, or a call that could change them was answered. */
  newsAtMs: number;
  /** The last change of its state, price or money, whoever caused it. */
  movedAtSeq: number;
  /** When the legacy system last told the service how the order stands; null before that. */
  shownAtSeq: number | null;
  /** The last answer to each customer. */
  readonly lastTold: Map<string, ToldEntry>;
  /** Attempt → the customer whose page was handed it first. */
  readonly handedTo: Map<string, string>;
};

export function createOrderBook(order: string): OrderBook {
  return {
    order,
    state: 'payable',
    amountKrw: 0,
    owner: null,
    formerOwner: null,
    lastClaimed: null,
    isOwn: false,
    postings: [],
    completions: 0,
    attempts: [],
    payments: [],
    underway: [],
    calls: { pg: [], 'legacy-order': [], accounting: [] },
    requests: [],
    isRefundTold: false,
    newsAtMs: 0,
    movedAtSeq: -1,
    shownAtSeq: null,
    lastTold: new Map(),
    handedTo: new Map(),
  };
}

/** The book of an attempt, opened when it is first heard of. An order has few. */
export function attemptIn(order: OrderBook, attempt: string): AttemptBook {
  const known = order.attempts.find((book) => book.attempt === attempt);
  if (known !== undefined) return known;
  const opened = createAttemptBook(attempt);
  order.attempts.push(opened);
  return opened;
}

/** The attempt that an answer speaks of: the one it names, else the one that claimed last. */
export function attemptTold(order: OrderBook, { attempt }: ToldEntry): AttemptBook | null {
  return attempt === null ? order.lastClaimed : attemptIn(order, attempt);
}

/** All money of the order that the PG keeps, in won. */
export function keptForOrder({ payments }: OrderBook): number {
  return payments.reduce((sum, payment) => sum + keptOf(payment), 0);
}

/** The price of what was completed, in won: what may be kept. */
export function owedForOrder({ attempts }: OrderBook): number {
  return attempts.reduce((sum, attempt) => sum + owedFor(attempt), 0);
}

function owedFor({ closedAs, isTakenBack, amountAtClaimKrw }: AttemptBook): number {
  return closedAs === 'completed' && !isTakenBack ? (amountAtClaimKrw ?? 0) : 0;
}

/** What the PG's operator or a bank returned of completed attempts, in won: others' doing, not the service's. */
export function excusedForOrder({ payments }: OrderBook): number {
  return payments.reduce(
    (sum, payment) =>
      payment.attempt?.closedAs === 'completed' ? sum + returnedByOthers(payment) : sum,
    0,
  );
}

/** Whether a completed order lacks money that the service itself did not leave to people. */
export function isShort(order: OrderBook): boolean {
  return keptForOrder(order) + excusedForOrder(order) < owedForOrder(order);
}

/**
 * What was captured and is kept for one attempt, in won. A deposit that the bank took back is as one that never came
 * (`capturedKrw`); who believed in it for a while was not wrong (`everCapturedKrw`).
 */
export function moneyOfAttempt({ payments }: OrderBook, attempt: AttemptBook) {
  let capturedKrw = 0;
  let everCapturedKrw = 0;
  let keptKrw = 0;
  for (const payment of payments) {
    if (payment.attempt !== attempt) continue;
    capturedKrw += payment.capturedKrw - payment.takenBackKrw;
    everCapturedKrw += payment.capturedKrw;
    keptKrw += keptOf(payment);
  }
  return { capturedKrw, everCapturedKrw, keptKrw };
}

/** Money kept without a completion, or missing under one, in won: by what a complete order costs now. */
export function atRiskForOrder(order: OrderBook): number {
  return Math.abs(lackOf(order));
}

/** What is missing under a completion, by what the order costs now, in won; less than nothing where more is kept. */
export function lackOf(order: OrderBook): number {
  const pricedKrw = order.attempts.reduce((sum, attempt) => sum + priceFor(attempt, order), 0);
  return pricedKrw - keptForOrder(order);
}

/** What is owed for an attempt, by the price that a clerk may have given its order since. */
function priceFor(attempt: AttemptBook, { state, owner, amountKrw }: OrderBook): number {
  const owedKrw = owedFor(attempt);
  const isItsOrder = state === 'complete' && (owner === attempt || owner === null);
  return owedKrw > 0 && isItsOrder ? amountKrw : owedKrw;
}

/** The same where neither what a clerk has undone nor what one completed in nobody's name is a ground to keep money. */
export function atRiskAfterClerk(order: OrderBook): number {
  const standing = order.attempts.filter(
    ({ isUndoneByClerk, isCompletedByClerk }) => !isUndoneByClerk && !isCompletedByClerk,
  );
  return atRiskForOrder({ ...order, attempts: standing });
}

/** Whether a confirm that has arrived, or the customer's deposit, may still capture this payment. */
export function mayStillCapture(
  { underway }: OrderBook,
  payment: PaymentBook,
  nowMs: number,
): boolean {
  // Who pays once more for what is complete makes good what the bank took back.
  if (awaitsDeposit(payment, nowMs)) return payment.attempt?.closedAs !== 'completed';
  if (payment.capturedKrw > 0 || payment.isDeclined || nowMs > payment.approvableUntilMs) {
    return false;
  }
  return underway.some(
    ({ confirm, isExecuted }) =>
      !isExecuted &&
      confirm?.paymentKey === payment.paymentKey &&
      confirm.pgOrderId === payment.pgOrderId &&
      confirm.amountKrw === payment.authorisedKrw,
  );
}

/** Whether people were asked to look at the order and still are. */
export function isManual({ attempts }: OrderBook): boolean {
  return attempts.some(({ exposureKrw }) => exposureKrw !== null);
}

/** Whether the order is theirs: they were asked, or have decided that it may stay as it is. */
export function isWithPeople(order: OrderBook): boolean {
  return isManual(order) || order.attempts.some(({ acceptedAs }) => acceptedAs !== null);
}

/** Whether it is complete and accounting does not know it, or knows another price, where accounting has to be told. */
export function lacksPosting(order: OrderBook): boolean {
  const { isOwn, completions, postings } = order;
  if (!isOwn || completions === 0) return false;
  return postings.length === 0 || postings.every((posting) => isOfAnotherPrice(posting, order));
}

/** Of an order whose completion was taken back there is no price to compare with. */
export function isOfAnotherPrice({ amountKrw }: PostingBook, order: OrderBook): boolean {
  const owedKrw = owedForOrder(order);
  return owedKrw > 0 && amountKrw !== owedKrw;
}

/** Whether the legacy system holds the order for an attempt. */
export function isHeld({ state }: OrderBook): boolean {
  return state === 'in-progress' || state === 'cancelling';
}

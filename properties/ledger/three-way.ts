// The judge's own reconciliation: what the PG, the order and the log say of one attempt, as the parties booked it.
import type { ReconciledLine } from '../../simulators/kit/history/reconciliation-claim.js';
import type { AttemptBook } from './attempt-book.js';
import type { Books } from './books.js';
import { isHeld, type OrderBook } from './order-book.js';
import { keptOf, type PaymentBook } from './payment-book.js';

export type ThreeWay = {
  /** Null for a payment of no attempt. */
  readonly order: OrderBook | null;
  readonly attempt: AttemptBook | null;
  readonly payments: readonly PaymentBook[];
  /** What the PG holds. */
  readonly heldKrw: number;
  /** What the order counts as paid by it: its price now, whatever it was when it was claimed. */
  readonly paidKrw: number;
};

type About = Pick<ReconciledLine, 'order' | 'attempt' | 'paymentKeys'>;

export function toThreeWay(about: About, books: Pick<Books, 'orders' | 'payments'>): ThreeWay {
  const order = books.orders.get(about.order ?? '') ?? null;
  const attempt = order?.attempts.find((one) => one.attempt === about.attempt) ?? null;
  const payments = paymentsOf(about, order, books);
  return {
    order,
    attempt,
    payments,
    heldKrw: sumOf(payments, keptOf),
    paidKrw: order !== null && isPaidBy(order, attempt) ? order.amountKrw : 0,
  };
}

function paymentsOf(
  { attempt, paymentKeys }: About,
  order: OrderBook | null,
  { payments }: Pick<Books, 'payments'>,
): readonly PaymentBook[] {
  if (attempt === null) return paymentKeys.flatMap((key) => payments.get(key) ?? []);
  return (order?.payments ?? []).filter((payment) => payment.attempt?.attempt === attempt);
}

/** An order that somebody completed in nobody's name is paid by the attempt whose money is held. */
function isPaidBy({ state, owner, payments }: OrderBook, attempt: AttemptBook | null): boolean {
  if (state !== 'complete' || attempt === null) return false;
  if (owner !== null) return owner === attempt;
  return payments.some((payment) => payment.attempt === attempt && keptOf(payment) > 0);
}

/** Whether people have to look: money and order do not fit, or the order is held and nobody goes on with it. */
export function differs({ order, attempt, heldKrw, paidKrw }: ThreeWay): boolean {
  if (heldKrw !== paidKrw) return true;
  return order !== null && attempt !== null && isHeldFor(order, attempt);
}

function isHeldFor(order: OrderBook, attempt: AttemptBook): boolean {
  return isHeld(order) && order.owner === attempt;
}

/**
 * Whether nobody could find a difference: the price was taken once and is kept, or was wholly returned, or nothing ever
 * was; and the log, where it is known, says the same.
 */
export function agreesSurely(truth: ThreeWay): boolean {
  const { attempt, payments, heldKrw, paidKrw } = truth;
  if (attempt === null || differs(truth)) return false;
  const captures = payments.filter(({ capturedKrw }) => capturedKrw > 0);
  const takenKrw = sumOf(captures, ({ capturedKrw }) => capturedKrw);
  if (captures.length > 1 || (takenKrw > 0 && takenKrw !== attempt.amountAtClaimKrw)) return false;
  if (paidKrw > 0 && takenKrw !== paidKrw) return false;
  const end = heldKrw > 0 ? 'completed' : takenKrw > 0 ? 'cancelled' : 'released';
  return attempt.log === null || attempt.log.state === end;
}

function sumOf<T>(all: readonly T[], amountOf: (one: T) => number): number {
  return all.reduce((sumKrw, one) => sumKrw + amountOf(one), 0);
}

// What the recovery table looks at: an attempt and a sighting of both partners, put into few words.

import { type Approval, type Attempt, isOrderPaid } from './attempt.js';
import type { Context, Settings } from './settings.js';
import {
  heldKrwIn,
  holdsMoney,
  isHeld,
  type OrderSighting,
  type PaymentSeen,
  type PgSighting,
} from './sighting.js';
import { isClaimPending, isWindowOver } from './windows.js';

/** What the PG shows for the attempt. `pending`: authenticated or not, and not captured. `dead`: it never will be. */
export type PgView =
  | 'unreachable'
  | 'several-captures'
  | 'captured'
  | 'captured-other-amount'
  | 'captured-other-identity'
  | 'partly-refunded'
  | 'refunded'
  | 'awaiting-deposit'
  /** An account that nobody paid into, and nobody can any more. */
  | 'deposit-overdue'
  | 'pending'
  | 'unlisted'
  | 'dead'
  | 'not-found';

/** Whose the order is. The first three: by this attempt. */
export type OrderView =
  | 'in-progress'
  | 'cancelling'
  | 'complete'
  | 'not-ours'
  | 'absent'
  | 'unreachable';

export type Facts = {
  readonly pg: PgView;
  readonly order: OrderView;
  /** One payment holds money, was taken as claimed, and what of it is held is what the order costs now. */
  readonly isPriceHeld: boolean;
  readonly approval: Approval;
  /** The money is (or was to be) a deposit: the customer sends it, and it returns only to an account of theirs. */
  readonly isDeposit: boolean;
  /** The order is complete in nobody's name: for this payment, or paid elsewhere. Only people know. */
  readonly isCompletedByHand: boolean;
  /** The completion was refused for good, the customer was told that nothing was charged, or its return has begun. */
  readonly mustReturn: boolean;
  readonly isWindowOver: boolean;
  /** The claim may still take effect. */
  readonly isClaimPending: boolean;
  /** Accounting is this service's to tell, and is not known to have been told. */
  readonly owesPosting: boolean;
  readonly orphanCapture: Settings['orphanCapture'];
};

export type Observation = { readonly pg: PgSighting; readonly order: OrderSighting };

/** The facts of one observation. */
export function toFacts(attempt: Attempt, observation: Observation, context: Context): Facts {
  return {
    pg: viewPayments(attempt, observation.pg),
    order: viewOrder(attempt, observation),
    isPriceHeld: isPriceHeld(attempt, observation),
    isCompletedByHand: isCompletedByHand(observation.order),
    approval: attempt.approval,
    isDeposit: isDeposit(attempt, observation.pg),
    mustReturn: mustReturn(attempt),
    isWindowOver: isWindowOver(attempt, observation.order, context),
    isClaimPending: isClaimPending(attempt, observation.order),
    owesPosting: owesPosting(attempt, context),
    orphanCapture: context.settings.orphanCapture,
  };
}

function mustReturn({ completionRefused, wasToldNotCharged, phase }: Attempt): boolean {
  return completionRefused !== null || wasToldNotCharged || returning.has(phase);
}

/** What was begun may still take effect, whatever it was begun for. */
const returning: ReadonlySet<Attempt['phase']> = new Set([
  'fence-due',
  'fencing',
  'fence-unknown',
  'cancel-due',
  'cancelling',
  'cancel-unknown',
  'cancel-refused',
]);

/** Whether accounting is still to be told, once the order is complete. */
export function owesPosting({ posting }: Attempt, { settings }: Context): boolean {
  return settings.isAccountingOurs && posting !== 'posted';
}

/** The payment that the facts speak of when they say `captured`. */
export function findCapture(payments: readonly PaymentSeen[]): PaymentSeen | undefined {
  return payments.find(({ status }) => status === 'DONE');
}

function viewPayments(attempt: Attempt, sighting: PgSighting): PgView {
  if (sighting.kind === 'unreachable') return 'unreachable';
  const payments = sighting.payments.filter((payment) => concerns(attempt, payment));
  const captures = new Set(payments.filter(holdsMoney).map(({ paymentKey }) => paymentKey));
  if (captures.size > 1) return 'several-captures';
  const capture = findCapture(payments);
  if (capture !== undefined) return viewCapture(attempt, capture);
  const views = new Set(payments.map(viewUncaptured));
  return weightiestFirst.find((view) => views.has(view)) ?? 'not-found';
}

function isCompletedByHand(sighting: OrderSighting): boolean {
  if (sighting.kind !== 'seen') return false;
  const { state, attemptId } = sighting.order;
  return state === 'complete' && attemptId === null;
}

function isPriceHeld(attempt: Attempt, { pg, order }: Observation): boolean {
  if (pg.kind !== 'seen' || order.kind !== 'seen') return false;
  const own = pg.payments.filter((payment) => concerns(attempt, payment));
  const [held, ...others] = own.filter(holdsMoney);
  if (held === undefined || others.length > 0) return false;
  return viewCapture(attempt, held) === 'captured' && held.balanceKrw === order.order.amountKrw;
}

function isDeposit({ deposit }: Attempt, sighting: PgSighting): boolean {
  const capture = sighting.kind === 'seen' ? findCapture(sighting.payments) : undefined;
  return deposit !== null || capture?.deposit !== undefined;
}

/**
 * A payment of another PG order id can never be captured for this attempt; one that holds money under our key is
 * shown to people. Another key under our own PG order id was never confirmed by this attempt and never will be,
 * so it matters only when it holds money.
 */
function concerns(attempt: Attempt, { paymentKey, pgOrderId, status }: PaymentSeen): boolean {
  const isOurKey = attempt.paymentKey === null || paymentKey === attempt.paymentKey;
  if (isOurKey && pgOrderId === attempt.pgOrderId) return true;
  return status === 'DONE' || (status === 'PARTIAL_CANCELED' && pgOrderId === attempt.pgOrderId);
}

function viewCapture(attempt: Attempt, capture: PaymentSeen): PgView {
  const isOurKey = attempt.paymentKey === null || capture.paymentKey === attempt.paymentKey;
  if (!isOurKey || capture.pgOrderId !== attempt.pgOrderId) return 'captured-other-identity';
  return capture.amountKrw === attempt.claim?.amountKrw ? 'captured' : 'captured-other-amount';
}

function viewUncaptured({ status, isVoided, deposit }: PaymentSeen): PgView {
  if (isVoided === true) return 'dead';
  if (status === 'WAITING_FOR_DEPOSIT' && deposit?.isExpired === true) return 'deposit-overdue';
  return views[status];
}

const views: Readonly<Record<PaymentSeen['status'], PgView>> = {
  DONE: 'captured',
  PARTIAL_CANCELED: 'partly-refunded',
  CANCELED: 'refunded',
  WAITING_FOR_DEPOSIT: 'awaiting-deposit',
  UNLISTED: 'unlisted',
  READY: 'pending',
  IN_PROGRESS: 'pending',
  ABORTED: 'dead',
  EXPIRED: 'dead',
};

/** Where several payments are seen, what has moved money (or may) hides what has not. */
const weightiestFirst: readonly PgView[] = [
  'partly-refunded',
  'refunded',
  'awaiting-deposit',
  'unlisted',
  'pending',
  'deposit-overdue',
  'dead',
];

function viewOrder(attempt: Attempt, { pg, order: sighting }: Observation): OrderView {
  if (sighting.kind !== 'seen') return sighting.kind;
  const { order } = sighting;
  for (const state of ['in-progress', 'cancelling'] as const) {
    if (isHeld(order, state, attempt.id)) return state;
  }
  const heldKrw = pg.kind === 'seen' ? heldKrwIn(attempt, pg.payments) : 0;
  return isOrderPaid(attempt, order, heldKrw) ? 'complete' : 'not-ours';
}

// Attempts for tests: built from the rows that lead there, never by hand.

import type { EffectAnswer, Outcome } from './answer.js';
import type { Attempt } from './attempt.js';
import type { Effect } from './call.js';
import { toCancel, toClaim, toComplete, toConfirm, toFence, toPost, toRelease } from './effects.js';
import { evolve, foldSteps } from './evolve.js';
import {
  type OrderId,
  type PaymentKey,
  parseOrderId,
  parsePaymentKey,
  toAttemptId,
  toPgOrderId,
} from './ids.js';
import { type Krw, parseKrw } from './money.js';
import { invariant } from './result.js';
import type { Context, Settings } from './settings.js';
import type { Deposit, OrderSeen, OrderSighting, PaymentSeen } from './sighting.js';
import type { End, Step, StepEvent } from './step.js';

export const startMs = 1_000_000;
export const orderId = some(parseOrderId('R-1001')) satisfies OrderId;
export const paymentKey = some(parsePaymentKey('key-1')) satisfies PaymentKey;
export const otherKey = some(parsePaymentKey('key-2')) satisfies PaymentKey;
export const amountKrw = some(parseKrw(33_000)) satisfies Krw;
export const attemptId = toAttemptId('one');
export const pgOrderId = toPgOrderId('one');

export const settings: Settings = {
  authenticationWindowMs: 1_800_000,
  approvalWindowMs: 600_000,
  windowMarginMs: 120_000,
  graceMs: 60_000,
  leaseMs: 60_000,
  retryBackoffMaxMs: 600_000,
  depositLookEveryMs: 3_600_000,
  manualAfterMs: 1_800_000,
  orphanCapture: 'complete',
  isAccountingOurs: false,
};

/** Decisions at `nowMs`, by default at the start. */
export function contextAt(nowMs: number = startMs, overrides: Partial<Settings> = {}): Context {
  return { nowMs, settings: { ...settings, ...overrides } };
}

/** The attempt after these rows, all at `atMs`. */
export function after(attempt: Attempt, events: readonly StepEvent[], atMs = startMs): Attempt {
  return events.reduce((state, event) => evolve(state, stamp(event, atMs)), attempt);
}

/** An attempt that was just created. */
export function created(): Attempt {
  const requestId = 'request-1';
  const secret = 'secret-of-one';
  return foldSteps([
    stamp({ kind: 'created', attemptId, orderId, requestId, secret, pgOrderId }, startMs),
  ]);
}

export const claimable = { version: 3, amountKrw, orderName: 'Coat, new lining' };

/** Builds on: the intent of a call, and its end when an outcome is given. */
export function called(
  attempt: Attempt,
  call: Effect['kind'],
  outcome?: Outcome | Outcome['kind'],
): Attempt {
  const intended = after(attempt, [{ kind: 'intended', call: effectOf(attempt, call) }]);
  return outcome === undefined ? intended : after(intended, [endedWith(call, outcome)]);
}

/** The call of this kind as the attempt makes it. */
export function effectOf(attempt: Attempt, kind: Effect['kind']): Effect {
  const make = {
    claim: () => toClaim(attempt, claimable),
    confirm: () => toConfirm(attempt),
    complete: () => toComplete(attempt),
    fence: () => toFence(attempt),
    cancel: () => toCancel(attempt),
    release: () => toRelease(attempt),
    post: () => toPost(attempt),
  };
  return make[kind]();
}

export function endedWith(call: Effect['kind'], outcome: Outcome | Outcome['kind']): StepEvent {
  return { kind: 'ended', call, ...answerOf(outcome) };
}

/** An outcome with evidence that fits it. */
export function answerOf(outcome: Outcome | Outcome['kind']): EffectAnswer {
  const whole = typeof outcome === 'string' ? outcomes[outcome] : outcome;
  return { outcome: whole, evidence: evidenceOf(whole) };
}

const outcomes = {
  accepted: { kind: 'accepted' },
  rejected: { kind: 'rejected', code: 'REFUSED' },
  unknown: { kind: 'unknown', reason: 'timeout' },
} as const satisfies Record<Outcome['kind'], Outcome>;

function evidenceOf(outcome: Outcome): EffectAnswer['evidence'] {
  if (outcome.kind === 'unknown') return { kind: 'no-reply', reason: outcome.reason, code: null };
  const body = outcome.kind === 'rejected' ? JSON.stringify({ code: outcome.code }) : '{}';
  const status = outcome.kind === 'rejected' ? 400 : 200;
  return { kind: 'reply', status, headers: {}, body };
}

export function presented(): Attempt {
  return after(called(created(), 'claim', 'accepted'), [{ kind: 'told', word: 'ready' }]);
}

export function authenticated(): Attempt {
  return after(presented(), [{ kind: 'callback-accepted', paymentKey }]);
}

/** An account that is due in a day. */
export const deposit = {
  bankCode: '20',
  accountNumber: 'X6505636518308',
  dueAtMs: startMs + 86_400_000,
} as const satisfies Deposit;

export function awaitingDeposit(): Attempt {
  return called(authenticated(), 'confirm', { kind: 'accepted', deposit });
}

export function approved(): Attempt {
  return called(authenticated(), 'confirm', 'accepted');
}

export function closed(attempt: Attempt, end: End): Attempt {
  return after(attempt, [{ kind: 'closed', end, why: 'TEST' }]);
}

/** An attempt for each way in which one comes to an end by itself. */
export function endedAttempts() {
  return {
    completed: called(approved(), 'complete', 'accepted'),
    cancelled: closed(after(approved(), [{ kind: 'refund-found' }]), 'cancelled'),
    declined: closed(called(authenticated(), 'confirm', 'rejected'), 'released'),
    released: closed(presented(), 'released'),
  };
}

/** An operator has accepted what the partners show. */
export function acceptedAsIs(
  attempt: Attempt,
  { payments, order }: { payments: readonly PaymentSeen[]; order: OrderSighting },
): Attempt {
  const act = { kind: 'accepted-as-is', operator: 'kim', note: 'Spoke to the customer.' } as const;
  return after(attempt, [
    { kind: 'observed', pg: { kind: 'seen', payments }, order, row: 23 },
    { kind: 'flagged', cause: 'UNKNOWN_STATE' },
    { kind: 'acted', act },
    { kind: 'act-judged', act: act.kind, refusal: null },
    { kind: 'closed', end: act.kind, why: 'TEST' },
  ]);
}

/** The payment as the PG shows it while (or after) it is paid into an account. */
export function accountPayment(
  status: PaymentSeen['status'],
  overrides: Partial<PaymentSeen> = {},
): PaymentSeen {
  return payment(status, { deposit: { ...deposit, isExpired: false }, ...overrides });
}

/** The order as the legacy system shows it while the attempt holds it. */
export function held(overrides: Partial<OrderSeen> = {}): OrderSighting {
  const order: OrderSeen = {
    orderId,
    orderName: claimable.orderName,
    state: 'in-progress',
    amountKrw,
    version: 4,
    attemptId,
    ...overrides,
  };
  return { kind: 'seen', order };
}

/** The order as it is before anybody claims it. */
export function payable(overrides: Partial<OrderSeen> = {}): OrderSighting {
  return held({ state: 'payable', attemptId: null, version: 3, ...overrides });
}

/** The attempt's payment as the PG shows it. */
export function payment(
  status: PaymentSeen['status'],
  overrides: Partial<PaymentSeen> = {},
): PaymentSeen {
  const balanceKrw = status === 'CANCELED' ? 0 : amountKrw;
  return { paymentKey, pgOrderId, status, amountKrw, balanceKrw, ...overrides };
}

export function stamp<E extends StepEvent>(event: E, atMs: number): E & Pick<Step, 'atMs' | 'by'> {
  return { ...event, atMs, by: 'test' };
}

function some<T>(value: T | undefined): T {
  invariant(value !== undefined, 'the sample parses');
  return value;
}

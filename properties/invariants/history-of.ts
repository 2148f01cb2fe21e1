// Hand-written histories for tests: what happened, in order, one millisecond apart. Where an event says
// no more, it is about order R-1 (30,000 won), attempt a1, payment k1, PG order pg-a1 and customer mina.
import type {
  HistoryEntry,
  HistoryEvent,
  LogRow,
  OrderState,
  Told,
} from '../../simulators/kit/history/history-entry.js';
import { createLedger } from '../ledger/ledger.js';
import type { Invariant } from './invariant.js';

type Event<Kind extends HistoryEvent['kind']> = Extract<HistoryEvent, { kind: Kind }>;

/** What happens, or several things in order. */
export type Happening = HistoryEvent | readonly HistoryEvent[];

/** Everything that happens, as a history. */
export function historyOf(...happenings: readonly Happening[]) {
  return happenings.flat().map((event, seq): HistoryEntry => ({ seq, atMs: seq, ...event }));
}

/** What the invariant says of a history; once it has rested, of its rest, too. */
export function breachesOf(invariant: Invariant, history: readonly HistoryEntry[]): string[] {
  const ledger = createLedger();
  const breaches: string[] = [];
  for (const entry of history) {
    ledger.apply(entry);
    const breach = invariant.observe?.(ledger, entry) ?? null;
    if (breach !== null) breaches.push(breach.message);
  }
  if (!history.some(({ kind }) => kind === 'rested')) return breaches;
  for (const order of ledger.orders.values()) {
    const message = invariant.atRest?.(order, ledger) ?? null;
    if (message !== null) breaches.push(message);
  }
  return breaches;
}

export const healed: HistoryEvent = { kind: 'faults-healed' };
export const rested: HistoryEvent = { kind: 'rested' };
export const restarted: readonly HistoryEvent[] = [crashed(1), started(2)];

export function started(instance: number): HistoryEvent {
  return { kind: 'service-started', instance };
}

export function crashed(instance: number): HistoryEvent {
  return { kind: 'service-crashed', instance };
}

export function opened(event: Partial<Event<'order-opened'>> = {}): HistoryEvent {
  return { kind: 'order-opened', order: 'R-1', amountKrw: 30_000, version: 1, ...event };
}

type Changed = Event<'order-changed'>;

/** The order goes from one state to another, by the service unless the event says otherwise. */
export function changed(
  from: OrderState,
  to: OrderState,
  event: Partial<Changed> = {},
): HistoryEvent {
  return {
    kind: 'order-changed',
    exchange: null,
    order: 'R-1',
    from,
    to,
    attempt: to === 'payable' ? null : 'a1',
    amountKrw: 30_000,
    version: 2,
    by: 'service',
    ...event,
  };
}

export function claimed(event: Partial<Changed> = {}): HistoryEvent {
  return changed('payable', 'in-progress', event);
}

export function completed(event: Partial<Changed> = {}): HistoryEvent {
  return changed('in-progress', 'complete', event);
}

export function fenced(event: Partial<Changed> = {}): HistoryEvent {
  return changed('in-progress', 'cancelling', event);
}

export function released(event: Partial<Changed> = {}): HistoryEvent {
  return changed('in-progress', 'payable', event);
}

type Posted = Event<'posting-booked'>;

/** Accounting books the order, because the service posted it. */
export function posted(event: Partial<Posted> = {}): HistoryEvent {
  return {
    kind: 'posting-booked',
    exchange: null,
    order: 'R-1',
    posting: 'a1',
    amountKrw: 30_000,
    businessDay: '2026-01-05',
    by: 'service',
    ...event,
  };
}

/** A clerk opens the order again, whatever it was. */
export function reopened(from: OrderState): HistoryEvent {
  return changed(from, 'payable', { by: 'clerk' });
}

const payment = {
  exchange: null,
  paymentKey: 'k1',
  pgOrderId: 'pg-a1',
  order: 'R-1',
  amountKrw: 30_000,
} as const;

export function authenticated(event: Partial<Event<'payment-authenticated'>> = {}): HistoryEvent {
  return { kind: 'payment-authenticated', ...payment, approvableUntilMs: 600_000, ...event };
}

export function captured(event: Partial<Event<'payment-captured'>> = {}): HistoryEvent {
  return { kind: 'payment-captured', ...payment, ...event };
}

/** The PG issued an account that can be paid into until then. */
export function awaitsDeposit(depositUntilMs: number): HistoryEvent {
  return { kind: 'payment-awaits-deposit', ...payment, accountNumber: 'X-1', depositUntilMs };
}

/** Cancelled before any money came. */
export function voided(): HistoryEvent {
  const { exchange, paymentKey, pgOrderId, order } = payment;
  return { kind: 'payment-voided', exchange, paymentKey, pgOrderId, order };
}

export function declined(event: Partial<Event<'payment-declined'>> = {}): HistoryEvent {
  const { exchange, paymentKey, pgOrderId, order } = payment;
  const code = 'REJECT_CARD_PAYMENT';
  return { kind: 'payment-declined', exchange, paymentKey, pgOrderId, order, code, ...event };
}

export function refunded(event: Partial<Event<'payment-refunded'>> = {}): HistoryEvent {
  return { kind: 'payment-refunded', ...payment, by: 'service', ...event };
}

export function calledBack(event: Partial<Event<'customer-asked'>> = {}): HistoryEvent {
  return {
    kind: 'customer-asked',
    customer: 'mina',
    request: 1,
    asked: 'callback',
    order: 'R-1',
    paymentKey: 'k1',
    amountKrw: 30_000,
    ...event,
  };
}

/** The customer asks something else than a callback, or does not tell more of it. */
export function asked(event: Partial<Event<'customer-asked'>> = {}): HistoryEvent {
  return {
    kind: 'customer-asked',
    customer: 'mina',
    request: 1,
    asked: 'pay',
    order: 'R-1',
    ...event,
  };
}

export function told(word: Told, event: Partial<Event<'customer-told'>> = {}): HistoryEvent {
  return {
    kind: 'customer-told',
    customer: 'mina',
    request: 1,
    asked: 'status',
    order: 'R-1',
    told: word,
    status: 200,
    attempt: 'a1',
    ...event,
  };
}

export function flagged(event: Partial<Event<'manual-claimed'>> = {}): HistoryEvent {
  return {
    kind: 'manual-claimed',
    order: 'R-1',
    attempt: 'a1',
    cause: 'CANCEL_REFUSED',
    exposureKrw: 30_000,
    paymentKeys: ['k1'],
    proposedAction: 'Refund the customer by hand.',
    sinceMs: null,
    told: null,
    ...event,
  };
}

type Answered = Event<'act-answered'>;

/** An operator looks at the item. */
export const seen: HistoryEvent = { kind: 'item-seen', order: 'R-1', attempt: 'a1' };

/** An operator says to have settled the item, the service looks at both partners unless it does something else, and believes it. */
export function believed(
  act: Answered['act'],
  inBetween: Happening = [...lookedUp(80), ...orderRead(81)],
): readonly HistoryEvent[] {
  const about = { order: 'R-1', attempt: 'a1', act };
  const answer = { kind: 'act-answered', ...about, holds: true, reason: null } as const;
  return [{ kind: 'act-said', ...about }, ...[inBetween].flat(), answer];
}

export const withdrawn: HistoryEvent = { kind: 'manual-withdrawn', order: 'R-1', attempt: 'a1' };

/** A row of the service's log, a note unless the row says otherwise. */
export function row(event: Partial<LogRow> = {}): LogRow {
  const { kind = 'note', digest = 'one' } = event;
  const nothing = { call: null, outcome: null, key: null, proves: null } as const;
  return { kind, ...nothing, by: 'service pay', atMs: 0, leasedUntilMs: null, digest, ...event };
}

/** The log of the attempt is read and has these rows. */
export function logged(
  rows: readonly LogRow[],
  event: Partial<Event<'log-claimed'>> = {},
): readonly HistoryEvent[] {
  const about = { order: 'R-1', attempt: 'a1', state: 'presented' };
  return [
    { kind: 'log-claimed', ...about, rows, ...event },
    { kind: 'log-read', attempts: 1 },
  ];
}

type Sent = Event<'request-arrived'>;

/** A request arrives; the exchange's number tells what follows of it. */
export function sent(operation: string, exchange: number, event: Partial<Sent> = {}): HistoryEvent {
  return {
    kind: 'request-arrived',
    exchange,
    party: partyOf(operation),
    operation,
    nth: 1,
    order: 'R-1',
    path: '/',
    idempotencyKey: null,
    body: '{}',
    ...event,
  };
}

function partyOf(operation: string): Sent['party'] {
  if (operation.startsWith('pg.')) return 'pg';
  return operation.startsWith('accounting.') ? 'accounting' : 'legacy-order';
}

type ConfirmBody = {
  readonly paymentKey?: string;
  readonly orderId?: string;
  readonly amount?: number;
};

export function confirmed(exchange: number, body: ConfirmBody = {}): HistoryEvent {
  const whole = { paymentKey: 'k1', orderId: 'pg-a1', amount: 30_000, ...body };
  return sent('pg.confirm', exchange, { body: JSON.stringify(whole) });
}

export function cancelled(exchange: number, event: Partial<Sent> = {}): HistoryEvent {
  const path = '/v1/payments/k1/cancel';
  return sent('pg.cancel', exchange, { path, idempotencyKey: 'a1-cancel', ...event });
}

/** The service's attempt a1 asks the legacy system for something. */
export function handedOver(act: string, exchange: number, attempt = 'a1'): HistoryEvent {
  const body = JSON.stringify({ attemptId: attempt });
  return sent(`legacy-order.${act}`, exchange, { body });
}

/** The service looks the payment up at the PG, and is answered. */
export function lookedUp(exchange: number, path = '/v1/payments/k1'): readonly HistoryEvent[] {
  const operation = 'pg.look-up';
  return [
    sent(operation, exchange, { path }),
    executed(exchange),
    replied(exchange, { operation }),
  ];
}

/** The service looks the order up at the legacy system, and is answered. */
export function orderRead(exchange: number): readonly HistoryEvent[] {
  const operation = 'legacy-order.look-up';
  return [sent(operation, exchange), executed(exchange), replied(exchange, { operation })];
}

export function struck(exchange: number | null, fault: string): HistoryEvent {
  return {
    kind: 'fault-fired',
    exchange,
    rule: `any: ${fault}`,
    fault,
    operation: 'any',
    order: 'R-1',
  };
}

export function executed(exchange: number, code: string | null = null): HistoryEvent {
  const about = { operation: 'any', order: 'R-1' };
  return { kind: 'executed', exchange, ...about, status: 200, code };
}

export function replied(exchange: number, event: Partial<Event<'reply-left'>> = {}): HistoryEvent {
  const about = { operation: 'any', order: 'R-1' };
  return { kind: 'reply-left', exchange, ...about, left: 'whole', status: 200, ...event };
}

/** The claim and the authentication of an ordinary payment. */
export const begun: readonly HistoryEvent[] = [opened(), claimed(), authenticated(), calledBack()];

/** An ordinary payment up to its capture. */
export const charged: readonly HistoryEvent[] = [
  ...begun,
  confirmed(1),
  captured(),
  executed(1),
  replied(1),
];

/** An ordinary payment, whole. */
export const paid: readonly HistoryEvent[] = [...charged, completed(), told('paid')];

/** The same for an order of the shop's own, which accounting is yet to be told of. */
export const paidOwn: readonly HistoryEvent[] = [opened({ isOwn: true }), ...paid.slice(1)];

/** A charge whose completion was rejected, returned and released. */
export const returned: readonly HistoryEvent[] = [
  ...charged,
  fenced(),
  refunded(),
  changed('cancelling', 'payable'),
];

// What can stand in a run's history: the harness's record of who decided, executed, sent and said what.
// (The payment service's own journal is the step log, which is something else.)

import type { ReconciliationClaimed } from './reconciliation-claim.js';

/** Who plays around the payment service. */
export type Party = 'pg' | 'legacy-order' | 'accounting';

/** An order's state at the legacy system, or in the shop's own store. */
export type OrderState =
  | 'payable'
  | 'in-progress'
  | 'cancelling'
  | 'complete'
  | 'unpayable'
  | 'closed';

/**
 * What an answer told a customer about their payment.
 *
 * - `ready`: here is what the payment window needs
 * - `in-progress`: somebody is paying this order already; wait or go on there
 * - `awaiting-deposit`: nothing was paid yet; the customer is to pay into an account
 * - `checking`: the outcome is being found out; no word about money
 * - `confirming`: the money was received, the order is not complete yet
 * - `paid`, `cancelled` (money returned), `not-charged`: final
 * - `manual`: people look at it
 * - `refused`: the request was not accepted; nothing was said about money
 * - `nothing`: no readable answer came
 */
export type Told =
  | 'ready'
  | 'in-progress'
  | 'awaiting-deposit'
  | 'checking'
  | 'confirming'
  | 'paid'
  | 'cancelled'
  | 'not-charged'
  | 'manual'
  | 'refused'
  | 'nothing';

/** What a customer asks of the payment service. */
export type CustomerRequest = 'pay' | 'callback' | 'status';

type CustomerEvent =
  | {
      readonly kind: 'customer-asked';
      readonly customer: string;
      /** Numbers this request within the run; `customer-told` answers it. */
      readonly request: number;
      readonly asked: CustomerRequest;
      readonly order: string;
      /** What a callback carries, genuine or forged. */
      readonly paymentKey?: string;
      readonly pgOrderId?: string;
      readonly amountKrw?: number;
      /** It carries a secret that the service never handed to this customer. */
      readonly isForged?: true;
    }
  | {
      readonly kind: 'customer-told';
      readonly customer: string;
      readonly request: number;
      readonly asked: CustomerRequest;
      readonly order: string;
      readonly told: Told;
      /** HTTP status, or null when no answer came. */
      readonly status: number | null;
      /** The attempt the answer speaks of, when it names one. */
      readonly attempt: string | null;
      /** With `awaiting-deposit`: where it says to pay, as far as that can be read. `untilMs` is counted like `atMs`. */
      readonly account?: {
        readonly accountNumber: string;
        readonly amountKrw: number;
        readonly untilMs: number;
      };
    };

/** One HTTP exchange between the service (or a customer) and a simulator. */
type ExchangeEvent =
  | {
      readonly kind: 'request-arrived';
      readonly exchange: number;
      readonly party: Party;
      /** For example `pg.confirm`. */
      readonly operation: string;
      /** How many requests for this operation and order have come, this one included. */
      readonly nth: number;
      readonly order: string | null;
      /** Without the query, as it came. */
      readonly path: string;
      readonly idempotencyKey: string | null;
      readonly body: string;
    }
  | {
      readonly kind: 'executed';
      readonly exchange: number;
      readonly operation: string;
      readonly order: string | null;
      readonly status: number;
      /** The party's own result code, null when there is none. */
      readonly code: string | null;
      /** What the request should have been, where that is not said to its caller. */
      readonly reason?: string;
    }
  | {
      readonly kind: 'reply-left';
      readonly exchange: number;
      readonly operation: string;
      readonly order: string | null;
      /** What really left the socket. */
      readonly left: 'whole' | 'part' | 'nothing';
      /** The HTTP status that left, null when none did. */
      readonly status: number | null;
    }
  | {
      /** A request that means none of the party's operations, or that cannot be read. Nothing was executed. */
      readonly kind: 'request-turned-away';
      readonly party: Party;
      readonly method: string;
      /** Without the query, as it came. */
      readonly path: string;
      /** The HTTP status of the answer. */
      readonly status: number;
    }
  | {
      readonly kind: 'fault-fired';
      /** The exchange it cut; null for an outage. */
      readonly exchange: number | null;
      /** The rule as it was written, for example `pg.confirm#1 of R-1001: lose-response`. */
      readonly rule: string;
      readonly fault: string;
      readonly operation: string;
      readonly order: string | null;
    };

/**
 * Effects as the PG booked them. `exchange` is null when no request caused them. `amountKrw` is in won, unless
 * `currency` names another.
 */
type MoneyEvent =
  | {
      readonly kind: 'payment-authenticated';
      readonly exchange: number | null;
      readonly paymentKey: string;
      readonly pgOrderId: string;
      readonly order: string | null;
      readonly amountKrw: number;
      readonly currency?: 'USD' | 'JPY';
      /** After this moment the PG no longer captures it. Counted like `atMs`, from the run's start. */
      readonly approvableUntilMs: number;
    }
  | {
      readonly kind: 'payment-captured';
      readonly exchange: number | null;
      readonly paymentKey: string;
      readonly pgOrderId: string;
      readonly order: string | null;
      readonly amountKrw: number;
      readonly currency?: 'USD' | 'JPY';
    }
  | {
      /** An account was issued: the customer may pay into it. */
      readonly kind: 'payment-awaits-deposit';
      readonly exchange: number | null;
      readonly paymentKey: string;
      readonly pgOrderId: string;
      readonly order: string | null;
      readonly amountKrw: number;
      readonly currency?: 'USD' | 'JPY';
      readonly accountNumber: string;
      /** After this moment the account takes nothing. Counted like `atMs`, from the run's start. */
      readonly depositUntilMs: number;
    }
  | {
      /** Cancelled before any money came: none can come any more. */
      readonly kind: 'payment-voided';
      readonly exchange: number | null;
      readonly paymentKey: string;
      readonly pgOrderId: string;
      readonly order: string | null;
    }
  | {
      readonly kind: 'payment-declined';
      readonly exchange: number | null;
      readonly paymentKey: string;
      readonly pgOrderId: string;
      readonly order: string | null;
      readonly code: string;
    }
  | {
      readonly kind: 'payment-refunded';
      readonly exchange: number | null;
      readonly paymentKey: string;
      readonly pgOrderId: string;
      readonly order: string | null;
      readonly amountKrw: number;
      readonly currency?: 'USD' | 'JPY';
      /** `bank`: a deposit that was taken back. */
      readonly by: 'service' | 'operator' | 'bank';
    };

/** What a party tells the service by itself. Not every word is true: faults forge and contradict. */
type WebhookEvent =
  | {
      readonly kind: 'webhook-sent';
      /** Names it among the party's webhooks; its re-sends have the same. */
      readonly webhook: string;
      /** How many requests for it were made before this one. */
      readonly retriedCount: number;
      readonly eventType: string;
      readonly order: string | null;
      readonly paymentKey: string | null;
      /** The status that it tells, null when it tells of none. */
      readonly tells: string | null;
      readonly url: string;
      readonly body: string;
      /** The customer who sent it in the PG's place; left out for the PG itself. */
      readonly forgedBy?: string;
    }
  | {
      readonly kind: 'webhook-answered';
      readonly webhook: string;
      readonly retriedCount: number;
      readonly order: string | null;
      readonly outcome: 'accepted' | 'rejected' | 'unknown';
      /** Null when no answer came in time. */
      readonly status: number | null;
      readonly forgedBy?: string;
    };

/** Effects as the legacy system booked them, or as they stand in the shop's own store. */
type OrderEvent =
  | {
      readonly kind: 'order-opened';
      readonly order: string;
      readonly amountKrw: number;
      readonly version: number;
      /** The shop's own: the service keeps it, and tells accounting when it is paid. */
      readonly isOwn?: true;
    }
  | {
      readonly kind: 'order-changed';
      readonly exchange: number | null;
      readonly order: string;
      readonly from: OrderState;
      readonly to: OrderState;
      /** The attempt that owns the order's claim, null when nobody does. */
      readonly attempt: string | null;
      readonly amountKrw: number;
      readonly version: number;
      /** `batch`: the nightly run of the legacy system's accounting. */
      readonly by: 'service' | 'clerk' | 'batch';
      readonly isOwn?: true;
    }
  | {
      /** A line of the legacy system's accounting books. */
      readonly kind: 'order-posting-booked';
      readonly exchange: number | null;
      readonly posting: string;
      readonly order: string;
      /** Who completed the order, null when a person did. */
      readonly attempt: string | null;
      /** Negative when it takes back what was posted before. */
      readonly amountKrw: number;
      /** The day in Korea, `2026-11-22`. */
      readonly businessDay: string;
      /** The posting that it takes back; null when it takes back none. */
      readonly reverses: string | null;
    }
  | {
      readonly kind: 'completion-rejected';
      readonly exchange: number | null;
      readonly order: string;
      readonly attempt: string | null;
      readonly code: string;
    };

/** A line that accounting has booked. */
type PostingEvent = {
  readonly kind: 'posting-booked';
  readonly exchange: number | null;
  readonly order: string;
  /** The name under which it was posted; a posting that is repeated has the same. */
  readonly posting: string;
  readonly amountKrw: number;
  /** In Korea: `2026-01-05`. */
  readonly businessDay: string;
  readonly by: 'service' | 'accountant';
};

/** The payment service's process. */
type ServiceEvent =
  | { readonly kind: 'service-started'; readonly instance: number }
  | { readonly kind: 'service-crashed'; readonly instance: number }
  | { readonly kind: 'service-stopped'; readonly instance: number };

/** What the service says of itself: never believed, always compared with the effects. */
type ClaimEvent =
  | {
      readonly kind: 'manual-claimed';
      readonly order: string;
      readonly attempt: string;
      readonly cause: string;
      /** Money the item says is at risk, in won. */
      readonly exposureKrw: number;
      /** The payments that the item names. */
      readonly paymentKeys: readonly string[];
      /** What people are to do, null when the item does not say. */
      readonly proposedAction: string | null;
      /** When people were first called, counted like `atMs`; null when the item does not say. */
      readonly sinceMs: number | null;
      /** The last word that a customer may have read, null when the item does not say. */
      readonly told: string | null;
    }
  | { readonly kind: 'manual-withdrawn'; readonly order: string; readonly attempt: string }
  /** An operator has looked: all items that are open stand before this. */
  | { readonly kind: 'manual-inspected' }
  /** One of the operators' lists is shown in a way that cannot be read: as good as none. Said once for each reader of it. */
  | { readonly kind: 'list-unreadable'; readonly path: string }
  /** What operators read holds the secret of a customer's page. */
  | { readonly kind: 'secret-shown'; readonly path: string }
  /** The rows of one attempt: a new attempt, or more (or other) rows than at the last reading. */
  | {
      readonly kind: 'log-claimed';
      readonly order: string;
      readonly attempt: string;
      /** How far the service says it has got: `completed`, `cancelled`, `released`, `manual`, or its own word. */
      readonly state: string;
      readonly rows: readonly LogRow[];
    }
  /** An attempt that the log once had and has no more. */
  | { readonly kind: 'log-withdrawn'; readonly order: string; readonly attempt: string }
  /** One reading of the log came to its end. Without any the service shows no log. */
  | { readonly kind: 'log-read'; readonly attempts: number }
  /** An operator asks for the reconciliation of a day in Korea; what partners answer from here on is what it rests on. */
  | { readonly kind: 'reconciliation-asked'; readonly date: string }
  | ReconciliationClaimed;

/** One row of the service's own log, as far as the judge compares it with anything. */
export type LogRow = {
  /** `intent`: about to call; `outcome`: what came of the call; `note`: anything else. */
  readonly kind: 'intent' | 'outcome' | 'note';
  /** Of an intent or outcome: `confirm`, the operation without its party. */
  readonly call: string | null;
  readonly outcome: 'accepted' | 'rejected' | 'unknown' | null;
  /** The idempotency key of the call, null when it has none. */
  readonly key: string | null;
  /** What the row says to be certain of. */
  readonly proves: 'captured' | 'refunded' | 'completed' | null;
  /** Who wrote it, null when it does not say. */
  readonly by: string | null;
  /** When it was written, counted like the history's `atMs`. */
  readonly atMs: number;
  /** Until when its writer keeps the attempt to itself, counted likewise; null when the row does not say. */
  readonly leasedUntilMs: number | null;
  /** Differs when anything in the row does. */
  readonly digest: string;
};

/** What operators of the shop say to the service. */
type OperatorEvent =
  /** They look at a manual item; what they say of it next is about what they saw. */
  | { readonly kind: 'item-seen'; readonly order: string; readonly attempt: string }
  | {
      /** They say what they have done about a manual item; whether it is so stands in the effects. */
      readonly kind: 'act-said';
      readonly order: string;
      readonly attempt: string;
      readonly act: OperatorAct;
    }
  | {
      readonly kind: 'act-answered';
      readonly order: string;
      readonly attempt: string;
      readonly act: OperatorAct;
      /** Whether the service believes it; null when no readable answer came. */
      readonly holds: boolean | null;
      /** The service's reason for not believing it. */
      readonly reason: string | null;
    };

/** What a clerk of the shop asked the service to do to one of its own orders. What came of it stands in the effects. */
type ClerkEvent = {
  readonly kind: 'clerk-answered';
  readonly order: string;
  readonly act: string;
  /** Whether the service did it; null when no readable answer came. */
  readonly holds: boolean | null;
  /** The service's reason for not doing it. */
  readonly reason: string | null;
};

export type OperatorAct = 'completed-by-hand' | 'refunded-by-hand' | 'accepted-as-is';

/** Where the run stands. Safety is judged always, liveness from `rested` on. */
type PhaseEvent = { readonly kind: 'faults-healed' } | { readonly kind: 'rested' };

export type HistoryEvent =
  | CustomerEvent
  | ExchangeEvent
  | MoneyEvent
  | WebhookEvent
  | OrderEvent
  | PostingEvent
  | ServiceEvent
  | ClaimEvent
  | OperatorEvent
  | ClerkEvent
  | PhaseEvent;

/** An event with its place (`seq`, from 0) and time (milliseconds since the run began). */
export type HistoryEntry = HistoryEvent & { readonly seq: number; readonly atMs: number };

// What the service needs from outside. Each is a small interface, owned here and implemented in `adapters/`.

import type { EffectAnswer } from '../core/answer.js';
import type { Attempt } from '../core/attempt.js';
import type { LegacyCall, PgCall, PostCall, WhichPosting } from '../core/call.js';
import type { AttemptId, OrderId, PgOrderId } from '../core/ids.js';
import type { KstDay } from '../core/kst-day.js';
import type { Result } from '../core/result.js';
import type {
  OrderSeen,
  OrderSighting,
  PgSighting,
  PostingSighting,
  WhereToLook,
} from '../core/sighting.js';
import type { CreatedStep, Stamp, Step } from '../core/step.js';
import type { TransactionPage } from '../core/transaction.js';

/** The only door to time. `after` returns how to call the task off. */
export type Clock = {
  /** Milliseconds since the epoch, whole. */
  readonly nowMs: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
};

/** The only door to chance. */
export type Ids = {
  /** A string of 16 to 40 letters and digits that nobody can guess and that never comes twice. */
  readonly unguessable: () => string;
};

/** The payment gateway. Never throws for trouble on the network: that is an outcome. */
export type PgGateway = {
  readonly perform: (call: PgCall) => Promise<EffectAnswer>;
  /** By the known key and by the PG order id; `unreachable` when either look-up told nothing. */
  readonly lookUp: (where: WhereToLook) => Promise<PgSighting>;
};

/** The PG's own list of what moved, for reports. Never throws for trouble on the network. */
export type PgTransactions = {
  /** Those of a day in Korea, oldest first, behind the transaction `after`; at most `limit`. */
  readonly list: (query: {
    readonly day: KstDay;
    readonly after: string | null;
    readonly limit: number;
  }) => Promise<TransactionPage>;
};

/** The orders, wherever they live: at the legacy order system or in the shop's own store. Never throws for trouble on the way: that is an outcome. */
export type LegacyGateway = {
  readonly perform: (call: LegacyCall) => Promise<EffectAnswer>;
  readonly readOrder: (orderId: OrderId) => Promise<OrderSighting>;
};

/** The shop's accounting server. Never throws for trouble on the network: that is an outcome. */
export type AccountingGateway = {
  readonly post: (call: PostCall) => Promise<EffectAnswer>;
  readonly find: (which: WhichPosting) => Promise<PostingSighting>;
};

/** An order as it became, by whom and when. */
export type OrderChange = {
  readonly order: OrderSeen;
  readonly by: 'service' | 'clerk';
  readonly atMs: number;
};

export type OrderStoreError =
  /** Somebody else changed the order: reread it. */
  { readonly kind: 'conflict' } | { readonly kind: 'not-written'; readonly reason: string };

/** The shop's own orders. A change that was acknowledged survives the process. */
export type OrderStore = {
  readonly find: (orderId: OrderId) => Promise<OrderSighting>;
  /** Compare-and-set: holds when the order is there at the version before that of the change (a new one: 1), or not at all. */
  readonly write: (change: OrderChange) => Promise<Result<OrderSeen, OrderStoreError>>;
};

export type AppendError =
  /** Somebody else moved the attempt on: reread it. */
  | { readonly kind: 'conflict' }
  /** Nothing of it may be relied upon: make no call that the rows were to precede. */
  | { readonly kind: 'not-written'; readonly reason: string };

export type CreateError =
  | { readonly kind: 'order-has-open-attempt'; readonly attempt: Attempt }
  | { readonly kind: 'not-written'; readonly reason: string };

/** An attempt with the rows that it is the fold of. */
export type LoggedAttempt = { readonly attempt: Attempt; readonly steps: readonly Step[] };

/** Which attempts are looked for, open and ended ones alike. */
export type LogQuery =
  | { readonly kind: 'of-order'; readonly orderId: OrderId }
  /** Those with a row from `fromMs` on and before `untilMs`, and those with one of these PG order ids. */
  | {
      readonly kind: 'of-period';
      readonly fromMs: number;
      readonly untilMs: number;
      readonly pgOrderIds: readonly string[];
    };

/** One of the sweepers that share a step log, in a round that begins now. */
export type Sweeper = {
  readonly instance: string;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
  /** When another may take what this one took up and left lying. */
  readonly untilMs: number;
};

/**
 * The append-only journal of the attempts. A row that was acknowledged survives the process. What reads throws a
 * `StepLogUnavailable` while the log is out of reach. An attempt whose rows cannot be believed is left out of what lists
 * work, so that the rest goes on; for who asks for it, or for all there is, the log is out of reach.
 */
export type StepLog = {
  /** At most one attempt of an order is open. */
  readonly create: (step: CreatedStep & Stamp) => Promise<Result<Attempt, CreateError>>;
  /**
   * Compare-and-set on the attempt's version. All of the rows are written, or none. A flag brings an ended attempt
   * back among the open ones; it takes no order from another attempt.
   */
  readonly append: (
    attempt: Attempt,
    steps: readonly Step[],
  ) => Promise<Result<Attempt, AppendError>>;
  /** Open or ended. */
  readonly find: (id: AttemptId) => Promise<Attempt | undefined>;
  /** Open or ended. A mistake here costs a look: what the PG says by itself is only a hint. */
  readonly findByPgOrderId: (id: PgOrderId) => Promise<Attempt | undefined>;
  /**
   * The open attempts, oldest first: those that somebody has to see to (`needsCare`). They have not ended, or people were
   * called for them after their end, or there is news of them.
   */
  readonly listOpen: () => Promise<readonly Attempt[]>;
  /**
   * The open attempts that a sweeper may have to see to, oldest first: what is due is among them, but for what others have in
   * hand. It spares instances to run into each other; who has leased an attempt, its rows say.
   */
  readonly takeUp: (sweeper: Sweeper) => Promise<readonly Attempt[]>;
  /** Open and ended attempts with their rows, at most `limit`. */
  readonly listAll: (limit: number) => Promise<readonly LoggedAttempt[]>;
  /** For people and their reports, oldest first; may cost as much as there are attempts. */
  readonly search: (query: LogQuery) => Promise<readonly LoggedAttempt[]>;
};

/** Lines for people and machines. Texts are constants; what varies stands in the fields. */
export type Log = {
  readonly info: (fields: LogFields, message: string) => void;
  readonly warn: (fields: LogFields, message: string) => void;
  readonly error: (fields: LogFields, message: string) => void;
};

export type LogFields = Readonly<Record<string, unknown>>;

import type { Prng } from '../kit/choices/prng.js';
import type { Clock } from '../kit/clock/clock.js';
import { createCollections } from '../kit/exchange/collections.js';
import type { SimulatorState } from '../kit/exchange/simulator-state.js';
import type { History } from '../kit/history/history.js';
import { type BillingStore, createBillingStore } from './billing-store.js';
import { type Bookkeeping, createBookkeeping } from './bookkeeping.js';
import { type CashReceiptStore, createCashReceiptStore } from './cash-receipt-store.js';
import type { Payment } from './core/payment.js';
import { seenAt } from './core/seen-at.js';
import { createIdempotencyStore, type IdempotencyStore } from './idempotency.js';
import { createInHand, type InHand } from './in-hand.js';
import type { Random } from './keys.js';
import { createLimits, type Limits } from './limits.js';
import { type Pages, toCheckoutUrl } from './pages.js';
import { type PaymentObject, toPaymentObject } from './payment-object.js';
import type { PgSwitches } from './switches.js';
import { createTraceIds, type TraceIds } from './trace-ids.js';

export type PgDeps = {
  readonly clock: Clock;
  readonly history: Pick<History, 'record' | 'startedAtMs'>;
  /** Each thing draws its keys from a stream of its own, so that they do not depend on what others do. */
  readonly prng: Prng;
  readonly switches: PgSwitches;
  readonly pages: Pages | null;
};

/** Everything that the PG's endpoints act on. */
export type Pg = Bookkeeping & {
  readonly nowMs: () => number;
  readonly switches: PgSwitches;
  /** The stream of this name. */
  readonly randomFor: (name: string) => Random;
  /** A payment as it stands now. */
  readonly find: (paymentKey: string) => Payment | undefined;
  /** As the API says it. */
  readonly show: (payment: Payment) => PaymentObject;
  readonly pages: Pages | null;
  readonly billing: BillingStore;
  readonly cashReceipts: CashReceiptStore;
  readonly answers: IdempotencyStore;
  readonly limits: Limits;
  readonly inHand: InHand;
  readonly traceIdFor: TraceIds;
  readonly state: SimulatorState;
};

/** A PG to which nobody has come yet. */
export function createPg({ clock, history, prng, switches, pages }: PgDeps): Pg {
  const collections = createCollections();
  // One by one, since a spread takes longer than all the rest, and an exploration builds one for each run.
  const { books, transactions, hasTransaction, carryOut, subscribe } = createBookkeeping({
    collections,
    clock,
    history,
  });
  const nowMs = () => clock.nowMs();
  return {
    books,
    transactions,
    hasTransaction,
    carryOut,
    subscribe,
    nowMs,
    switches,
    randomFor: (name) => join(prng.fork(name).next, prng.fork(`second ${name}`).next),
    find: (paymentKey) => {
      const payment = books.find(paymentKey);
      return payment === undefined ? undefined : seenAt(payment, nowMs());
    },
    show: (payment) => toPaymentObject(payment, toCheckoutUrl(payment.paymentKey, pages)),
    pages,
    billing: createBillingStore(collections),
    cashReceipts: createCashReceiptStore(collections),
    answers: createIdempotencyStore(collections),
    limits: createLimits(switches),
    inHand: createInHand(),
    traceIdFor: createTraceIds(prng.fork('trace ids'), nowMs),
    state: collections.state,
  };
}

/** One stream has 2^32 beginnings, of which 100 000 keys would meet some twice; two streams have their square. */
function join(one: Random, other: Random): Random {
  return () => (one() ^ other()) >>> 0;
}

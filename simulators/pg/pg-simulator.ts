import { bindOperations } from '../kit/exchange/operation-plan.js';
import type { Simulator } from '../kit/exchange/simulator.js';
import { cancelPayment } from './acts/cancel-payment.js';
import { answerError, toReply } from './answer.js';
import type { PaymentListener } from './bookkeeping.js';
import { type Payment, wasCaptured } from './core/payment.js';
import { codeSaidFor } from './core/planned-answer.js';
import { seenAt } from './core/seen-at.js';
import { operatorReason } from './operations/bank-side.js';
import { operationPlans } from './operations/operation-plans.js';
import type { Pages } from './pages.js';
import type { PaymentObject } from './payment-object.js';
import { type PgDeps as AllDeps, createPg, type Pg } from './pg.js';
import { defaultSwitches, type PgSwitches } from './switches.js';

export type PgDeps = Omit<AllDeps, 'pages' | 'switches'> & {
  /** What is left out is as the real one does it, as far as anybody knows. */
  readonly switches?: Partial<PgSwitches>;
  /** Left out where nobody serves them: `checkout.url` is then the real one's. */
  readonly pages?: Pages;
};

/** The core API v1 of Toss Payments (2022-11-16), its payment window and its bank. */
export type PgSimulator = Simulator & {
  /** All payments as they stand now, in the order of their beginning. */
  readonly payments: () => readonly Payment[];
  /** As it stands now. */
  readonly find: (paymentKey: string) => Payment | undefined;
  /** As the API says it. */
  readonly show: (payment: Payment) => PaymentObject;
  /** Calls `listener` after each event that the books took in, with the payment as it then stands. */
  readonly subscribe: (listener: PaymentListener) => void;
  /**
   * Somebody refunds in the PG's back office: one payment, or the first of a repair order that has
   * money left; all that is left or a part. Returns null when done, else the PG's code.
   */
  readonly operatorCancels: (which: OperatorCancel) => string | null;
};

type OperatorCancel = ({ readonly paymentKey: string } | { readonly order: string }) & {
  readonly amountKrw?: number;
};

/** A PG without payments. Everything that it takes or returns goes into the history. */
export function createPgSimulator({ clock, history, prng, switches, pages }: PgDeps): PgSimulator {
  const chosen = switches === undefined ? defaultSwitches : { ...defaultSwitches, ...switches };
  const pg = createPg({ clock, history, prng, switches: chosen, pages: pages ?? null });
  return {
    party: 'pg',
    operations: bindOperations(operationPlans, pg),
    serverError,
    notFound,
    unreadable,
    state: pg.state,
    codeSaidFor,
    hold: pg.inHand.hold,
    payments: () => pg.books.all().map((payment) => seenAt(payment, pg.nowMs())),
    find: pg.find,
    show: pg.show,
    subscribe: pg.subscribe,
    operatorCancels: (which) => cancelInBackOffice(pg, which),
  };
}

/** Every reply has a trace id; these are made before anybody asks, and share one. */
const headers = {
  'content-type': 'application/json',
  'x-tosspayments-trace-id': '0'.repeat(32),
};

const serverError = toReply(
  answerError('FAILED_INTERNAL_SYSTEM_PROCESSING', { headers: {} }),
  headers,
);

/** Assumed: unknown routes are known not to answer in the API's envelope, the rest is not. */
const notFound = toReply(
  { status: 404, body: JSON.stringify({ status: 404, error: 'Not Found' }), code: null },
  headers,
);

/** Assumed: nobody measured what the real one says to a path or a body that it cannot read. */
const unreadable = toReply(answerError('INVALID_REQUEST', { headers: {} }), headers);

function cancelInBackOffice(pg: Pg, which: OperatorCancel): string | null {
  const paymentKey = 'paymentKey' in which ? which.paymentKey : keyWithMoney(pg, which.order);
  return cancelPayment(pg, {
    paymentKey,
    body: { cancelReason: operatorReason, cancelAmount: which.amountKrw ?? null },
    by: 'operator',
    exchange: null,
    answer: undefined,
  });
}

function keyWithMoney({ books }: Pg, order: string): string {
  const payment = books
    .all()
    .find((one) => one.order === order && wasCaptured(one) && one.balance > 0);
  return payment?.paymentKey ?? '';
}

import { createCollections } from '../kit/exchange/collections.js';
import type { Simulator } from '../kit/exchange/simulator.js';
import { answerError, toReply } from './answer.js';
import { createApi } from './api.js';
import { type Bank, type BankDeps, createBank, type PaymentListener } from './bank.js';
import type { ConfirmCodes } from './core/confirm.js';
import { type Payment, wasCaptured } from './core/payment.js';
import { createOperations } from './operations.js';

export type PgDeps = Pick<BankDeps, 'clock' | 'history' | 'prng'> & {
  /** From authentication to the last moment of approval; default 10 minutes, as the real one. */
  readonly approvalWindowMs?: number;
  /** Codes for what the real API leaves undocumented. */
  readonly codes?: Partial<ConfirmCodes>;
  /** Whether a 5xx is replayed under its idempotency key; default yes. Assumed: nobody measured it. */
  readonly keepsServerErrors?: boolean;
};

/** The part of the core API v1 of Toss Payments (2022-11-16) that a card payment needs. */
export type PgSimulator = Simulator & {
  /** All payments as they stand now, in the order of their authentication. */
  readonly payments: () => readonly Payment[];
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

/** Source: Toss Payments docs, Payment life cycle. */
const approvalWindowDefaultMs = 10 * 60 * 1000;

/** Assumed, both: a rejected amount leaves the payment open; a declined payment is over for good. */
const codesByDefault: ConfirmCodes = {
  amountDiffers: 'INVALID_REQUEST',
  aborted: 'NOT_FOUND_PAYMENT_SESSION',
};

/** A PG without payments. Everything that it takes or returns goes into the history. */
export function createPgSimulator(deps: PgDeps): PgSimulator {
  const { clock, history, prng } = deps;
  const collections = createCollections();
  const bank = createBank({
    collections,
    clock,
    history,
    prng,
    approvalWindowMs: deps.approvalWindowMs ?? approvalWindowDefaultMs,
    codes: { ...codesByDefault, ...deps.codes },
  });
  const api = createApi({
    collections,
    nowMs: () => clock.nowMs(),
    prng: prng.fork('trace ids'),
    keepsServerErrors: deps.keepsServerErrors ?? true,
  });
  return {
    party: 'pg',
    operations: createOperations(bank, api),
    serverError: toReply(answerError('FAILED_INTERNAL_SYSTEM_PROCESSING', { headers: {} }), {}),
    notFound,
    state: collections.state,
    subscribe: bank.subscribe,
    payments: bank.payments,
    operatorCancels: (which) => cancelInBackOffice(bank, which),
  };
}

/** Assumed: unknown routes are known not to answer in the API's envelope, the rest is not. */
const notFound = toReply(
  { status: 404, body: JSON.stringify({ status: 404, error: 'Not Found' }), code: null },
  {},
);

function cancelInBackOffice(bank: Bank, which: OperatorCancel): string | null {
  const paymentKey = 'paymentKey' in which ? which.paymentKey : keyWithMoney(bank, which.order);
  return bank.cancel(
    {
      paymentKey,
      by: 'operator',
      cancelReason: '가맹점 요청',
      cancelAmount: which.amountKrw ?? null,
    },
    { exchange: null, answer: undefined },
  );
}

function keyWithMoney(bank: Bank, order: string): string {
  const payment = bank
    .payments()
    .find((one) => one.order === order && wasCaptured(one) && one.balanceKrw > 0);
  return payment?.paymentKey ?? '';
}

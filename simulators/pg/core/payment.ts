import type { Instrument, VirtualAccount } from './instrument.js';
import type { Method } from './method.js';
import { less } from './money.js';
import type { Opened, PaymentEvent, PaymentTerms } from './payment-event.js';

/** Source: Toss Payments docs, Payment object. */
export type PaymentStatus =
  | 'READY'
  | 'IN_PROGRESS'
  | 'WAITING_FOR_DEPOSIT'
  | 'DONE'
  | 'CANCELED'
  | 'PARTIAL_CANCELED'
  | 'ABORTED'
  | 'EXPIRED';

/** One cancel, whole or in part. */
export type Cancellation = {
  readonly transactionKey: string;
  readonly reason: string;
  readonly amount: number;
  readonly taxFreeAmount: number;
  /** What could still be refunded after this one. */
  readonly refundable: number;
  readonly status: 'DONE' | 'IN_PROGRESS' | 'ABORTED';
  readonly cancelRequestId: string | null;
  readonly atMs: number;
  /** When a foreign provider will have decided; null when nobody is waited for. */
  readonly settlesAtMs: number | null;
};

/** A payment as the PG keeps it. Amounts are of its currency. */
export type Payment = PaymentTerms & {
  /** Null until one is chosen. */
  readonly method: Method | null;
  readonly instrument: Instrument | null;
  readonly status: PaymentStatus;
  /** What has not been given back of the amount; the whole of it before approval, too. */
  readonly balance: number;
  readonly requestedAtMs: number;
  /** Null before the customer authenticated. */
  readonly approvableUntilMs: number | null;
  readonly approvedAtMs: number | null;
  readonly lastTransactionKey: string | null;
  readonly cancellations: readonly Cancellation[];
  /** Why it was aborted or expired. */
  readonly failureCode: string | null;
};

type Later = Exclude<PaymentEvent, Opened>;

/** The payment that a window, or a request without one, begins. */
export function begin(event: Opened): Payment {
  const { atMs } = event;
  return {
    paymentKey: event.paymentKey,
    pgOrderId: event.pgOrderId,
    orderName: event.orderName,
    order: event.order,
    type: event.type,
    currency: event.currency,
    amount: event.amount,
    taxFreeAmount: event.taxFreeAmount,
    taxExemptionAmount: event.taxExemptionAmount,
    secret: event.secret,
    clientKey: event.clientKey,
    customerKey: event.customerKey,
    isEscrow: event.isEscrow,
    isCultureExpense: event.isCultureExpense,
    metadata: event.metadata,
    cashReceipt: event.cashReceipt,
    authenticableUntilMs: event.authenticableUntilMs,
    ...(event.checkout === undefined ? {} : { checkout: event.checkout }),
    method: null,
    instrument: null,
    status: 'READY',
    balance: event.amount,
    requestedAtMs: atMs,
    approvableUntilMs: null,
    approvedAtMs: null,
    lastTransactionKey: null,
    cancellations: [],
    failureCode: null,
  };
}

/** The payment after one more event. */
export function evolve(payment: Payment, event: Later): Payment {
  switch (event.kind) {
    case 'authenticated': {
      const { instrument, approvableUntilMs } = event;
      return {
        ...payment,
        status: 'IN_PROGRESS',
        method: instrument.kind,
        instrument,
        approvableUntilMs,
      };
    }
    case 'captured':
      return capture(payment, event);
    case 'account-issued':
      return transacted(payment, event, {
        status: 'WAITING_FOR_DEPOSIT',
        instrument: withAccount(payment, { accountNumber: event.accountNumber }),
      });
    case 'deposited':
      return transacted(payment, event, {
        status: 'DONE',
        approvedAtMs: event.atMs,
        instrument: withAccount(payment, { depositorName: event.depositorName }),
      });
    case 'deposit-reversed':
      return transacted(payment, event, {
        status: 'WAITING_FOR_DEPOSIT',
        approvedAtMs: null,
        instrument: withAccount(payment, { depositorName: null }),
      });
    case 'declined':
      return { ...payment, status: 'ABORTED', failureCode: event.code };
    case 'refunded':
      return refund(payment, event);
    case 'voided':
      return voidAll(payment, event);
    case 'refund-requested':
      return requestRefund(payment, event);
    case 'refund-settled':
      return settleRefund(payment, event);
  }
}

type Of<K extends PaymentEvent['kind']> = Extract<PaymentEvent, { kind: K }>;

/** Every transaction becomes the payment's newest. */
function transacted(
  payment: Payment,
  { transactionKey }: { readonly transactionKey: string },
  change: Partial<Payment>,
): Payment {
  return { ...payment, ...change, lastTransactionKey: transactionKey };
}

function capture(payment: Payment, event: Of<'captured'>): Payment {
  const { amount = payment.amount, atMs } = event;
  return transacted(payment, event, {
    status: 'DONE',
    approvedAtMs: atMs,
    amount,
    balance: amount,
  });
}

function withAccount({ instrument }: Payment, change: Partial<VirtualAccount>): Instrument | null {
  if (instrument?.kind !== 'virtual-account') return instrument;
  return { ...instrument, account: { ...instrument.account, ...change } };
}

function refund(payment: Payment, event: Of<'refunded'>): Payment {
  const refundable = less(payment.balance, event.amount);
  const { transactionKey, reason, amount, taxFreeAmount, cancelRequestId, atMs } = event;
  const cancellation: Cancellation = {
    transactionKey,
    reason,
    amount,
    taxFreeAmount,
    refundable,
    status: 'DONE',
    cancelRequestId,
    atMs,
    settlesAtMs: null,
  };
  return transacted(payment, event, {
    ...afterRefund(payment, cancellation),
    cancellations: [...payment.cancellations, cancellation],
  });
}

/**
 * Partial refunds down to a balance of 0 leave PARTIAL_CANCELED standing; only one refund of
 * everything makes CANCELED. Source: observed of the real API for cards; assumed for the other methods.
 */
function afterRefund(
  payment: Payment,
  { amount, taxFreeAmount, refundable }: Cancellation,
): Partial<Payment> {
  const isWhole = amount === payment.amount;
  return {
    status: isWhole ? 'CANCELED' : 'PARTIAL_CANCELED',
    balance: refundable,
    taxFreeAmount: less(payment.taxFreeAmount, taxFreeAmount),
    taxExemptionAmount: isWhole ? 0 : payment.taxExemptionAmount,
  };
}

function voidAll(payment: Payment, { transactionKey, reason, atMs }: Of<'voided'>): Payment {
  const cancellation: Cancellation = {
    transactionKey,
    reason,
    amount: payment.amount,
    taxFreeAmount: payment.taxFreeAmount,
    refundable: 0,
    status: 'DONE',
    cancelRequestId: null,
    atMs,
    settlesAtMs: null,
  };
  return {
    ...payment,
    status: 'CANCELED',
    balance: 0,
    taxFreeAmount: 0,
    taxExemptionAmount: 0,
    lastTransactionKey: transactionKey,
    cancellations: [cancellation],
  };
}

/** The money is still the merchant's, so only the entry is new. */
function requestRefund(payment: Payment, event: Of<'refund-requested'>): Payment {
  const { transactionKey, reason, amount, taxFreeAmount, cancelRequestId, atMs, settlesAtMs } =
    event;
  const cancellation: Cancellation = {
    transactionKey,
    reason,
    amount,
    taxFreeAmount,
    refundable: less(payment.balance, amount),
    status: 'IN_PROGRESS',
    cancelRequestId,
    atMs,
    settlesAtMs,
  };
  return { ...payment, cancellations: [...payment.cancellations, cancellation] };
}

function settleRefund(
  payment: Payment,
  { transactionKey, outcome }: Of<'refund-settled'>,
): Payment {
  const settled = payment.cancellations.find((one) => one.transactionKey === transactionKey);
  if (settled === undefined)
    throw new Error(`${payment.paymentKey} has no cancel ${transactionKey}.`);
  const cancellations = payment.cancellations.map((one) =>
    one === settled ? { ...one, status: outcome, settlesAtMs: null } : one,
  );
  if (outcome === 'ABORTED') return { ...payment, cancellations };
  return {
    ...payment,
    ...afterRefund(payment, settled),
    cancellations,
    lastTransactionKey: transactionKey,
  };
}

/** The cancel that a foreign provider has not decided yet; there is one at most. */
export function cancelInProgress({ cancellations }: Payment): Cancellation | undefined {
  return cancellations.find(({ status }) => status === 'IN_PROGRESS');
}

/** Whether money of it was taken, given back or not. */
export function wasCaptured({ approvedAtMs }: Payment): boolean {
  return approvedAtMs !== null;
}

/**
 * Whether its order id is used up: by an approval or the issue of an account, even one that was cancelled,
 * never by an authentication. Source: observed of the real API.
 */
export function usesUpOrder({ lastTransactionKey }: Payment): boolean {
  return lastTransactionKey !== null;
}

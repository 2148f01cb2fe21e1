import type { Currency } from '../core/money.js';
import type { Payment } from '../core/payment.js';
import type { CashReceiptWish, CheckoutTerms, Opened } from '../core/payment-event.js';
import { newPaymentKey, newReceiptKey, newSecret, newTransactionKey } from '../keys.js';
import type { Pg } from '../pg.js';

/** What a payment is to be for; what is left out is nothing or the ordinary. */
export type PaymentWish = {
  readonly orderId: string;
  readonly orderName: string;
  readonly amount: number;
  readonly currency?: Currency | undefined;
  readonly taxFreeAmount?: number | null | undefined;
  readonly taxExemptionAmount?: number | null | undefined;
  readonly order?: string | null;
  readonly type?: Payment['type'];
  readonly clientKey?: string | null | undefined;
  readonly customerKey?: string | null | undefined;
  readonly useEscrow?: boolean | null | undefined;
  readonly cultureExpense?: boolean | undefined;
  readonly metadata?: Readonly<Record<string, string>> | null | undefined;
  readonly cashReceiptType?: CashReceiptWish['type'] | null;
  readonly checkout?: CheckoutTerms;
};

/** The beginning of a payment, with keys of its own. Nothing is booked yet. */
export function beginPayment(pg: Pg, wish: PaymentWish): Opened {
  const atMs = pg.nowMs();
  const { orderId, cashReceiptType = null } = wish;
  const random = pg.randomFor(`payment ${orderId} ${pg.books.ofPgOrder(orderId).length}`);
  return {
    kind: 'opened',
    paymentKey: unusedKey(pg, () => newPaymentKey(random, atMs)),
    pgOrderId: orderId,
    orderName: wish.orderName,
    order: wish.order ?? null,
    type: wish.type ?? 'NORMAL',
    currency: wish.currency ?? 'KRW',
    amount: wish.amount,
    secret: newSecret(random),
    clientKey: wish.clientKey ?? null,
    customerKey: wish.customerKey ?? null,
    metadata: wish.metadata ?? null,
    cashReceipt:
      cashReceiptType === null
        ? null
        : { type: cashReceiptType, receiptKey: newReceiptKey(random) },
    ...toTerms(wish),
    atMs,
    authenticableUntilMs: atMs + pg.switches.authenticationWindowMs,
    ...(wish.checkout === undefined ? {} : { checkout: wish.checkout }),
  };
}

/** Five letters are not many for the payments of one second. */
const drawsMax = 100;

function unusedKey({ books }: Pg, draw: () => string): string {
  for (let nth = 0; nth < drawsMax; nth += 1) {
    const paymentKey = draw();
    if (books.find(paymentKey) === undefined) return paymentKey;
  }
  throw new Error(`${drawsMax} draws brought no payment key that is free.`);
}

function toTerms({ taxFreeAmount, taxExemptionAmount, useEscrow, cultureExpense }: PaymentWish) {
  return {
    taxFreeAmount: taxFreeAmount ?? 0,
    taxExemptionAmount: taxExemptionAmount ?? 0,
    isEscrow: useEscrow ?? false,
    isCultureExpense: cultureExpense ?? false,
  };
}

/** Another payment of the same window, for the same. */
export function beginAgain(pg: Pg, payment: Payment): Opened {
  const { pgOrderId, isEscrow, isCultureExpense, cashReceipt } = payment;
  const fresh = beginPayment(pg, {
    ...payment,
    orderId: pgOrderId,
    useEscrow: isEscrow,
    cultureExpense: isCultureExpense,
    cashReceiptType: cashReceipt?.type ?? null,
  });
  return { ...fresh, authenticableUntilMs: payment.authenticableUntilMs };
}

/** The key of the approval or issue of this payment. */
export function approvalKey(pg: Pg, paymentKey: string): string {
  return newTransactionKey(pg.randomFor(`approval of ${paymentKey}`));
}

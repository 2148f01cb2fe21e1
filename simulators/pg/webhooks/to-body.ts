import { toKstMicrosText, toKstText } from '../core/kst.js';
import type { Payment } from '../core/payment.js';
import { type PaymentObject, toCancelObject } from '../payment-object.js';
import type { News } from './core/news.js';

export type BodyStyle = {
  /** How DEPOSIT_CALLBACK writes its time: both were seen. */
  readonly depositCreatedAt: 'micros' | 'offset';
  /** PAYMENT_STATUS_CHANGED as it was in 2022: payment key, status and order id only. */
  readonly isBrief: boolean;
};

export type BodyDeps = {
  readonly style: BodyStyle;
  /** A payment as the API says it. */
  readonly show: (payment: Payment) => PaymentObject;
};

/**
 * What the endpoint gets to read. A deposit's message is flat: it names neither its type nor the payment key, and is
 * to be believed when its secret is that of the payment. Source: Toss Payments docs, Webhook events.
 */
export function toBody(news: News, createdAtMs: number, { style, show }: BodyDeps): string {
  const { eventType } = news;
  const createdAt = toKstMicrosText(createdAtMs);
  switch (eventType) {
    case 'BILLING_DELETED': {
      const { billingKey, reason } = news;
      return JSON.stringify({ eventType, createdAt, data: { billingKey, reason } });
    }
    case 'DEPOSIT_CALLBACK': {
      const { secret, status, lastTransactionKey, pgOrderId } = news.payment;
      return JSON.stringify({
        createdAt: style.depositCreatedAt === 'micros' ? createdAt : toKstText(createdAtMs),
        secret,
        status,
        transactionKey: lastTransactionKey,
        orderId: pgOrderId,
      });
    }
    case 'CANCEL_STATUS_CHANGED': {
      const data = toCancelObject(news.cancellation);
      return JSON.stringify({ eventType, createdAt, data });
    }
    case 'PAYMENT_STATUS_CHANGED': {
      const { paymentKey, status, pgOrderId } = news.payment;
      const brief = { paymentKey, status, orderId: pgOrderId };
      const data = style.isBrief ? brief : show(news.payment);
      return JSON.stringify({ eventType, createdAt, data });
    }
  }
}

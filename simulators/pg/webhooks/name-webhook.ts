import type { Collection, Collections } from '../../kit/exchange/collections.js';
import type { Address } from '../../kit/faults/address.js';
import { anyWebhook, operationOf } from './core/event-type.js';
import type { News } from './core/news.js';

/** What the news concern, as the history and faults know it. */
export type Subject = {
  readonly order: string | null;
  readonly pgOrderId: string | null;
  readonly paymentKey: string | null;
  /** The status that they tell. */
  readonly tells: string | null;
};

/** Counts webhooks, so that faults can mean one of them. */
export type WebhookNames = {
  /** Two names of a new webhook: as one of all about its order, and as one of its type. */
  readonly next: (news: News) => readonly [Address, Address];
};

export function createWebhookNames({ open }: Collections): WebhookNames {
  const counts: Collection<number> = open<number>('webhook-counts', {
    isOne: (value) => typeof value === 'number',
  });

  function nameAs(operation: string, subject: ReturnType<typeof addressed>): Address {
    const counted = `${operation} of ${subject.order ?? ''}`;
    const nth = (counts.get(counted) ?? 0) + 1;
    counts.set(counted, nth);
    return { operation, nth, ...subject };
  }

  return {
    next: (news) => {
      const subject = addressed(news);
      return [nameAs(anyWebhook, subject), nameAs(operationOf(news.eventType), subject)];
    },
  };
}

export function toSubject(news: News): Subject {
  if (news.eventType === 'BILLING_DELETED') {
    return { order: null, pgOrderId: null, paymentKey: null, tells: null };
  }
  const { order, pgOrderId, paymentKey, status } = news.payment;
  const tells = 'cancellation' in news ? news.cancellation.status : status;
  return { order, pgOrderId, paymentKey, tells };
}

/** A payment of nobody's repair order is addressed by its PG order id. */
function addressed(news: News): Pick<Address, 'order' | 'paymentKey'> {
  if (news.eventType === 'BILLING_DELETED') return { order: null };
  const { order, pgOrderId, paymentKey } = news.payment;
  return { order: order ?? pgOrderId, paymentKey };
}

import { z } from 'zod';
import type { Collections } from '../kit/exchange/collections.js';
import type { History } from '../kit/history/history.js';
import type { Order, OrderEvent } from './core/order.js';
import { type Posting, toPostings } from './core/posting.js';

/** The accounting of the legacy system: every line that was ever posted, and the history told of each. */
export type AccountingBooks = {
  readonly all: () => readonly Posting[];
  /** What was posted on this day, less what was taken back on it, in won. */
  readonly postedOnKrw: (businessDay: string) => number;
  /** Posts what the change of an order brings; `exchange` is null when no request caused it. */
  readonly follow: (change: Change, exchange: number | null) => void;
};

type Change = {
  readonly before: Order;
  readonly event: Extract<OrderEvent, { kind: 'changed' }>;
};

export type AccountingDeps = {
  readonly collections: Collections;
  readonly history: Pick<History, 'record'>;
  readonly nowMs: () => number;
};

const postingSchema: z.ZodType<Posting> = z.object({
  posting: z.string(),
  order: z.string(),
  attempt: z.string().nullable(),
  amountKrw: z.int(),
  businessDay: z.string(),
  atMs: z.int(),
  reverses: z.string().nullable(),
});

/** Books without a line. */
export function createAccountingBooks(deps: AccountingDeps): AccountingBooks {
  const ofOrder = new Map<string, readonly Posting[]>();
  const sumOfDay = new Map<string, number>();
  const lines = deps.collections.open<Posting>('postings', {
    isOne: (value): value is Posting => postingSchema.safeParse(value).success,
    index: (line) => {
      if (line === null) {
        ofOrder.clear();
        sumOfDay.clear();
        return;
      }
      const { order, businessDay, amountKrw } = line;
      ofOrder.set(order, [...(ofOrder.get(order) ?? []), line]);
      sumOfDay.set(businessDay, (sumOfDay.get(businessDay) ?? 0) + amountKrw);
    },
  });
  return {
    all: () => [...lines.values()],
    postedOnKrw: (businessDay) => sumOfDay.get(businessDay) ?? 0,
    follow: (change, exchange) => {
      const posted = ofOrder.get(change.event.orderId) ?? [];
      for (const line of toPostings(change, { posted, nowMs: deps.nowMs() })) {
        lines.set(line.posting, line);
        const { posting, order, attempt, amountKrw, businessDay, reverses } = line;
        deps.history.record({
          kind: 'order-posting-booked',
          exchange,
          posting,
          order,
          attempt,
          amountKrw,
          businessDay,
          reverses,
        });
      }
    },
  };
}

import type { HistoryEvent, OrderState } from '../../simulators/kit/history/history-entry.js';

/** One of the shop's own orders, as its file shows it. */
export type StoredOrder = {
  readonly orderId: string;
  readonly state: OrderState;
  readonly amountKrw: number | null;
  readonly version: number;
  readonly attemptId: string | null;
};

/** A change of such an order, as the history tells it. */
export function toOrderEvent(
  { order, by }: { readonly order: StoredOrder; readonly by: 'service' | 'clerk' },
  before: StoredOrder | undefined,
): HistoryEvent {
  const { orderId, state: to, version, attemptId: attempt } = order;
  const amountKrw = order.amountKrw ?? 0;
  const about = { order: orderId, amountKrw, version, isOwn: true } as const;
  if (before === undefined) return { kind: 'order-opened', ...about };
  return { kind: 'order-changed', exchange: null, ...about, from: before.state, to, attempt, by };
}

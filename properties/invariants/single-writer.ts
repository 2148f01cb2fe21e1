import { type ExchangeBook, isMoving } from '../ledger/exchange-book.js';
import type { Ledger } from '../ledger/ledger.js';
import { mayStillCapture, type OrderBook } from '../ledger/order-book.js';
import type { Invariant } from './invariant.js';

/**
 * Judges requests of the service that meet another one underway; what the network delivers twice
 * does not count. A fence ends the danger of a completion that is still underway, so a cancel beside
 * it is judged only while the order is in progress.
 */
export const singleWriter: Invariant = {
  name: 'singleWriter',
  statement:
    'No two payments of an order are confirmed at the same time, nor is an order completed and its payment cancelled at the same time.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'request-arrived') return null;
    const mine = ledger.exchanges.get(entry.exchange);
    if (mine === undefined || mine.isRedelivery || !isMoving(mine)) return null;
    const order = ledger.orders.get(ledger.payments.get(keyOf(mine))?.order ?? mine.order ?? '');
    const other = order?.underway.find((exchange) => isRival(mine, exchange, { order, ledger }));
    if (order === undefined || other === undefined) return null;
    const message = `Order ${order.order} got a ${mine.operation}${ofKey(mine)} while a ${other.operation}${ofKey(other)} was underway.`;
    return { order: order.order, message };
  },
};

type Place = { readonly order: OrderBook; readonly ledger: Ledger };

function isRival(mine: ExchangeBook, other: ExchangeBook, { order, ledger }: Place): boolean {
  if (other === mine || other.isRedelivery) return false;
  if (mine.operation === 'pg.confirm') {
    if (other.operation !== 'pg.confirm' || keyOf(mine) === keyOf(other)) return false;
    const payment = ledger.payments.get(keyOf(other));
    if (payment === undefined) return false;
    return other.isExecuted || mayStillCapture(order, payment, ledger.nowMs);
  }
  const isPair = other.operation !== 'pg.confirm' && other.operation !== mine.operation;
  return isPair && other.attempt === mine.attempt && order.state === 'in-progress';
}

function keyOf({ confirm }: ExchangeBook): string {
  return confirm?.paymentKey ?? '';
}

function ofKey({ confirm }: ExchangeBook): string {
  return confirm === null ? '' : ` of ${confirm.paymentKey}`;
}

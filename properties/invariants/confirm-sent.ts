import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import type { Confirm } from '../ledger/exchange-book.js';
import type { Ledger } from '../ledger/ledger.js';
import type { PaymentBook } from '../ledger/payment-book.js';

/**
 * What the service asks to be confirmed with this entry, if it does: not what the network delivers a
 * second time, and no keys that the PG never issued, for nothing tells the service that they were
 * invented.
 */
export function confirmSent(
  ledger: Ledger,
  entry: HistoryEntry,
): { readonly confirm: Confirm; readonly payment: PaymentBook } | null {
  if (entry.kind !== 'request-arrived' || entry.operation !== 'pg.confirm') return null;
  const exchange = ledger.exchanges.get(entry.exchange);
  if (exchange === undefined || exchange.confirm === null || exchange.isRedelivery) return null;
  const payment = ledger.payments.get(exchange.confirm.paymentKey);
  return payment === undefined ? null : { confirm: exchange.confirm, payment };
}

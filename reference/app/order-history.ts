import type { OrderId } from '../core/ids.js';
import type { LoggedAttempt, StepLog } from './ports.js';

/** All that was ever done for an order: each attempt with its rows, oldest first. */
export function readOrderHistory(
  { stepLog }: { readonly stepLog: StepLog },
  orderId: OrderId,
): Promise<readonly LoggedAttempt[]> {
  return stepLog.search({ kind: 'of-order', orderId });
}

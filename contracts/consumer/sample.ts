// The ids and the money that the contracts speak of. They travel as state parameters too, so a partner's side
// can bring about exactly these records.

import {
  parseOrderId,
  parsePaymentKey,
  toAttemptId,
  toPgOrderId,
} from '../../reference/core/ids.js';
import { parseKrw } from '../../reference/core/money.js';

/** The first key that the PG simulator gives in the second after its stage opens. */
export const paymentKey = requireValid(parsePaymentKey('simmi20261122060001AAAAA'));
export const pgOrderId = toPgOrderId('contract1');
export const orderId = requireValid(parseOrderId('R-1001'));
export const orderName = '세탁기 수리';
export const attemptId = toAttemptId('contract1');
export const otherAttemptId = toAttemptId('contract2');
export const amountKrw = requireValid(parseKrw(33_000));

function requireValid<T>(parsed: T | undefined): T {
  if (parsed === undefined) throw new Error('A sample of the contracts is not valid.');
  return parsed;
}

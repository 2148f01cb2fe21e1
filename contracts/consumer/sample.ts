// The ids and the money that the contracts speak of. They travel as state parameters too, so a partner's side
// can bring about exactly these records.

import {
  parseOrderId,
  parsePaymentKey,
  toAttemptId,
  toPgOrderId,
} from '../../reference/core/ids.js';
import { parseKstDay } from '../../reference/core/kst-day.js';
import { parseKrw } from '../../reference/core/money.js';

/** The first key that the PG simulator gives in the second after its stage opens. */
export const paymentKey = requireValid(parsePaymentKey('simmi20261122060001AAAAA'));
/** The first transaction key that it gives then. */
export const transactionKey = 'txrd_a01aaaaaaaaaaaaaaaaaaaaaaaa';
export const pgOrderId = toPgOrderId('contract1');
export const orderId = requireValid(parseOrderId('R-1001'));
export const orderName = '세탁기 수리';
export const attemptId = toAttemptId('contract1');
export const otherAttemptId = toAttemptId('contract2');
export const amountKrw = requireValid(parseKrw(33_000));
export const day = requireValid(parseKstDay('2026-11-22'));

function requireValid<T>(parsed: T | undefined): T {
  if (parsed === undefined) throw new Error('A sample of the contracts is not valid.');
  return parsed;
}

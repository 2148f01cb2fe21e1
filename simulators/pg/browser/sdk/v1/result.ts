import type { Success } from '../../protocol/window-result.js';

/** What SDK v1 resolves with. Source: its types. */
export function toResult(success: Success) {
  if (success.kind !== 'authenticated') throw new Error('A payment was asked for.');
  const { paymentKey, orderId, amount } = success;
  return { paymentKey, orderId, amount };
}

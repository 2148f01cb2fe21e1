import { createPaymentWindows, type Shop } from '../payment-windows.js';
import { promised } from '../promised.js';
import { sdkError } from '../sdk-error.js';
import { parseBillingRequest, parsePaymentRequest } from './parse-request.js';
import { toPaymentResult } from './results.js';

/** `TossPayments(clientKey).payment({ customerKey })`. Source: SDK v2, Payment. */
export function createPayment(shop: Shop) {
  const windows = createPaymentWindows(shop);
  return {
    requestPayment: async (raw: unknown) => {
      const request = parsePaymentRequest(raw);
      return toPaymentResult(await windows.open(request), request.payment.currency);
    },
    requestBillingAuth: async (raw: unknown) => {
      await windows.open(parseBillingRequest(raw));
    },
    destroy: () =>
      promised(() => {
        if (!windows.abort('PAYMENT_REQUEST_ABORTED')) throw sdkError('NO_ACTIVE_PAYMENT_REQUEST');
      }),
  };
}

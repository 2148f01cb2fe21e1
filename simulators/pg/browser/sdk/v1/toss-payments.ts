import { requireClientKey } from '../keys.js';
import { createPaymentWindows } from '../payment-windows.js';
import type { ScriptSettings } from '../script-settings.js';
import { parseBillingRequest, parsePaymentRequest } from './parse-request.js';
import { toResult } from './result.js';

/** `window.TossPayments` of SDK v1, the payment window. Throws at once when the key is wrong. */
export function createTossPayments(settings: ScriptSettings) {
  /** Assumed: the second parameter, which the types have, points the real script elsewhere; here it is ignored. */
  function tossPayments(clientKey: unknown) {
    const windows = createPaymentWindows({
      settings,
      clientKey: requireClientKey(clientKey, 'individual'),
      customerKey: null,
    });
    return {
      /** With a method, or with the request alone: then the customer chooses in the window. */
      requestPayment: async (...args: readonly unknown[]) => {
        const [method, raw] = typeof args[0] === 'string' ? args : [undefined, args[0]];
        return toResult(await windows.open(parsePaymentRequest(method, raw)));
      },
      requestBillingAuth: async (method: unknown, raw: unknown) => {
        await windows.open(parseBillingRequest(method, raw));
      },
      cancelPayment: () => {
        windows.abort('USER_CANCEL');
      },
    };
  }
  return Object.assign(tossPayments, { version: 'ttadak' });
}

import { anonymous, requireClientKey, requireCustomerKey } from '../keys.js';
import type { ScriptSettings } from '../script-settings.js';
import { sdkError } from '../sdk-error.js';
import { createPayment } from './payment.js';
import { createWidgets } from './widgets.js';

type Params = { readonly customerKey?: unknown } | null | undefined;

/** `window.TossPayments` of SDK v2. Its functions throw at once when a key is wrong. Source: SDK v2, types. */
export function createTossPayments(settings: ScriptSettings) {
  function tossPayments(clientKey: unknown) {
    return {
      widgets: (params: Params) =>
        createWidgets({
          settings,
          clientKey: requireClientKey(clientKey, 'widget'),
          customerKey: requireCustomerKey(params?.customerKey),
        }),
      payment: (params: Params) =>
        createPayment({
          settings,
          clientKey: requireClientKey(clientKey, 'individual'),
          customerKey: requireCustomerKey(params?.customerKey),
        }),
      brandpay: refuseBrandpay,
      requestPayment: refuseV1,
      requestBillingAuth: refuseV1,
      cancelPayment: refuseV1,
    };
  }
  return Object.assign(tossPayments, { ANONYMOUS: anonymous, version: 'ttadak' });
}

function refuseBrandpay(): never {
  throw new Error('ttadak does not simulate BrandPay. Use widgets() or payment().');
}

function refuseV1(): never {
  throw sdkError('V1_METHOD_NOT_SUPPORTED');
}

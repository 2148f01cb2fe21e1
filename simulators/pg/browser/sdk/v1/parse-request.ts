import * as z from 'zod/mini';
import { findMethod } from '../../protocol/methods.js';
import { type Amount, requireAmount, requirePositive } from '../amount.js';
import { parseBack, requireBack } from '../back.js';
import { requireCustomerKey } from '../keys.js';
import { requireMetadata } from '../metadata.js';
import { parseShape, v1Fields } from '../parse-shape.js';
import { sdkError } from '../sdk-error.js';
import {
  type PaymentRequest,
  restOf,
  type ShopRequest,
  type WidgetRequest,
} from '../shop-request.js';

const widgetRequest = z.looseObject(v1Fields);

const paymentRequest = z.looseObject({
  ...v1Fields,
  amount: z.number(),
  currency: z.optional(z.string()),
});

const billingRequest = z.looseObject({
  customerKey: z.optional(z.unknown()),
  successUrl: z.optional(z.unknown()),
  failUrl: z.optional(z.unknown()),
  windowTarget: v1Fields.windowTarget,
});

/** `PaymentWidget().requestPayment`. Each parser throws `INVALID_PARAMETER` or a code of its own for one field. */
export function parseWidgetRequest(raw: unknown, amount: Amount): WidgetRequest {
  const request = parseShape(widgetRequest, raw, 'INVALID_PARAMETER');
  return { flow: 'widget', ...ordered(request, amount) };
}

/** `TossPayments().requestPayment`. Without a method the customer chooses in the window. */
export function parsePaymentRequest(method: unknown, raw: unknown): PaymentRequest {
  const request = parseShape(paymentRequest, raw, 'INVALID_PARAMETER');
  const amount = { value: request.amount, currency: request.currency ?? 'KRW' };
  return { flow: 'payment', method: requireMethod(method), ...ordered(request, amount) };
}

/** `TossPayments().requestBillingAuth`. */
export function parseBillingRequest(method: unknown, raw: unknown): ShopRequest {
  const request = parseShape(billingRequest, raw, 'INVALID_PARAMETER');
  if (method !== '카드' && method !== 'CARD') throw sdkError('NOT_SUPPORTED_METHOD');
  return {
    flow: 'billing',
    customerKey: requireCustomerKey(request.customerKey),
    method: 'CARD',
    payment: null,
    back: requireBack(request),
    windowTarget: request.windowTarget ?? null,
    outcome: null,
  };
}

/** `미선택` and the empty code leave it to the customer. Source: SDK v1, `PaymentMethod`. */
function requireMethod(method: unknown): string | null {
  if (method === undefined || method === '' || method === '미선택') return null;
  // A method of Toss Pay had another name once.
  const found = method === '토스결제' ? findMethod('토스페이') : findMethod(method);
  if (found === undefined) throw sdkError('NOT_SUPPORTED_METHOD');
  return found.code;
}

function ordered(
  request: z.infer<typeof widgetRequest>,
  amount: Amount,
): Omit<WidgetRequest, 'flow'> {
  const { orderId, orderName, metadata, windowTarget = null, forceFailure = false } = request;
  const back = parseBack(request);
  requireMetadata(metadata);
  const { value, currency } = requirePositive(requireAmount(amount));
  return {
    customerKey: null,
    payment: { orderId, orderName, amount: value, currency, more: restOf(request) },
    back,
    windowTarget,
    // Assumed: the field is in the types, but nobody documented what it does.
    outcome: forceFailure === true ? 'abort' : null,
  };
}

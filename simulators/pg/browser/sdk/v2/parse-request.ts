import * as z from 'zod/mini';
import type { Outcome } from '../../protocol/window-request.js';
import { type Amount, requireAmount, requirePositive } from '../amount.js';
import { parseBack, requireBack } from '../back.js';
import { requireMetadata } from '../metadata.js';
import { parseShape, v2Fields } from '../parse-shape.js';
import { sdkError } from '../sdk-error.js';
import {
  type PaymentRequest,
  restOf,
  type ShopRequest,
  type WidgetRequest,
} from '../shop-request.js';

const widgetFields = { ...v2Fields, subMerchantSetting: z.optional(z.unknown()) };

const widgetRequest = z.strictObject(widgetFields);

const widgetWindowRequest = z.strictObject({ ...widgetFields, amount: z.optional(z.unknown()) });

/** Those that `payment` has a window for. */
const windowMethod = z.enum([
  'CARD',
  'TRANSFER',
  'VIRTUAL_ACCOUNT',
  'MOBILE_PHONE',
  'CULTURE_GIFT_CERTIFICATE',
  'BOOK_GIFT_CERTIFICATE',
  'GAME_GIFT_CERTIFICATE',
  'FOREIGN_EASY_PAY',
]);

const paymentRequest = z.strictObject({
  ...v2Fields,
  method: z.optional(z.unknown()),
  amount: z.optional(z.unknown()),
  mobilePhone: z.nullish(z.record(z.string(), z.unknown())),
  orderProductCode: z.nullish(z.string()),
});

const billingRequest = z.strictObject({
  method: z.optional(z.unknown()),
  successUrl: z.optional(z.unknown()),
  failUrl: z.optional(z.unknown()),
  customerName: v2Fields.customerName,
  customerEmail: v2Fields.customerEmail,
  windowTarget: v2Fields.windowTarget,
  selectableCardTypes: z.nullish(z.array(z.enum(['PERSONAL', 'CORPORATE']))),
  flowMode: z.optional(z.enum(['DIRECT', 'DEFAULT'])),
  easyPay: z.optional(z.string()),
  cardCompany: z.optional(z.string()),
  transfer: v2Fields.transfer,
});

type Ordered = z.infer<z.ZodMiniObject<typeof v2Fields>>;

/** `widgets().requestPayment`. Each parser throws what the documentation of its function names. */
export function parseWidgetRequest(raw: unknown, amount: Amount): WidgetRequest {
  const request = parseShape(widgetRequest, raw, 'INVALID_PARAMETERS');
  return { flow: 'widget', ...ordered(request, amount) };
}

/** `widgets().requestPaymentWindow`. */
export function parseWidgetWindowRequest(raw: unknown): WidgetRequest {
  const request = parseShape(widgetWindowRequest, raw, 'INVALID_PARAMETERS');
  return { flow: 'widget', ...ordered(request, requireAmount(request.amount)) };
}

/** `payment().requestPayment`. */
export function parsePaymentRequest(raw: unknown): PaymentRequest {
  const request = parseShape(paymentRequest, raw, 'INVALID_PARAMETERS');
  const { data: method } = windowMethod.safeParse(request.method);
  if (method === undefined) throw sdkError('NOT_SUPPORTED_METHOD');
  const rest = ordered(request, requireAmount(request.amount));
  // The types give this method no promise.
  if (method === 'FOREIGN_EASY_PAY' && rest.back === null) {
    throw sdkError('NOT_SUPPORTED_PROMISE');
  }
  return { flow: 'payment', method, ...rest };
}

/** `payment().requestBillingAuth`. */
export function parseBillingRequest(raw: unknown): ShopRequest {
  const request = parseShape(billingRequest, raw, 'INVALID_PARAMETERS');
  if (request.method !== 'CARD' && request.method !== 'TRANSFER') {
    throw sdkError('NOT_SUPPORTED_METHOD');
  }
  return {
    flow: 'billing',
    customerKey: null,
    method: request.method,
    payment: null,
    back: requireBack(request),
    windowTarget: request.windowTarget ?? null,
    outcome: null,
  };
}

function ordered(request: Ordered, amount: Amount): Omit<WidgetRequest, 'flow'> {
  const { orderId, orderName, metadata, windowTarget = null, sandbox } = request;
  const back = parseBack(request);
  requireMetadata(metadata);
  const { value, currency } = requirePositive(amount);
  return {
    customerKey: null,
    payment: { orderId, orderName, amount: value, currency, more: restOf(request) },
    back,
    windowTarget,
    outcome: sandbox === undefined || sandbox === null ? null : outcomeOf(sandbox.paymentResult),
  };
}

/** Assumed: the field is in the types, but nobody documented what it does. */
function outcomeOf(result: 'SUCCESS' | 'FAIL'): Outcome {
  return result === 'SUCCESS' ? 'approve' : 'abort';
}

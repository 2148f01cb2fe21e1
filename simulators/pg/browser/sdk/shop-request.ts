import type { PaymentMethod } from '../protocol/methods.js';
import type { Outcome, Payment, WindowRequest } from '../protocol/window-request.js';
import type { Back } from './back.js';

/** What a shop asks for, once it is known to be well said. The same for all editions of the script. */
export type ShopRequest = {
  readonly flow: WindowRequest['flow'];
  readonly customerKey: string | null;
  /** Null lets the customer choose in the window. */
  readonly method: string | null;
  /** Null when a billing key is asked for. */
  readonly payment: Payment | null;
  /** Null when the shop waits for a promise. */
  readonly back: Back | null;
  readonly windowTarget: 'iframe' | 'self' | null;
  /** What the shop wants the customer to do. */
  readonly outcome: Outcome | null;
};

/** A request for money. */
export type PaymentRequest = ShopRequest & { readonly payment: Payment };

/** What a shop says to its widget; the method is chosen there. */
export type WidgetRequest = Omit<PaymentRequest, 'method'>;

/** What a customer chose in a widget, with its details. */
export type Choice = { readonly method: PaymentMethod; readonly more: Record<string, unknown> };

/** The request with what was chosen. What the shop said itself comes first. */
export function withChoice(request: WidgetRequest, { method, more }: Choice): PaymentRequest {
  const { payment } = request;
  return {
    ...request,
    method: method.code,
    payment: { ...payment, more: { ...more, ...payment.more } },
  };
}

const notOfThePayment = new Set([
  'orderId',
  'orderName',
  'amount',
  'currency',
  'method',
  'successUrl',
  'failUrl',
  'windowTarget',
  'sandbox',
  'forceFailure',
]);

/** The fields of a request that the simulator's books may want besides the main ones. */
export function restOf(request: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(request).filter(([name]) => !notOfThePayment.has(name)));
}

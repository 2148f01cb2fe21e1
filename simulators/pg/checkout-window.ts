import type { Language } from './browser/protocol/language.js';
import { toWindowAddress, withPaymentKey } from './browser/protocol/window-request.js';
import type { Payment } from './core/payment.js';
import type { Pages } from './pages.js';

type Viewed = { readonly pages: Pages | null; readonly language: Language };

/**
 * Where the checkout page of a payment sends the customer to authenticate, without an origin, so that they stay on the one
 * that they came by. Null when there is no window to open: the payment is not READY any more, a shop's page began it and
 * opened one, or nobody serves pages.
 */
export function toCheckoutWindow(payment: Payment, { pages, language }: Viewed): string | null {
  const { checkout, paymentKey, clientKey, customerKey, currency } = payment;
  if (checkout === undefined || payment.status !== 'READY' || pages === null) return null;
  const { method, successUrl, failUrl, known } = checkout;
  const { pgOrderId: orderId, orderName, amount } = payment;
  const window = toWindowAddress(
    {
      flow: 'payment',
      clientKey,
      customerKey,
      method,
      payment: { orderId, orderName, amount, currency, more: known },
      back: { successUrl, failUrl },
      framedBy: null,
      language,
      session: pages.session,
      outcome: null,
    },
    'http://any',
  );
  const { pathname, search, hash } = new URL(withPaymentKey(window, paymentKey));
  return `${pathname}${search}${hash}`;
}

import type { PaymentMethod } from '../../protocol/methods.js';
import type { Success } from '../../protocol/window-result.js';
import { sdkError } from '../sdk-error.js';
import type { TermsSection } from '../terms-section.js';

// What SDK v2 hands to the shop. Source: its types.

/** What a payment window resolves with. */
export function toPaymentResult(success: Success, currency: string) {
  if (success.kind !== 'authenticated') throw new Error('A payment was asked for.');
  const { paymentKey, orderId, amount } = success;
  return { paymentKey, orderId, amount: { value: amount, currency } };
}

/** What a widget resolves with. */
export function toWidgetResult(success: Success, currency: string) {
  return { paymentType: 'NORMAL' as const, ...toPaymentResult(success, currency) };
}

/** Throws `NOT_SELECTED_PAYMENT_METHOD`. Assumed: the types say what a chosen one is, not what none is. */
export function toSelectedMethod(method: PaymentMethod | null) {
  if (method === null) throw sdkError('NOT_SELECTED_PAYMENT_METHOD');
  return { code: method.code };
}

export function toAgreementStatus(section: TermsSection) {
  return {
    agreedRequiredTerms: section.areRequiredAgreed(),
    agreements: section
      .terms()
      .map(({ id, required, agreed }) => ({ term: { id, required }, agreed })),
  };
}

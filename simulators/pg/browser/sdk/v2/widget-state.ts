import type { Amount } from '../amount.js';
import type { MethodSection } from '../method-section.js';
import type { OrderForm } from '../order-form.js';
import { sdkError } from '../sdk-error.js';
import type { Choice } from '../shop-request.js';
import type { TermsSection } from '../terms-section.js';

/** What one `widgets` object shows at the moment. */
export type WidgetState = {
  amount: Amount | null;
  methods: MethodSection | null;
  terms: TermsSection | null;
  /** Lies over the page, so what is chosen there counts while it is open. */
  form: OrderForm | null;
};

/** Throws `NOT_SETUP_AMOUNT`. */
export function requireSetAmount({ amount }: WidgetState): Amount {
  if (amount === null) throw sdkError('NOT_SETUP_AMOUNT');
  return amount;
}

/**
 * Throws `NOT_SELECTED_PAYMENT_METHOD`, `NEED_CARD_PAYMENT_DETAIL` or `NEED_AGREEMENT_WITH_REQUIRED_TERMS`.
 * Assumed: a page that shows no terms is not asked for them.
 */
export function requireChoice({ methods, terms, form }: WidgetState): Choice {
  const shown = form ?? { methods, terms };
  if (shown.methods === null) throw sdkError('NOT_SELECTED_PAYMENT_METHOD');
  const choice = shown.methods.requireChoice();
  if (shown.terms?.areRequiredAgreed() === false) {
    throw sdkError('NEED_AGREEMENT_WITH_REQUIRED_TERMS');
  }
  return choice;
}

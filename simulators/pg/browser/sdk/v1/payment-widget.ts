import type { PaymentMethod } from '../../protocol/methods.js';
import { type Amount, requireAmount } from '../amount.js';
import { anonymous, requireClientKey, requireCustomerKey } from '../keys.js';
import { createMethodSection, type MethodSection } from '../method-section.js';
import { mount } from '../mount.js';
import { createPaymentWindows } from '../payment-windows.js';
import type { ScriptSettings } from '../script-settings.js';
import { sdkError } from '../sdk-error.js';
import { withChoice } from '../shop-request.js';
import { subscribe } from '../subscribe.js';
import { createTermsSection, type TermsSection } from '../terms-section.js';
import { requireVariantKey } from '../variant-key.js';
import { parseWidgetRequest } from './parse-request.js';
import { toResult } from './result.js';

/** What one widget shows at the moment. */
type State = {
  amount: Amount | null;
  methods: Shown<MethodSection> | null;
  terms: Shown<TermsSection> | null;
};

type Shown<Section> = { readonly section: Section; readonly host: HTMLElement };

/** Where something is to be shown. */
type Rendering = { readonly selector: unknown; readonly variantKey: unknown };

type Options = { readonly variantKey?: unknown } | undefined;

/** `window.PaymentWidget` of SDK v1. Throws at once when a key is wrong. Source: SDK v1, widget types. */
export function createPaymentWidget(settings: ScriptSettings) {
  function paymentWidget(clientKey: unknown, customerKey: unknown) {
    const windows = createPaymentWindows({
      settings,
      clientKey: requireClientKey(clientKey, 'widget'),
      customerKey: requireCustomerKey(customerKey),
    });
    const state: State = { amount: null, methods: null, terms: null };
    return {
      renderPaymentMethods: (selector: unknown, amount: unknown, options: Options) => {
        state.amount = requireWidgetAmount(amount);
        const rendering = { selector, variantKey: options?.variantKey };
        return renderPaymentMethods(rendering, state.amount.currency, { state, settings });
      },
      renderAgreement: (selector: unknown, options: Options) =>
        renderAgreement({ selector, variantKey: options?.variantKey }, { state, settings }),
      requestPayment: async (raw: unknown) => {
        const { amount, choice } = requireChoice(state);
        const request = withChoice(parseWidgetRequest(raw, amount), choice);
        return { paymentType: 'NORMAL', ...toResult(await windows.open(request)) };
      },
    };
  }
  return Object.assign(paymentWidget, { ANONYMOUS: anonymous, version: 'ttadak' });
}

type Widget = { readonly state: State; readonly settings: ScriptSettings };

/** Assumed: shown again, it takes the place of what was shown before. */
function renderPaymentMethods(
  { selector, variantKey }: Rendering,
  currency: string,
  { state, settings }: Widget,
) {
  requireVariantKey(variantKey);
  state.methods?.host.remove();
  const section = createMethodSection(settings, currency);
  state.methods = { section, host: mount(section.root, selector) };
  return {
    /** Assumed: the reason is for the real one's statistics. */
    updateAmount: (value: unknown) => {
      state.amount = requireAmount({ value, currency });
    },
    UPDATE_REASON: { COUPON: 'COUPON', POINT: 'POINT' },
    on: subscribe({
      ready: (callback) => {
        queueMicrotask(() => void callback());
      },
      // The simulator offers no custom methods, so these never come.
      customRequest: () => undefined,
      customPaymentMethodSelect: () => undefined,
      customPaymentMethodUnselect: () => undefined,
    }),
    getSelectedPaymentMethod: () => toSelectedMethod(section.chosen()),
  };
}

function renderAgreement({ selector, variantKey }: Rendering, { state, settings }: Widget) {
  requireVariantKey(variantKey);
  state.terms?.host.remove();
  const section = createTermsSection(settings);
  state.terms = { section, host: mount(section.root, selector) };
  const status = () => ({
    agreedRequiredTerms: section.areRequiredAgreed(),
    terms: section.terms().map((term) => ({ ...term, content: term.title })),
  });
  return {
    on: subscribe({
      change: (callback) => {
        section.onChange(() => callback(status()));
      },
    }),
    getAgreementStatus: status,
  };
}

/** Throws as `widgets` of SDK v2 does. */
function requireChoice({ amount, methods, terms }: State) {
  if (amount === null || methods === null) throw sdkError('NOT_SELECTED_PAYMENT_METHOD');
  const choice = methods.section.requireChoice();
  if (terms?.section.areRequiredAgreed() === false) {
    throw sdkError('NEED_AGREEMENT_WITH_REQUIRED_TERMS');
  }
  return { amount, choice };
}

/** A number of won, or with its currency. */
function requireWidgetAmount(amount: unknown): Amount {
  if (typeof amount === 'number') return requireAmount({ value: amount, currency: 'KRW' });
  return requireAmount({ currency: 'KRW', ...(amount as object | null) }); // Spreading copies nothing from what is no object.
}

/** Easy pay is a method with a provider. Source: SDK v1, widget types. */
function toSelectedMethod(method: PaymentMethod | null) {
  if (method === null) throw sdkError('NOT_SELECTED_PAYMENT_METHOD');
  const name = method.name.ko;
  if (method.booked !== 'easy-pay') return { type: 'NORMAL', method: name };
  return { type: 'NORMAL', method: '간편결제', easyPay: { provider: name } };
}

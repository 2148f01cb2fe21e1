import { createMethodSection } from '../method-section.js';
import { mount } from '../mount.js';
import { openOrderForm } from '../order-form.js';
import { promised } from '../promised.js';
import type { ScriptSettings } from '../script-settings.js';
import { sdkError } from '../sdk-error.js';
import { type Listener, subscribe } from '../subscribe.js';
import { createTermsSection } from '../terms-section.js';
import { requireVariantKey } from '../variant-key.js';
import { toAgreementStatus, toSelectedMethod } from './results.js';
import { requireSetAmount, type WidgetState } from './widget-state.js';

// The parts of `widgets` that show something. Each throws what SDK v2 documents for it. Assumed: who begins to
// listen hears at once how things stand.

export type Rendering = { readonly selector?: unknown; readonly variantKey?: unknown };

export type WindowRendering = {
  readonly variantKey?: { readonly paymentMethod?: unknown; readonly agreement?: unknown } | null;
};

export function renderPaymentMethods(
  { selector, variantKey }: Rendering,
  state: WidgetState,
  settings: ScriptSettings,
) {
  const { currency } = requireSetAmount(state);
  if (state.methods !== null) throw sdkError('PAYMENT_METHODS_WIDGET_ALREADY_RENDERED');
  requireVariantKey(variantKey);
  const section = createMethodSection(settings, currency);
  const host = mount(section.root, selector);
  state.methods = section;
  return {
    on: subscribe({
      paymentMethodSelect: (callback) => {
        section.onChoice((method) => callback(toSelectedMethod(method)));
        const chosen = section.chosen();
        if (chosen !== null) queueMicrotask(() => void callback(toSelectedMethod(chosen)));
      },
    }),
    getSelectedPaymentMethod: () => promised(() => toSelectedMethod(section.chosen())),
    destroy: () =>
      promised(() => {
        host.remove();
        if (state.methods === section) state.methods = null;
      }),
  };
}

export function renderAgreement(
  { selector, variantKey }: Rendering,
  state: WidgetState,
  settings: ScriptSettings,
) {
  if (state.terms !== null) throw sdkError('AGREEMENT_WIDGET_ALREADY_RENDERED');
  requireVariantKey(variantKey);
  const section = createTermsSection(settings);
  const host = mount(section.root, selector);
  state.terms = section;
  return {
    on: subscribe({
      agreementStatusChange: (callback) => {
        section.onChange(() => callback(toAgreementStatus(section)));
        queueMicrotask(() => void callback(toAgreementStatus(section)));
      },
    }),
    destroy: () =>
      promised(() => {
        host.remove();
        if (state.terms === section) state.terms = null;
      }),
  };
}

/** Puts methods and terms over the page. `PAYMENT_WINDOW_ALREADY_RENDERED` when they are there already. */
export function renderOrderForm(
  { variantKey }: WindowRendering,
  state: WidgetState,
  { settings, currency }: { readonly settings: ScriptSettings; readonly currency: string },
) {
  if (state.form !== null) throw sdkError('PAYMENT_WINDOW_ALREADY_RENDERED');
  requireVariantKey(variantKey?.paymentMethod);
  requireVariantKey(variantKey?.agreement);
  const form = openOrderForm(settings, currency);
  const remove = () => {
    form.remove();
    if (state.form?.remove === remove) state.form = null;
  };
  state.form = { ...form, remove };
  return state.form;
}

export function renderPaymentWindow(
  rendering: WindowRendering,
  state: WidgetState,
  settings: ScriptSettings,
) {
  const { currency } = requireSetAmount(state);
  const form = renderOrderForm(rendering, state, { settings, currency });
  const cancelled: Listener[] = [];
  form.onCancel(() => {
    form.remove();
    for (const callback of cancelled) callback();
  });
  return {
    on: subscribe({
      paymentRequest: (callback) => {
        form.onPay(() => callback({ paymentMethod: toSelectedMethod(form.methods.chosen()) }));
      },
      cancel: (callback) => void cancelled.push(callback),
    }),
    destroy: () =>
      promised(() => {
        form.remove();
      }),
  };
}

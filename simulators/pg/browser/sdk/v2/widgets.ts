import { requireAmount } from '../amount.js';
import { createPaymentWindows, type Shop } from '../payment-windows.js';
import { promised } from '../promised.js';
import { sdkError } from '../sdk-error.js';
import { type WidgetRequest, withChoice } from '../shop-request.js';
import { parseWidgetRequest, parseWidgetWindowRequest } from './parse-request.js';
import {
  type Rendering,
  renderAgreement,
  renderOrderForm,
  renderPaymentMethods,
  renderPaymentWindow,
  type WindowRendering,
} from './render.js';
import { toWidgetResult } from './results.js';
import { requireChoice, requireSetAmount, type WidgetState } from './widget-state.js';

/** `TossPayments(clientKey).widgets({ customerKey })`. Source: SDK v2, Widgets. */
export function createWidgets(shop: Shop) {
  const { settings } = shop;
  const windows = createPaymentWindows(shop);
  const state: WidgetState = { amount: null, methods: null, terms: null, form: null };

  async function request(asked: WidgetRequest) {
    const success = await windows.open(withChoice(asked, requireChoice(state)));
    return toWidgetResult(success, asked.payment.currency);
  }

  return {
    setAmount: (amount: unknown) =>
      promised(() => {
        state.amount = requireAmount(amount);
        state.methods?.offer(state.amount.currency);
        state.form?.methods.offer(state.amount.currency);
      }),
    renderPaymentMethods: (rendering: Rendering = {}) =>
      promised(() => renderPaymentMethods(rendering, state, settings)),
    renderAgreement: (rendering: Rendering = {}) =>
      promised(() => renderAgreement(rendering, state, settings)),
    renderPaymentWindow: (rendering: WindowRendering = {}) =>
      promised(() => renderPaymentWindow(rendering, state, settings)),
    requestPayment: async (raw: unknown) =>
      request(parseWidgetRequest(raw, requireSetAmount(state))),
    requestPaymentWindow: async (raw: unknown, rendering: WindowRendering = {}) => {
      const asked = parseWidgetWindowRequest(raw);
      const currency = asked.payment.currency;
      const form = renderOrderForm(rendering, state, { settings, currency });
      try {
        await new Promise<void>((resolve, reject) => {
          form.onPay(() => {
            resolve();
          });
          form.onCancel(() => {
            reject(sdkError('USER_CANCEL'));
          });
        });
        return await request(asked);
      } finally {
        form.remove();
      }
    },
  };
}

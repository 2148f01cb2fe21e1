// A shop's page that uses the unmodified npm loaders, one for each way to pay. The query of its address says what it
// is to do.

import { loadTossPayments as loadV1 } from '@tosspayments/payment-sdk';
import { loadPaymentWidget, type PaymentWidgetInstance } from '@tosspayments/payment-widget-sdk';
import { loadTossPayments as loadOldV1 } from '@tosspayments/sdk';
import {
  ANONYMOUS,
  loadTossPayments as loadV2,
  type TossPaymentsWidgets,
  type WidgetPaymentMethodWidget,
} from '@tosspayments/tosspayments-sdk';

export type Edition = keyof typeof editions;

type Way = {
  /** Of the script. */
  readonly src: string;
  /** The page is to be left for `/success` or `/fail`. */
  readonly urls: { readonly successUrl?: string; readonly failUrl?: string };
  readonly order: { readonly orderId: string; readonly orderName: string };
  /** More that the shop says, or says otherwise. */
  readonly more: object;
};

const widgetKey = 'test_gck_shop';
const individualKey = 'test_ck_shop';
const customerKey = 'customer-1';
const won = { currency: 'KRW', value: 50_000 };

/** Each makes the page ready and gives what the button is to do. */
const editions = {
  'v2-widget': async ({ src, order, urls, more }: Way) => {
    const widgets = (await loadV2(widgetKey, { src })).widgets({ customerKey });
    await widgets.setAmount(won);
    await widgets.renderPaymentMethods({ selector: '#methods', variantKey: 'DEFAULT' });
    await widgets.renderAgreement({ selector: '#terms', variantKey: 'AGREEMENT' });
    return () => widgets.requestPayment({ ...order, ...urls, ...more });
  },
  'v2-widget-window': async ({ src, order, urls, more }: Way) => {
    const widgets = (await loadV2(widgetKey, { src })).widgets({ customerKey: ANONYMOUS });
    await widgets.setAmount(won);
    return async () => {
      const form = await widgets.renderPaymentWindow();
      return new Promise((resolve, reject) => {
        form.on('paymentRequest', () =>
          widgets.requestPayment({ ...order, ...urls, ...more }).then(resolve, reject),
        );
        form.on('cancel', () => {
          resolve('cancelled');
          return Promise.resolve();
        });
      });
    };
  },
  'v2-widget-window-requested': async ({ src, order, urls, more }: Way) => {
    const widgets = (await loadV2(widgetKey, { src })).widgets({ customerKey });
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- Shops in use may still call it.
    return () => widgets.requestPaymentWindow({ ...order, amount: won, ...urls, ...more });
  },
  'v2-payment': async ({ src, order, urls, more }: Way) => {
    const payment = (await loadV2(individualKey, { src })).payment({ customerKey });
    return () =>
      payment.requestPayment({ method: 'CARD', amount: won, ...order, ...urls, ...more });
  },
  'v2-billing': async ({ src, urls, more }: Way) => {
    const payment = (await loadV2(individualKey, { src })).payment({ customerKey });
    return () =>
      payment.requestBillingAuth({ method: 'CARD', successUrl: '', failUrl: '', ...urls, ...more });
  },
  'v1-widget': async ({ src, order, urls, more }: Way) => {
    const widget = await loadPaymentWidget(widgetKey, customerKey, {}, { src });
    widget.renderPaymentMethods('#methods', won.value, { variantKey: 'DEFAULT' });
    widget.renderAgreement('#terms');
    return () => widget.requestPayment({ ...order, ...urls, ...more });
  },
  'v1-payment': async ({ src, order, urls, more }: Way) => {
    const toss = await loadV1(individualKey, { src });
    return () => toss.requestPayment('카드', { amount: won.value, ...order, ...urls, ...more });
  },
  'v1-any-method': async ({ src, order, urls, more }: Way) => {
    const toss = await loadV1(individualKey, { src });
    return () => toss.requestPayment({ amount: won.value, ...order, ...urls, ...more });
  },
  'v1-billing': async ({ src, urls, more }: Way) => {
    const toss = await loadV1(individualKey, { src });
    return () =>
      toss.requestBillingAuth('카드', {
        customerKey,
        successUrl: '',
        failUrl: '',
        ...urls,
        ...more,
      });
  },
  'old-v1-payment': async ({ src, order, urls, more }: Way) => {
    const toss = await loadOldV1(individualKey, { src });
    const back = { successUrl: '', failUrl: '', ...urls };
    return () => toss.requestPayment('카드', { amount: won.value, ...order, ...back, ...more });
  },
};

async function open(query: URLSearchParams): Promise<void> {
  const edition = query.get('edition') as Edition; // The tests' own word.
  const urls = { successUrl: `${location.origin}/success`, failUrl: `${location.origin}/fail` };
  const pay = await editions[edition]({
    src: query.get('src') ?? '',
    order: { orderId: query.get('orderId') ?? '', orderName: '토스 티셔츠 외 2건' },
    urls: query.get('way') === 'redirect' ? urls : {},
    more: JSON.parse(query.get('more') ?? '{}') as object,
  });
  const button = document.querySelector('button');
  button?.addEventListener('click', () => {
    say('waiting');
    void Promise.resolve().then(pay).then(say, sayError);
  });
  if (button !== null) button.disabled = false;
}

/** Shows what the promise came to. */
function say(what: unknown): void {
  const output = document.querySelector('output');
  if (output === null) return;
  output.textContent = typeof what === 'string' ? what : JSON.stringify(what);
}

/** Only what shops look at. */
function sayError(error: unknown): void {
  const { code, message } = error as { readonly code?: string; readonly message: string }; // The script throws these.
  say({ code, message });
}

/** The code of what a deed throws or rejects with, null when it does neither. */
async function codeOf(deed: () => unknown): Promise<string | null> {
  try {
    await deed();
    return null;
  } catch (error) {
    return (error as { readonly code?: string }).code ?? String(error); // As above.
  }
}

const loaders = { loadV2, loadV1, loadOldV1, loadPaymentWidget };

declare global {
  interface Window {
    loaders: typeof loaders;
    codeOf: typeof codeOf;
    // What a test keeps in the page from one call to the next.
    heard: unknown[];
    widgets: TossPaymentsWidgets;
    methods: WidgetPaymentMethodWidget;
    methods1: ReturnType<PaymentWidgetInstance['renderPaymentMethods']>;
    terms1: ReturnType<PaymentWidgetInstance['renderAgreement']>;
  }
}

window.loaders = loaders;
window.codeOf = codeOf;
const query = new URLSearchParams(location.search);
if (query.has('edition')) open(query).catch(sayError);

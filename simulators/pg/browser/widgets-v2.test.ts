import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { inBrowser } from './test/in-browser.js';

describe('pg: browser, widgets of SDK v2', () => {
  const { open, scene } = inBrowser();

  /** The shop's page with a `widgets` object of 50 000 won in it, under the name `widgets`. */
  async function openWidgets(script = ''): Promise<Page> {
    const page = await open();
    await page.evaluate(async (src) => {
      const toss = await window.loaders.loadV2('test_gck_shop', { src });
      const widgets = toss.widgets({ customerKey: 'customer-1' });
      await widgets.setAmount({ value: 50_000, currency: 'KRW' });
      Object.assign(window, { widgets });
    }, `${scene().simulator.url}/v2/standard${script}`);
    return page;
  }

  it('throw at once when a key is of the wrong kind', async () => {
    const page = await open();

    const codes = await page.evaluate(async (src) => {
      const gck = await window.loaders.loadV2('test_gck_shop', { src });
      const ck = await window.loaders.loadV2('test_ck_shop', { src });
      const customerKey = 'customer-1';
      return Promise.all([
        window.codeOf(() => ck.widgets({ customerKey })),
        window.codeOf(() => gck.payment({ customerKey })),
        window.codeOf(() => gck.widgets({ customerKey: 'x' })),
        window.codeOf(() => gck.widgets({ customerKey: 'test_gsk_shop' })),
        window.codeOf(() => ck.brandpay({ customerKey })),
      ]);
    }, `${scene().simulator.url}/v2/standard`);

    assert.deepEqual(codes, [
      'NOT_SUPPORTED_API_INDIVIDUAL_KEY',
      'NOT_SUPPORTED_WIDGET_KEY',
      'INVALID_CUSTOMER_KEY',
      'INSECURE_KEY_USAGE',
      'Error: ttadak does not simulate BrandPay. Use widgets() or payment().',
    ]);
  });

  it('want the amount first', async () => {
    const page = await open();

    const codes = await page.evaluate(async (src) => {
      const toss = await window.loaders.loadV2('test_gck_shop', { src });
      const widgets = toss.widgets({ customerKey: 'customer-1' });
      const order = { orderId: 'order-1', orderName: '생수' };
      return [
        await window.codeOf(() => widgets.renderPaymentMethods({ selector: '#methods' })),
        await window.codeOf(() => widgets.requestPayment(order)),
        await window.codeOf(() => widgets.renderPaymentWindow()),
      ];
    }, `${scene().simulator.url}/v2/standard`);

    assert.deepEqual(codes, ['NOT_SETUP_AMOUNT', 'NOT_SETUP_AMOUNT', 'NOT_SETUP_AMOUNT']);
  });

  it('refuse what they can not show', async () => {
    const page = await openWidgets();

    const codes = await page.evaluate(async () => {
      const { widgets } = window;
      const selector = '#methods';
      const code = (rendering: { selector: string; variantKey?: string }) =>
        window.codeOf(() => widgets.renderPaymentMethods(rendering));
      const terms = () => window.codeOf(() => widgets.renderAgreement({ selector: '#terms' }));
      return [
        await code({ selector: '#nowhere' }),
        await code({ selector: '!' }),
        await code({ selector, variantKey: '' }),
        await code({ selector }),
        await code({ selector }),
        await terms(),
        await terms(),
      ];
    });

    assert.deepEqual(codes, [
      'INVALID_SELECTOR',
      'INVALID_SELECTOR',
      'INVALID_VARIANT_KEY',
      null,
      'PAYMENT_METHODS_WIDGET_ALREADY_RENDERED',
      null,
      'AGREEMENT_WIDGET_ALREADY_RENDERED',
    ]);
  });

  it('ask for method, card and terms before they open a window', async () => {
    const page = await openWidgets('?prefilled=nothing');
    const code = () =>
      page.evaluate(() =>
        window.codeOf(() =>
          window.widgets.requestPayment({ orderId: 'order-1', orderName: '생수' }),
        ),
      );

    assert.equal(await code(), 'NOT_SELECTED_PAYMENT_METHOD');
    await page.evaluate(async () => {
      await window.widgets.renderPaymentMethods({ selector: '#methods' });
      await window.widgets.renderAgreement({ selector: '#terms' });
    });
    assert.equal(await code(), 'NOT_SELECTED_PAYMENT_METHOD');
    await page.getByLabel('카드', { exact: true }).check();
    assert.equal(await code(), 'NEED_CARD_PAYMENT_DETAIL');
    await page.getByLabel('카드사').selectOption('현대');
    assert.equal(await code(), 'NEED_AGREEMENT_WITH_REQUIRED_TERMS');
    assert.equal(await page.locator('iframe').count(), 0);
  });

  it('tell who listens what was chosen and agreed', async () => {
    const page = await openWidgets();
    await page.evaluate(async () => {
      const heard: unknown[] = [];
      const methods = await window.widgets.renderPaymentMethods({ selector: '#methods' });
      const terms = await window.widgets.renderAgreement({ selector: '#terms' });
      methods.on('paymentMethodSelect', ({ code }) => heard.push(code));
      terms.on('agreementStatusChange', ({ agreedRequiredTerms }) =>
        heard.push(agreedRequiredTerms),
      );
      Object.assign(window, { heard, methods });
    });

    await page.getByLabel('토스페이').check();
    await page.getByLabel('[선택]').check();
    await page.getByLabel('[필수]').check();

    assert.deepEqual(await page.evaluate(() => window.heard), [
      'CARD',
      false,
      'TOSSPAY',
      false,
      true,
    ]);
    assert.deepEqual(await page.evaluate(() => window.methods.getSelectedPaymentMethod()), {
      code: 'TOSSPAY',
    });
  });

  it('refuse an event that there is not, and what is no function', async () => {
    const page = await openWidgets();

    const codes = await page.evaluate(async () => {
      const methods = await window.widgets.renderPaymentMethods({ selector: '#methods' });
      const on = methods.on as (event: string, callback: unknown) => void;
      return [
        await window.codeOf(() => {
          on('change', () => undefined);
        }),
        await window.codeOf(() => {
          on('paymentMethodSelect', 'x');
        }),
      ];
    });

    assert.deepEqual(codes, ['INVALID_PARAMETER', 'INVALID_PARAMETER']);
  });

  it('can be shown again once destroyed', async () => {
    const page = await openWidgets();

    await page.evaluate(async () => {
      const methods = await window.widgets.renderPaymentMethods({ selector: '#methods' });
      await methods.destroy();
      await window.widgets.renderPaymentMethods({ selector: '#methods' });
    });

    assert.equal(await page.getByRole('radio', { name: '카드' }).count(), 1);
  });

  it('offer PayPal alone for dollars', async () => {
    const page = await openWidgets();

    await page.evaluate(async () => {
      await window.widgets.renderPaymentMethods({ selector: '#methods' });
      await window.widgets.setAmount({ value: 9.99, currency: 'USD' });
    });

    assert.deepEqual(await page.getByRole('radio').count(), 1);
    assert.equal(await page.getByLabel('페이팔').isChecked(), true);
  });

  it('open one window at a time, and none twice', async () => {
    const page = await openWidgets('?prefilled=everything');

    const codes = await page.evaluate(async () => {
      const { widgets } = window;
      await widgets.renderPaymentMethods({ selector: '#methods' });
      const request = () => widgets.requestPayment({ orderId: 'order-1', orderName: '생수' });
      void request();
      const again = await window.codeOf(request);
      await widgets.renderPaymentWindow();
      return [again, await window.codeOf(() => widgets.renderPaymentWindow())];
    });

    assert.deepEqual(codes, ['INVALID_METHOD_TRANSACTION', 'PAYMENT_WINDOW_ALREADY_RENDERED']);
  });

  it('leave a payment window that is destroyed, if there is one', async () => {
    const page = await open();

    const codes = await page.evaluate(async (src) => {
      const toss = await window.loaders.loadV2('test_ck_shop', { src });
      const payment = toss.payment({ customerKey: 'customer-1' });
      const amount = { value: 1_000, currency: 'KRW' };
      const none = await window.codeOf(() => payment.destroy());
      const paying = window.codeOf(() =>
        payment.requestPayment({ method: 'CARD', amount, orderId: 'order-1', orderName: '생수' }),
      );
      await payment.destroy();
      return [none, await paying];
    }, `${scene().simulator.url}/v2/standard`);

    assert.deepEqual(codes, ['NO_ACTIVE_PAYMENT_REQUEST', 'PAYMENT_REQUEST_ABORTED']);
    assert.equal(await page.locator('iframe').count(), 0);
  });
});

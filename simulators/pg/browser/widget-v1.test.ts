import assert from 'node:assert/strict';
import { inBrowser } from './test/in-browser.js';

describe('pg: browser, SDK v1', () => {
  const { open, scene } = inBrowser();

  it('throws at once when a key is of the wrong kind', async () => {
    const page = await open();

    const codes = await page.evaluate(async (server) => {
      const { loadV1, loadPaymentWidget } = window.loaders;
      const window1 = { src: `${server}/v1/payment` };
      const widget1 = { src: `${server}/v1/payment-widget` };
      return [
        await window.codeOf(() => loadV1('test_gck_shop', window1)),
        await window.codeOf(() => loadV1('', window1)),
        await window.codeOf(() => loadPaymentWidget('test_ck_shop', 'customer-1', {}, widget1)),
        await window.codeOf(() => loadPaymentWidget('test_gck_shop', 'x', {}, widget1)),
      ];
    }, scene().simulator.url);

    assert.deepEqual(codes, [
      'NOT_SUPPORTED_WIDGET_KEY',
      'INVALID_CLIENT_KEY',
      'NOT_SUPPORTED_API_INDIVIDUAL_KEY',
      'INVALID_CUSTOMER_KEY',
    ]);
  });

  it('has ANONYMOUS on the global', async () => {
    const page = await open();

    const anonymous = await page.evaluate(async (server) => {
      const { loadPaymentWidget } = window.loaders;
      const src = `${server}/v1/payment-widget`;
      await loadPaymentWidget('test_gck_shop', '@@ANONYMOUS', {}, { src });
      return window.PaymentWidget?.ANONYMOUS;
    }, scene().simulator.url);

    assert.equal(anonymous, '@@ANONYMOUS');
  });

  it('says at once what is chosen and agreed in a widget', async () => {
    const page = await open();
    await page.evaluate(async (server) => {
      const { loadPaymentWidget } = window.loaders;
      const src = `${server}/v1/payment-widget`;
      const widget = await loadPaymentWidget('test_gck_shop', 'customer-1', {}, { src });
      const methods = widget.renderPaymentMethods('#methods', { value: 50_000 });
      const terms = widget.renderAgreement('#terms');
      const heard: unknown[] = [];
      methods.on('ready', () => heard.push('ready'));
      terms.on('change', ({ agreedRequiredTerms }) => heard.push(agreedRequiredTerms));
      Object.assign(window, { heard, methods1: methods, terms1: terms });
    }, scene().simulator.url);

    const before = await page.evaluate(() => window.methods1.getSelectedPaymentMethod());
    await page.getByLabel('토스페이').check();
    await page.getByLabel('[필수]').check();
    const after = await page.evaluate(() => window.methods1.getSelectedPaymentMethod());
    const status = await page.evaluate(() => window.terms1.getAgreementStatus());

    assert.deepEqual(before, { type: 'NORMAL', method: '카드' });
    assert.deepEqual(after, {
      type: 'NORMAL',
      method: '간편결제',
      easyPay: { provider: '토스페이' },
    });
    assert.equal(status.agreedRequiredTerms, true);
    assert.deepEqual(await page.evaluate(() => window.heard), ['ready', true]);
  });

  it('asks for the amount as it was last', async () => {
    const page = await open();

    const told = await page.evaluate(async (server) => {
      const { loadPaymentWidget } = window.loaders;
      const src = `${server}/v1/payment-widget?outcome=approve`;
      const widget = await loadPaymentWidget('test_gck_shop', 'customer-1', {}, { src });
      const methods = widget.renderPaymentMethods('#methods', 50_000);
      methods.updateAmount(45_000, methods.UPDATE_REASON.COUPON);
      return widget.requestPayment({ orderId: 'order-1', orderName: '생수' });
    }, scene().simulator.url);

    assert.equal(told?.amount, 45_000);
  });

  it('rejects with USER_CANCEL when the shop cancels the payment', async () => {
    const page = await open();

    const code = await page.evaluate(async (server) => {
      const toss = await window.loaders.loadV1('test_ck_shop', { src: `${server}/v1` });
      const order = { amount: 1_000, orderId: 'order-1', orderName: '생수' };
      const paying = window.codeOf(() => toss.requestPayment('카드', order));
      toss.cancelPayment();
      return paying;
    }, scene().simulator.url);

    assert.equal(code, 'USER_CANCEL');
    assert.equal(await page.locator('iframe').count(), 0);
  });
});

import assert from 'node:assert/strict';
import { customerAt } from './test/customer.js';
import { inBrowser } from './test/in-browser.js';

describe('pg: browser, a page with the real address in it', () => {
  const { open, scene } = inBrowser();

  it('pays at the simulator when the host is mapped to it', async () => {
    const page = await open();
    await page.route('https://js.tosspayments.com/**', async (route) => {
      const { pathname, search } = new URL(route.request().url());
      const response = await route.fetch({ url: `${scene().simulator.url}${pathname}${search}` });
      await route.fulfill({ response });
    });

    await page.addScriptTag({ url: 'https://js.tosspayments.com/v2/standard' });
    await page.evaluate(async () => {
      // The loader finds the global and loads nothing.
      const toss = await window.loaders.loadV2('test_ck_shop');
      const payment = toss.payment({ customerKey: 'customer-1' });
      const amount = { value: 50_000, currency: 'KRW' };
      const order = { orderId: 'mapped-host', orderName: '생수', successUrl: `${origin}/success` };
      void payment.requestPayment({ method: 'CARD', amount, ...order, failUrl: `${origin}/fail` });
    });
    const customer = customerAt(page);
    await customer.press('인증하기');

    assert.equal((await customer.sentTo('/success'))['orderId'], 'mapped-host');
  });
});

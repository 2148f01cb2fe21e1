import assert from 'node:assert/strict';
import { confirmAt } from './test/confirm-at.js';
import { customerAt } from './test/customer.js';
import { inBrowser } from './test/in-browser.js';
import type { Edition } from './test/shop/main.js';

const widgetSecret = 'test_gsk_shop';
const individualSecret = 'test_sk_shop';

describe('pg: browser, ways to pay', () => {
  const { visit, scene } = inBrowser();

  const byRedirect: readonly [Edition, secretKey: string, paymentType?: string][] = [
    ['v2-widget', widgetSecret, 'NORMAL'],
    ['v2-payment', individualSecret],
    ['v1-widget', widgetSecret, 'NORMAL'],
    ['v1-payment', individualSecret],
    ['old-v1-payment', individualSecret],
  ];
  for (const [edition, secretKey, paymentType] of byRedirect) {
    it(`${edition} comes back by redirect with what the confirm needs`, async () => {
      const page = await visit({ edition, way: 'redirect' });
      const customer = customerAt(page);
      if (paymentType !== undefined) await customer.agree();

      await customer.pay();
      await customer.press('인증하기');
      const sent = await customer.sentTo('/success');

      const { paymentKey, orderId } = sent;
      const type = paymentType === undefined ? {} : { paymentType };
      assert.deepEqual(sent, { ...type, paymentKey, orderId, amount: '50000' });
      const payment = await confirmAt(scene().simulator.url, secretKey, sent);
      assert.deepEqual([payment['status'], payment['orderId']], ['DONE', orderId]);
    });
  }

  const inWon = { value: 50_000, currency: 'KRW' };
  const byPromise: readonly [Edition, secretKey: string, amount: unknown, paymentType?: string][] =
    [
      ['v2-widget', widgetSecret, inWon, 'NORMAL'],
      ['v2-payment', individualSecret, inWon],
      ['v1-widget', widgetSecret, 50_000, 'NORMAL'],
      ['v1-payment', individualSecret, 50_000],
    ];
  for (const [edition, secretKey, amount, paymentType] of byPromise) {
    it(`${edition} resolves with what the confirm needs`, async () => {
      const page = await visit({ edition, way: 'promise' });
      const customer = customerAt(page);
      if (paymentType !== undefined) await customer.agree();

      await customer.pay();
      await customer.press('인증하기');
      const told = (await customer.told()) as Record<string, unknown>;

      const { paymentKey, orderId } = told;
      const type = paymentType === undefined ? {} : { paymentType };
      assert.deepEqual(told, { ...type, paymentKey, orderId, amount });
      const payment = await confirmAt(scene().simulator.url, secretKey, {
        paymentKey,
        orderId,
        amount: 50_000,
      });
      assert.equal(payment['status'], 'DONE');
    });
  }

  it('takes the whole tab on a phone', async () => {
    const page = await visit({ edition: 'v2-payment', way: 'redirect', device: 'phone' });
    const customer = customerAt(page, 'tab');

    await customer.pay();
    await customer.press('인증하기');

    const { amount } = await customer.sentTo('/success');
    assert.equal(amount, '50000');
  });

  it('takes the whole tab when the shop wants it so', async () => {
    const more = { windowTarget: 'self' };
    const page = await visit({ edition: 'v2-payment', way: 'redirect', more });
    const customer = customerAt(page, 'tab');

    await customer.pay();
    await customer.press('인증하기');

    const { amount } = await customer.sentTo('/success');
    assert.equal(amount, '50000');
  });

  it('has no promise on a phone', async () => {
    const page = await visit({ edition: 'v2-payment', way: 'promise', device: 'phone' });
    const customer = customerAt(page);

    await customer.pay();

    const { code } = (await customer.told()) as { code: string };
    assert.equal(code, 'NOT_SUPPORTED_PROMISE');
  });

  for (const edition of ['v2-widget-window', 'v2-widget-window-requested'] as const) {
    it(`${edition} asks for method and terms over the page`, async () => {
      const page = await visit({ edition, way: 'promise' });
      const customer = customerAt(page);
      const dialog = page.getByRole('dialog', { name: '결제하기' });

      await customer.pay();
      assert.equal(await dialog.getByRole('button', { name: '결제하기' }).isDisabled(), true);
      await dialog.getByLabel('[필수]').check();
      await dialog.getByRole('button', { name: '결제하기' }).click();
      await customer.press('인증하기');

      const { paymentType } = (await customer.told()) as { paymentType: string };
      assert.equal(paymentType, 'NORMAL');
    });
  }

  it('lets the customer choose in the window when the shop names no method', async () => {
    const page = await visit({ edition: 'v1-any-method', way: 'promise' });
    const customer = customerAt(page);

    await customer.pay();
    await customer.paymentWindow().getByLabel('계좌이체').check();
    await customer.paymentWindow().getByLabel('은행').selectOption('신한');
    await customer.press('인증하기');

    const { amount } = (await customer.told()) as { amount: number };
    assert.equal(amount, 50_000);
  });

  it('needs no mouse', async () => {
    const page = await visit({ edition: 'v2-widget', way: 'promise' });
    const customer = customerAt(page);

    await page.getByRole('radio', { name: '카드' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByLabel('[필수]').focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: '결제하기' }).focus();
    await page.keyboard.press('Enter');
    await customer.paymentWindow().getByRole('button', { name: '인증하기', exact: true }).focus();
    await page.keyboard.press('Enter');

    const { paymentType } = (await customer.told()) as { paymentType: string };
    assert.equal(paymentType, 'NORMAL');
  });

  it('speaks English where that is asked for', async () => {
    const page = await visit({ edition: 'v2-payment', way: 'promise', script: '?lang=en' });
    const customer = customerAt(page);

    await customer.pay();
    await customer.press('Refused by the card company');

    assert.deepEqual(await customer.told(), {
      code: 'REJECT_CARD_COMPANY',
      message: 'Payment was rejected.',
    });
  });

  it('goes where the query of the script says, without a click', async () => {
    const script = '?outcome=approve&prefilled=everything';
    const page = await visit({ edition: 'v2-widget', way: 'redirect', script });
    const customer = customerAt(page);

    await customer.pay();

    const { paymentType } = await customer.sentTo('/success');
    assert.equal(paymentType, 'NORMAL');
  });
});

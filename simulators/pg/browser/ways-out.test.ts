import assert from 'node:assert/strict';
import { confirmAt } from './test/confirm-at.js';
import { customerAt } from './test/customer.js';
import { inBrowser } from './test/in-browser.js';

const declined = { code: 'REJECT_CARD_COMPANY', message: '결제 승인이 거절되었습니다.' };
const aborted = {
  code: 'PAY_PROCESS_ABORTED',
  message: '결제 진행 중 승인에 실패하여 결제가 중단되었습니다.',
};
const cancelled = { code: 'PAY_PROCESS_CANCELED', message: '사용자에 의해 결제가 취소되었습니다.' };
const closed = { code: 'USER_CANCEL', message: '취소되었습니다.' };

describe('pg: browser, ways out', () => {
  const { visit, scene } = inBrowser();

  const buttons: readonly [button: string, said: object, isOrderSaid: boolean][] = [
    ['카드사 거절', declined, true],
    ['결제 중단', aborted, true],
    ['결제 취소', cancelled, false],
  ];
  for (const [button, said, isOrderSaid] of buttons) {
    it(`"${button}" goes to failUrl ${isOrderSaid ? 'with' : 'without'} the order id`, async () => {
      const page = await visit({ edition: 'v2-payment', way: 'redirect' });
      const customer = customerAt(page);

      await customer.pay();
      await customer.press(button);
      const { orderId, ...sent } = await customer.sentTo('/fail');

      assert.deepEqual(sent, said);
      assert.equal(orderId !== undefined, isOrderSaid);
    });

    it(`"${button}" rejects the promise`, async () => {
      const page = await visit({ edition: 'v2-payment', way: 'promise' });
      const customer = customerAt(page);

      await customer.pay();
      await customer.press(button);

      assert.deepEqual(await customer.told(), said);
    });
  }

  it('leaves a page whose frame was closed where it is', async () => {
    const page = await visit({ edition: 'v1-payment', way: 'redirect' });
    const customer = customerAt(page);

    await customer.pay();
    await customer.press('닫기');

    assert.deepEqual(await customer.told(), closed);
    assert.equal(await page.locator('iframe').count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), '결제하기');
  });

  it('closes a frame by Escape', async () => {
    const page = await visit({ edition: 'v2-payment', way: 'promise' });
    const customer = customerAt(page);

    await customer.pay();
    await customer.paymentWindow().getByLabel('카드 번호').focus();
    // The frame is gone before it can say that it got the key, so nobody waits for that.
    page.keyboard.press('Escape').catch(() => undefined);

    assert.deepEqual(await customer.told(), closed);
  });

  it('takes closing for giving up when the window has the whole tab', async () => {
    const page = await visit({ edition: 'v2-payment', way: 'redirect', device: 'phone' });
    const customer = customerAt(page, 'tab');

    await customer.pay();
    await customer.press('닫기');

    assert.deepEqual(await customer.sentTo('/fail'), cancelled);
  });

  it('gives a customer who authenticates twice the second key, which can be confirmed', async () => {
    const page = await visit({ edition: 'v2-payment', way: 'redirect' });
    const customer = customerAt(page);

    await customer.pay();
    await customer.press('두 번 인증하기');
    const sent = await customer.sentTo('/success');

    const payment = await confirmAt(scene().simulator.url, 'test_sk_shop', sent);
    assert.equal(payment['status'], 'DONE');
  });

  it('gives a customer who comes back by the back button another key of the same order', async () => {
    const page = await visit({ edition: 'v2-payment', way: 'redirect', device: 'phone' });
    const customer = customerAt(page, 'tab');
    await customer.pay();
    await customer.press('인증하기');
    const first = await customer.sentTo('/success');

    await page.goBack();
    await customer.press('인증하기');
    const second = await customer.sentTo('/success');

    assert.equal(second['orderId'], first['orderId']);
    assert.notEqual(second['paymentKey'], first['paymentKey']);
  });

  it('goes to failUrl with what the simulator refused the window with', async () => {
    const page = await visit({ edition: 'v2-payment', way: 'redirect' });
    await page.route('**/simulator/windows', (route) =>
      route.fulfill({ status: 400, json: { code: 'PROVIDER_ERROR', message: '일시적인 오류' } }),
    );
    const customer = customerAt(page);

    await customer.pay();
    const { code, message } = await customer.sentTo('/fail');

    assert.deepEqual([code, message], ['PROVIDER_ERROR', '일시적인 오류']);
  });

  it('says UNKNOWN when the simulator does not answer', async () => {
    const page = await visit({ edition: 'v2-payment', way: 'promise' });
    await page.route('**/simulator/windows', (route) => route.abort());
    const customer = customerAt(page);

    await customer.pay();

    const { code } = (await customer.told()) as { code: string };
    assert.equal(code, 'UNKNOWN');
  });

  const forced: readonly ['v2-payment' | 'v1-payment', more: object, said: object | null][] = [
    ['v2-payment', { sandbox: { paymentResult: 'FAIL' } }, aborted],
    ['v2-payment', { sandbox: { paymentResult: 'SUCCESS' } }, null],
    ['v1-payment', { forceFailure: true }, aborted],
  ];
  for (const [edition, more, said] of forced) {
    it(`carries out ${JSON.stringify(more)} without a click`, async () => {
      const page = await visit({ edition, way: 'promise', more });
      const customer = customerAt(page);

      await customer.pay();
      const told = (await customer.told()) as { paymentKey?: string };

      if (said === null) assert.equal(typeof told.paymentKey, 'string');
      else assert.deepEqual(told, said);
    });
  }

  it('believes nobody but its own frame', async () => {
    const page = await visit({ edition: 'v2-payment', way: 'promise' });
    const customer = customerAt(page);
    await customer.pay();
    await customer.paymentWindow().getByRole('heading').waitFor();

    await page.evaluate(() => {
      window.postMessage({ kind: 'failed', code: 'FORGED', message: '', orderId: null }, '*');
    });
    await customer.press('카드사 거절');

    assert.deepEqual(await customer.told(), declined);
  });
});

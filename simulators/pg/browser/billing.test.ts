import assert from 'node:assert/strict';
import { customerAt } from './test/customer.js';
import { inBrowser } from './test/in-browser.js';

describe('pg: browser, billing', () => {
  const { visit } = inBrowser();

  for (const edition of ['v2-billing', 'v1-billing'] as const) {
    it(`${edition} comes back with an auth key for the customer`, async () => {
      const page = await visit({ edition, way: 'redirect' });
      const customer = customerAt(page);

      await customer.pay();
      await customer.press('인증하기');
      const { authKey, ...rest } = await customer.sentTo('/success');

      assert.notEqual(authKey ?? '', '');
      assert.deepEqual(rest, { customerKey: 'customer-1' });
    });
  }

  it('says no order id when it fails', async () => {
    const page = await visit({ edition: 'v2-billing', way: 'redirect' });
    const customer = customerAt(page);

    await customer.pay();
    await customer.press('카드사 거절');

    const message = '결제 승인이 거절되었습니다.';
    assert.deepEqual(await customer.sentTo('/fail'), { code: 'REJECT_CARD_COMPANY', message });
  });
});

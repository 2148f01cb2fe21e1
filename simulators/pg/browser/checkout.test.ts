import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { confirmAt } from './test/confirm-at.js';
import { customerAt } from './test/customer.js';
import { inBrowser } from './test/in-browser.js';

const secretKey = 'test_sk_shop';
const authorization = `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}`;

type Created = {
  readonly paymentKey: string;
  readonly orderId: string;
  readonly status: string;
  readonly checkout: { readonly url: string };
};

describe('pg: browser, a payment that the shop’s server begins', () => {
  const { open, scene } = inBrowser();
  let orders = 0;

  /** What the shop's server does before it sends the customer away. */
  async function create(other: object = {}, headers: object = {}): Promise<Created> {
    orders += 1;
    const { shop, simulator } = scene();
    const body = {
      method: 'CARD',
      amount: 50_000,
      orderId: `created-${orders}`,
      orderName: '생수 <외> 1건',
      successUrl: `${shop.url}/success?cart=7`,
      failUrl: `${shop.url}/fail`,
      ...other,
    };
    const response = await fetch(`${simulator.url}/v1/payments`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Created; // The PG's own Payment object.
  }

  async function follow({ checkout }: Created): Promise<Page> {
    const page = await open();
    await page.goto(checkout.url);
    return page;
  }

  /** How many payments of this order there are. */
  async function countOf({ orderId }: Created): Promise<unknown> {
    const path = `/simulator/payments?orderId=${orderId}`;
    const response = await fetch(`${scene().simulator.url}${path}`);
    return ((await response.json()) as { readonly total: number }).total;
  }

  it('is authenticated at checkout.url, comes back by redirect, and can be confirmed', async () => {
    const created = await create();
    const customer = customerAt(await follow(created), 'tab');

    await customer.press('인증하기');
    const { cart, ...sent } = await customer.sentTo('/success');

    const { paymentKey, orderId, status } = created;
    assert.equal(status, 'READY');
    assert.deepEqual([cart, sent], ['7', { paymentKey, orderId, amount: '50000' }]);
    const payment = await confirmAt(scene().simulator.url, secretKey, sent);
    assert.deepEqual([payment['status'], payment['paymentKey']], ['DONE', paymentKey]);
    assert.equal(await countOf(created), 1);
  });

  it('shows the customer what they pay for and with what', async () => {
    const page = await follow(await create({ method: '가상계좌', customerName: '이토스' }));

    const section = page.getByRole('region', { name: '결제창' });
    assert.match(await section.innerText(), /생수 <외> 1건 ₩50,000/);
    assert.equal(await page.getByLabel('입금자명').inputValue(), '이토스');
  });

  it('lets the customer choose when the server named no method', async () => {
    const created = await create({ method: undefined });
    const page = await follow(created);
    const customer = customerAt(page, 'tab');

    await page.getByLabel('토스페이').check();
    await customer.press('인증하기');
    const payment = await confirmAt(
      scene().simulator.url,
      secretKey,
      await customer.sentTo('/success'),
    );

    assert.deepEqual([payment['status'], payment['method']], ['DONE', '간편결제']);
  });

  const ways: readonly [button: string, code: string, isOrderSaid: boolean][] = [
    ['카드사 거절', 'REJECT_CARD_COMPANY', true],
    ['결제 취소', 'PAY_PROCESS_CANCELED', false],
    ['닫기', 'PAY_PROCESS_CANCELED', false],
  ];
  for (const [button, code, isOrderSaid] of ways) {
    it(`goes to failUrl after "${button}"`, async () => {
      const created = await create();
      const customer = customerAt(await follow(created), 'tab');

      await customer.press(button);
      const { orderId = null, ...sent } = await customer.sentTo('/fail');

      assert.equal(sent['code'], code);
      assert.equal(orderId, isOrderSaid ? created.orderId : null);
    });
  }

  it('can be given up and taken up again, as long as it is READY', async () => {
    const created = await create();
    const page = await follow(created);
    const customer = customerAt(page, 'tab');
    await customer.press('결제 취소');
    await customer.sentTo('/fail');

    await page.goto(created.checkout.url);
    await customer.press('인증하기');
    await customer.sentTo('/success');
    await page.goto(created.checkout.url);

    assert.match(await page.locator('body').innerText(), /IN_PROGRESS/);
  });

  it('stays in the session that it was begun in', async () => {
    const created = await create({}, { 'ttadak-session': 'park' });
    const customer = customerAt(await follow(created), 'tab');

    await customer.press('인증하기');
    await customer.sentTo('/success');

    const statusIn = async (session: string) => {
      const path = `/v1/payments/${created.paymentKey}`;
      const headers = { authorization, 'ttadak-session': session };
      const response = await fetch(`${scene().simulator.url}${path}`, { headers });
      return ((await response.json()) as { readonly status?: string }).status;
    };
    assert.equal(await statusIn('park'), 'IN_PROGRESS');
    assert.equal(await statusIn('default'), undefined);
  });
});

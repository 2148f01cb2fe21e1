import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import {
  authenticate,
  begin,
  goToPg,
  headlines,
  openWindow,
  pressAtPg,
  reads,
  remarks,
} from './customer.js';
import { withShop } from './shop-scene.js';

const paidOnce = { payments: ['DONE 33000'], order: 'complete' };

describe('shop page: forgery', () => {
  const { visit, newCustomer, scene } = withShop();

  /** Once, what the PG would send the customer back to is changed on its way. */
  async function sendBackTo(page: Page, change: (address: URL) => void): Promise<void> {
    await page.route(
      '**/shop/callback/*',
      async (route) => {
        const address = new URL(route.request().url());
        change(address);
        await route.fulfill({ status: 302, headers: { location: address.href } });
      },
      { times: 1 },
    );
  }

  /** As a page does it. What is typed into the address bar may end what binds a window to its opener. */
  async function leaveFor(page: Page, address: string): Promise<void> {
    await page.evaluate(`void setTimeout(() => location.assign(${JSON.stringify(address)}))`);
    await page.waitForURL(address);
  }

  const changes: readonly [string, (address: URL) => void, string][] = [
    [
      'amount',
      ({ searchParams }) => {
        searchParams.set('amount', '1');
      },
      '(AMOUNT_MISMATCH)',
    ],
    [
      'PG order id',
      ({ searchParams }) => {
        searchParams.set('orderId', 'po_another-order');
      },
      '(ORDER_ID_MISMATCH)',
    ],
    [
      'doubled amount',
      ({ searchParams }) => {
        searchParams.append('amount', '1');
      },
      '돌아온 주소를 읽을 수 없습니다.',
    ],
  ];
  for (const [what, change, remark] of changes) {
    it(`leads to no confirm when the ${what} of the success address is tampered with`, async () => {
      const { order, page, address } = await visit();
      await begin(page, address);
      const paying = await openWindow(page);
      await sendBackTo(paying, change);

      await authenticate(paying);

      await remarks(paying, remark);
      await reads(paying, headlines.ready);
      await reads(page, headlines.ready);
      assert.equal(await scene().partners.confirms(order), 0);
      assert.equal((await scene().partners.books(order)).order, 'in-progress');
    });
  }

  it('pays what the order costs, whatever the page was made to ask for', async () => {
    const { order, page, address } = await visit();
    await begin(page, address);
    await page.evaluate(
      'for (const key in { ...sessionStorage }) ' +
        'sessionStorage[key] = sessionStorage[key].replace("33000", "100")',
    );
    await page.reload();
    const paying = await openWindow(page);

    await authenticate(paying);

    await remarks(paying, '(AMOUNT_MISMATCH)');
    assert.equal(await scene().partners.confirms(order), 0);
  });

  it('tells a stranger with the success address nothing, and asks nobody', async () => {
    const { order, page, address } = await visit();
    await begin(page, address);
    const paying = await openWindow(page);
    let seen = '';
    await sendBackTo(paying, (success) => {
      seen = success.href;
      success.searchParams.set('amount', '1');
    });
    await authenticate(paying);
    await remarks(paying, '(AMOUNT_MISMATCH)');

    const stranger = await (await newCustomer()).newPage();
    const asked: string[] = [];
    stranger.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await stranger.goto(seen);
    await reads(stranger, headlines.nothingKnown);
    await stranger.reload();
    await reads(stranger, headlines.nothingKnown);

    assert.deepEqual(
      asked.filter((path) => !path.startsWith('/shop/')),
      [],
    );
    assert.equal(await stranger.locator('#order').innerText(), '');
    assert.equal(await scene().partners.confirms(order), 0);
    await paying.goto(seen);
    await reads(paying, headlines.paid);
    assert.deepEqual(await scene().partners.books(order), paidOnce);
  });

  it('shows what the fail address says as text, and asks how it stands', async () => {
    const { page, address } = await visit();
    await begin(page, address);
    const paying = await openWindow(page);
    const markup = '<img src=x onerror="document.title=1">';
    await sendBackTo(paying, ({ searchParams }) => {
      searchParams.set('message', markup);
    });
    await goToPg(paying);

    await pressAtPg(paying, '결제 취소');

    await remarks(paying, `결제창의 안내: ${markup} (PAY_PROCESS_CANCELED)`);
    await reads(paying, headlines.ready);
    assert.equal(await paying.locator('#remarks *').count(), 0);
    assert.equal(await paying.title(), '결제 확인');
  });

  it('believes no fail address over the service', async () => {
    const { page, address } = await visit();
    await begin(page, address);
    const paying = await openWindow(page);
    await authenticate(paying);
    await reads(paying, headlines.paid);

    const failUrl = paying.url().replace('/success?', '/fail?code=REJECT_CARD_COMPANY&message=m&');
    await paying.goto(failUrl);

    await reads(paying, headlines.paid);
  });

  it('listens to its own window and to nobody else', async () => {
    const { context, page, address } = await visit();
    await begin(page, address);
    const paying = await openWindow(page);
    await authenticate(paying);
    await reads(page, headlines.paid); // From here on it asks only when it is told to.
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));

    await context.route('http://evil.example/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>evil</title>' }),
    );
    // Of its own origin, but another window; itself; and another origin in the very window that it opened.
    const popup = page.waitForEvent('popup');
    await page.evaluate('void window.open("/shop/page.css", "other")');
    const ask = 'postMessage({ kind: "ask-status" }, "*")';
    await (await popup).evaluate(`opener.${ask}`);
    await page.evaluate(`window.${ask}`);
    const successUrl = paying.url();
    await leaveFor(paying, 'http://evil.example/');
    await paying.evaluate(`opener.${ask}`);
    await paying.evaluate('opener.postMessage({ kind: "not-charged" }, "*")');

    const genuine = page.waitForRequest('**/payments/at_*');
    await leaveFor(paying, successUrl);
    await genuine;

    assert.equal(asked.length, 1);
    await reads(page, headlines.paid);
  });

  it('goes to where the PG sends customers back to, before anything is begun', async () => {
    const { page, address } = await visit();

    await page.goto(address.replace('localhost', 'shop.localhost'));

    await page.waitForURL(address);
    await reads(page, headlines.notBegun);
  });
});

import assert from 'node:assert/strict';
import {
  authenticate,
  begin,
  goToPg,
  headlines,
  openWindow,
  press,
  pressAtPg,
  reads,
  remarks,
} from './customer.js';
import { withShop } from './shop-scene.js';

const paidOnce = { payments: ['DONE 33000'], order: 'complete' };

describe('shop page: refresh, back and closing', () => {
  const { visit, scene } = withShop();

  it('changes nothing by a refresh at any stage', async () => {
    const { order, page, address } = await visit();
    await page.goto(address);
    await page.reload();
    await reads(page, headlines.notBegun);
    assert.equal((await scene().partners.books(order)).order, 'payable');

    await begin(page, address);
    await page.reload();
    await reads(page, headlines.ready);
    const paying = await openWindow(page);
    await paying.reload();
    await page.reload();
    await authenticate(paying);
    await reads(paying, headlines.paid);
    await paying.reload();
    await reads(paying, headlines.paid);
    await reads(page, headlines.paid);
    await page.reload();
    await reads(page, headlines.paid);

    assert.deepEqual(await scene().partners.books(order), paidOnce);
    assert.equal(await scene().partners.confirms(order), 1);
  });

  it('gets the same attempt after a refresh in the middle of asking to pay', async () => {
    const { order, page, address } = await visit();
    const { partners } = scene();
    await partners.arm('legacyOrder', {
      operation: 'legacy-order.claim',
      order,
      fault: 'delay',
      afterMs: 700,
    });
    const asked = page.waitForRequest('**/payments');
    await page.goto(address);
    await press(page, '결제 시작');
    await reads(page, '주문을 확인하고 있습니다');
    assert.ok(await page.getByRole('button', { name: '결제 시작' }).isDisabled());
    await asked;

    await page.reload();
    await press(page, '결제 시작');
    await reads(page, headlines.ready);
    await authenticate(await openWindow(page));

    await reads(page, headlines.paid);
    assert.deepEqual(await partners.books(order), paidOnce);
  });

  it('shows "paid" and no widget to who goes back after it', async () => {
    const { order, page, address } = await visit();
    await begin(page, address);
    const paying = await openWindow(page);
    await authenticate(paying);
    await reads(paying, headlines.paid);

    await paying.goBack();

    await paying.waitForURL('**/payment');
    await reads(paying, headlines.paid);
    assert.equal(await paying.getByRole('button', { name: '결제하기' }).count(), 0);
    await paying.goForward();
    await reads(paying, headlines.paid);
    assert.equal(await scene().partners.confirms(order), 1);
  });

  it('says nothing of money when the window is closed before anybody authenticated', async () => {
    const { order, page, address } = await visit();
    await begin(page, address);
    const paying = await openWindow(page);
    await goToPg(paying);

    await paying.close();

    await remarks(page, '결제창이 닫혔습니다.');
    await reads(page, headlines.ready);
    assert.deepEqual((await scene().partners.books(order)).order, 'in-progress');
    await authenticate(await openWindow(page));
    await reads(page, headlines.paid);
    assert.equal(await scene().partners.confirms(order), 1);
  });

  it('pays all the same when the window is closed while the money is being taken', async () => {
    const { order, page, address } = await visit();
    const { partners } = scene();
    await partners.arm('pg', {
      operation: 'pg.confirm',
      nth: 'next',
      fault: 'delay',
      afterMs: 1_500,
    });
    await begin(page, address);
    const paying = await openWindow(page);
    await authenticate(paying);
    await reads(paying, headlines.checking);

    await paying.close();

    await reads(page, headlines.checking);
    assert.equal(await page.getByRole('button', { name: '결제창 열기' }).count(), 0);
    await reads(page, headlines.paid);
    assert.deepEqual(await partners.books(order), paidOnce);
  });

  it('pays all the same when the page that opened the window is closed', async () => {
    const { order, page, address } = await visit();
    await begin(page, address);
    const paying = await openWindow(page);
    await goToPg(paying);

    await page.close();
    await pressAtPg(paying, '인증하기');

    await reads(paying, headlines.paid);
    assert.deepEqual(await scene().partners.books(order), paidOnce);
  });
});

describe('shop page: a browser that keeps nothing', () => {
  const { visit, scene } = withShop();

  it('begins no payment that it could not come back to', async () => {
    const { order, page, address } = await visit();
    await page.addInitScript(
      'Object.defineProperty(window, "sessionStorage", { get() { throw new Error("denied"); } })',
    );

    await page.goto(address);

    await remarks(page, '결제를 시작할 수 없습니다.');
    assert.equal(await page.getByRole('button').count(), 0);
    assert.equal((await scene().partners.books(order)).order, 'payable');
  });
});

describe('shop page: two at once', () => {
  const { visit, newCustomer, scene } = withShop();

  it('makes one payment of double clicks', async () => {
    const { order, page, address } = await visit();
    const doubleClick = 'for (const _ of "12") document.querySelector("#actions button").click()';

    await page.goto(address);
    await page.getByRole('button', { name: '결제 시작' }).waitFor();
    await page.evaluate(doubleClick);
    await reads(page, headlines.ready);
    const paying = await openWindow(page);
    await paying.getByLabel('[필수]').check();
    await paying.evaluate(doubleClick);
    await paying.frameLocator('iframe').getByRole('heading').first().waitFor();
    assert.equal(await paying.locator('iframe').count(), 1);
    await pressAtPg(paying, '인증하기');

    await reads(page, headlines.paid);
    assert.deepEqual(await scene().partners.books(order), paidOnce);
  });

  it('tells a second tab and a second person that somebody is paying, and never "failed"', async () => {
    const { order, context, page, address } = await visit();
    await begin(page, address);
    const others = [await context.newPage(), await (await newCustomer()).newPage()];

    for (const other of others) {
      await other.goto(address);
      await press(other, '결제 시작');
      await remarks(other, '다른 창이나 다른 분이 이 주문을 결제하고 있습니다.');
      await reads(other, headlines.notBegun);
    }
    await authenticate(await openWindow(page));
    await reads(page, headlines.paid);
    for (const other of others) {
      await press(other, '결제 시작');
      await remarks(other, '지금은 결제할 수 없는 주문입니다. (ORDER_NOT_PAYABLE)');
    }

    assert.deepEqual(await scene().partners.books(order), paidOnce);
  });

  it('confirms the first of two authentications in two windows', async () => {
    const { order, context, page, address } = await visit();
    await begin(page, address);
    const first = await openWindow(page);
    const kept = await page.evaluate('JSON.stringify({ ...sessionStorage })');
    const second = await context.newPage();
    await second.goto(address);
    await second.evaluate(`void Object.assign(sessionStorage, ${String(kept)})`);
    await second.goto(`${address}/payment`);
    await goToPg(first);
    await goToPg(second);

    await pressAtPg(first, '인증하기');
    await reads(first, headlines.paid);
    await pressAtPg(second, '인증하기');

    await reads(second, headlines.paid);
    const { payments } = await scene().partners.books(order);
    assert.equal(payments.filter((payment) => payment.startsWith('DONE')).length, 1);
    assert.equal(await scene().partners.confirms(order), 1);
  });
});

describe('shop page: a service that is away', () => {
  const { visit, scene } = withShop();

  afterEach(async () => {
    await scene().shop.stop();
    await scene().shop.start();
  });

  it('says that there is no answer, keeps asking, and hears the end', async () => {
    const { order, page, address } = await visit();
    const { shop, partners } = scene();
    await begin(page, address);
    const paying = await openWindow(page);
    await goToPg(paying);

    await shop.stop();
    await remarks(page, '아직 응답이 없습니다.');
    await reads(page, headlines.ready);
    await shop.start();
    await pressAtPg(paying, '인증하기');

    await reads(page, headlines.paid);
    assert.deepEqual(await partners.books(order), paidOnce);
  });

  it('brings the callback again when the service is back', async () => {
    const { order, page, address } = await visit();
    const { shop, partners } = scene();
    await begin(page, address);
    const paying = await openWindow(page);
    await paying.route('**/callback', (route) => route.abort(), { times: 2 });
    await authenticate(paying);

    await remarks(paying, '아직 응답이 없습니다.');
    await reads(paying, headlines.checking);
    await shop.stop();
    await shop.start();

    await reads(paying, headlines.paid);
    assert.deepEqual(await partners.books(order), paidOnce);
  });

  it('opens no window of the PG for who could not come back from it', async () => {
    const { page, address } = await visit();
    await begin(page, address);
    const paying = await openWindow(page);
    await paying.getByLabel('[필수]').check();

    await scene().shop.stop();
    await press(paying, '결제하기');

    await remarks(paying, '아직 응답이 없습니다.');
    assert.equal(await paying.locator('iframe').count(), 0);
  });

  it('asks to pay once more by the same request when the answer was lost', async () => {
    const { order, page, address } = await visit();
    await page.route(
      '**/payments',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );

    await page.goto(address);
    await press(page, '결제 시작');
    await remarks(page, '응답이 없습니다. 다시 누르면 같은 요청을 한 번 더 보냅니다.');
    await press(page, '결제 시작');

    await reads(page, headlines.ready);
    assert.equal((await scene().partners.books(order)).order, 'in-progress');
  });
});

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

describe('shop page: paying', () => {
  const { visit, scene } = withShop();

  it('pays in a window, and the page that opened it hears so from the service', async () => {
    const { order, page, address } = await visit();

    await begin(page, address);
    const paying = await openWindow(page);
    await authenticate(paying);

    await reads(paying, headlines.paid);
    await reads(page, headlines.paid);
    assert.deepEqual(await scene().partners.books(order), paidOnce);
    assert.equal(await scene().partners.confirms(order), 1);
  });

  it('tells where to pay by virtual account, and hears when the deposit has come', async () => {
    const { order, page, address } = await visit();

    await begin(page, address);
    const paying = await openWindow(page);
    await paying.getByLabel('가상계좌').check();
    await authenticate(paying);
    await reads(page, headlines.awaitingDeposit);
    assert.match(
      await page.locator('#deposit').innerText(),
      /^우리은행 \S+\n33,000원\n입금 기한: /,
    );
    assert.equal((await scene().partners.books(order)).order, 'in-progress');
    await scene().partners.deposit(order);

    await reads(page, headlines.paid);
    assert.equal(await page.locator('#deposit').innerText(), '');
    assert.deepEqual(await scene().partners.books(order), paidOnce);
  });

  it('shows what is paid as text', async () => {
    const { page, address } = await visit();

    await begin(page, address);

    assert.equal(await page.locator('#order').innerText(), '<b>세탁기</b> 수리 · 33,000원');
  });

  it('pays in the tab itself where the browser opens no window', async () => {
    const { order, page, address } = await visit();
    await page.addInitScript('window.open = () => null');

    await begin(page, address);
    await press(page, '결제창 열기');
    await authenticate(page);
    await reads(page, headlines.paid);
    await page.getByRole('link', { name: '주문 페이지로' }).click();

    await reads(page, headlines.paid);
    assert.equal(page.url(), address);
    assert.deepEqual(await scene().partners.books(order), paidOnce);
  });

  it('speaks English to who prefers it', async () => {
    const { page, address } = await visit('en-US');

    await page.goto(address);
    await press(page, 'Begin payment');

    await reads(page, 'Waiting for your payment');
  });

  it('never shows the secret in an address, and the secret key nowhere', async () => {
    const { page, address } = await visit();
    const asked: string[] = [];
    const bodies: Promise<string>[] = [];
    page.context().on('request', (request) => asked.push(request.url()));
    page.context().on('response', (response) => {
      if (response.url().startsWith(new URL(address).origin)) bodies.push(response.text());
    });

    await begin(page, address);
    const paying = await openWindow(page);
    await authenticate(paying);
    await reads(page, headlines.paid);

    const kept = await page.evaluate('JSON.stringify({ ...sessionStorage })');
    const [, secret = ''] = /\\"secret\\":\\"(\w+)\\"/.exec(String(kept)) ?? [];
    assert.ok(secret.length > 10);
    assert.ok(asked.every((url) => !url.includes(secret)));
    const texts = await Promise.all(bodies.map((body) => body.catch(() => '')));
    assert.ok(texts.every((text) => !text.includes('_gsk_')));
  });

  it('goes on after the card company refused, with what the PG said', async () => {
    const { order, page, address } = await visit();
    await begin(page, address);
    const paying = await openWindow(page);

    await goToPg(paying);
    await pressAtPg(paying, '카드사 거절');
    await remarks(paying, '결제 승인이 거절되었습니다. (REJECT_CARD_COMPANY)');
    await reads(paying, headlines.ready);
    await paying.close();
    await remarks(page, '결제창이 닫혔습니다.');
    await authenticate(await openWindow(page));

    await reads(page, headlines.paid);
    assert.equal((await scene().partners.books(order)).order, 'complete');
    assert.equal(await scene().partners.confirms(order), 1);
  });

  it('says that the money went back when the order could not be completed, and pays anew', async () => {
    const { order, page, address } = await visit();
    await scene().partners.refuse('legacyOrder', {
      operation: 'legacy-order.complete',
      order,
      code: 'STOCK_MISSING',
    });

    await begin(page, address);
    await authenticate(await openWindow(page));
    await reads(page, headlines.cancelled);
    assert.deepEqual(await scene().partners.books(order), {
      payments: ['CANCELED 0'],
      order: 'payable',
    });
    await press(page, '다시 결제 시작');
    await reads(page, headlines.ready);
    await authenticate(await openWindow(page));

    await reads(page, headlines.paid);
    assert.deepEqual(await scene().partners.books(order), {
      payments: ['CANCELED 0', 'DONE 33000'],
      order: 'complete',
    });
  });

  it('says that the methods did not come, and shows them when they do', async () => {
    const { page, address } = await visit();
    await begin(page, address);
    await page.context().route('**/v2/standard', (route) => route.abort(), { times: 1 });

    const popup = page.waitForEvent('popup');
    await press(page, '결제창 열기');
    const paying = await popup;
    await remarks(paying, '결제 수단을 불러오지 못했습니다.');
    await press(paying, '상태 확인');

    await paying.getByLabel('[필수]').waitFor();
  });
});

import assert from 'node:assert/strict';
import { confirmAt } from './test/confirm-at.js';
import { inBrowser } from './test/in-browser.js';

/** What the shop asks for, what the confirmed payment says, and how it stands then. */
const rows: readonly [asked: string, method: string, status: string, easyPay?: string][] = [
  ['카드', '카드', 'DONE'],
  ['토스페이', '간편결제', 'DONE', '토스페이'],
  ['계좌이체', '계좌이체', 'DONE'],
  ['가상계좌', '가상계좌', 'WAITING_FOR_DEPOSIT'],
  ['휴대폰', '휴대폰', 'DONE'],
  ['문화상품권', '문화상품권', 'DONE'],
  ['도서문화상품권', '도서문화상품권', 'DONE'],
];

describe('pg: browser, methods', () => {
  const { open, scene } = inBrowser();

  it('reach the books as the customer paid', async () => {
    const { url } = scene().simulator;
    const page = await open();
    const asked = rows.map(([method]) => method);

    const told = await page.evaluate(
      async ({ src, asked }) => {
        const toss = await window.loaders.loadV1('test_ck_shop', { src });
        const results = [];
        for (const [nth, method] of asked.entries()) {
          const order = { amount: 50_000, orderId: `method-${nth}`, orderName: '생수' };
          results.push(await toss.requestPayment(method as '카드', order));
        }
        return results;
      },
      { src: `${url}/v1?outcome=approve`, asked },
    );

    for (const [nth, [, method, status, easyPay = null]] of rows.entries()) {
      const payment = await confirmAt(url, 'test_sk_shop', { ...told[nth], amount: 50_000 });
      const provider = (payment['easyPay'] as { provider: string } | null)?.provider ?? null;
      assert.deepEqual([payment['method'], payment['status'], provider], [method, status, easyPay]);
    }
  });

  it('take with them what the shop said of the payment', async () => {
    const { url } = scene().simulator;
    const page = await open();
    const metadata = { colour: '한'.repeat(2_000), size: '글'.repeat(2_000) };
    const known = { metadata, taxFreeAmount: 1_000, customerName: '이토스' };

    const told = await page.evaluate(
      async ({ src, known }) => {
        const toss = await window.loaders.loadV1('test_ck_shop', { src });
        const order = { amount: 50_000, orderId: 'with-more', orderName: '생수' };
        return toss.requestPayment('가상계좌', { ...order, ...known });
      },
      { src: `${url}/v1?outcome=approve`, known },
    );
    const payment = await confirmAt(url, 'test_sk_shop', { ...told, amount: 50_000 });

    const { customerName } = payment['virtualAccount'] as { customerName: string };
    assert.deepEqual(
      [payment['metadata'], payment['taxFreeAmount'], customerName],
      [metadata, 1_000, '이토스'],
    );
  });

  it('belong to the session that the address of the script names', async () => {
    const { url } = scene().simulator;
    const page = await open();

    const told = await page.evaluate(async (src) => {
      const toss = await window.loaders.loadV1('test_ck_shop', { src });
      const order = { amount: 50_000, orderId: 'in-session', orderName: '생수' };
      return toss.requestPayment('카드', order);
    }, `${url}/v1?outcome=approve&ttadak-session=kim`);
    const statusIn = async (session: string) => {
      const authorization = `Basic ${Buffer.from('test_sk_shop:').toString('base64')}`;
      const headers = { authorization, 'ttadak-session': session };
      return (await fetch(`${url}/v1/payments/${told.paymentKey}`, { headers })).status;
    };

    assert.deepEqual([await statusIn('kim'), await statusIn('lee')], [200, 404]);
  });
});

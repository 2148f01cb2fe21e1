import assert from 'node:assert/strict';
import { claimOrder } from '../fakes/customer.js';
import { createFakeService } from '../fakes/fake-service.js';
import { escape, toLanguage } from './shop-html.js';

const shopPages = {
  shopUrl: 'https://shop.example',
  clientKey: 'test_gck_"><script>',
  scriptUrl: 'https://pg.example/v2/standard',
  script: 'run();',
};

const paths = [
  '/shop/orders/R-1',
  '/shop/orders/R-1/payment',
  '/shop/callback/success?order=R-1&paymentKey=key-1&orderId=po_order-1&amount=33000',
  '/shop/callback/fail?order=R-1&code=PAY_PROCESS_CANCELED&message=m',
];

async function start() {
  const service = await createFakeService({ shopPages });
  const get = async (url: string, headers: Record<string, string> = {}) => {
    const { statusCode, headers: heard, payload } = await service.server.inject({ url, headers });
    return { status: statusCode, headers: heard, payload };
  };
  return { service, get };
}

describe('shop routes', () => {
  it('serve pages that ask no partner and write nothing, however often they are loaded', async () => {
    const { service, get } = await start();
    const { pgOrderId } = await claimOrder(service, 'R-1');
    service.partners.authenticate('key-1', pgOrderId);
    const before = await service.stepLog.listAll(10);
    const calls = service.partners.calls.length;

    for (const path of [...paths, ...paths, '/shop/page.js', '/shop/page.css']) {
      const { status } = await get(path.replace('po_order-1', pgOrderId));
      assert.equal(status, 200, path);
    }

    assert.deepEqual(await service.stepLog.listAll(10), before);
    assert.equal(service.partners.calls.length, calls);
  });

  it('serve a page that is the same whether there is such an order or not', async () => {
    const { service, get } = await start();
    const without = await get('/shop/orders/R-1');
    await claimOrder(service, 'R-1');

    assert.equal((await get('/shop/orders/R-1')).payload, without.payload);
  });

  it('say nothing of what stands in the address of a return page', async () => {
    const { get } = await start();
    const plain = await get('/shop/callback/fail');

    const forged = await get('/shop/callback/fail?code=%3Cscript%3Ealert(1)%3C/script%3E&code=2');

    assert.equal(forged.payload, plain.payload);
  });

  it('escape what they put into a page', async () => {
    const { get } = await start();

    const { payload } = await get('/shop/orders/R-1');

    assert.match(payload, /data-client-key="test_gck_&#34;&#62;&#60;script&#62;"/);
    assert.equal(payload.split('<script').length, 2);
    assert.equal(escape(`<a b='"&`), '&#60;a b=&#39;&#34;&#38;');
  });

  for (const id of ['..%2F..', '%3Cb%3E', 'R'.repeat(65), '%00', '%22']) {
    it(`have no page for an order that cannot be, ${id.slice(0, 10)}`, async () => {
      const { get } = await start();
      assert.equal((await get(`/shop/orders/${id}`)).status, 404);
      assert.equal((await get(`/shop/orders/${id}/payment`)).status, 404);
    });
  }

  it('let no inline script in, and the PG into the payment page only', async () => {
    const { get } = await start();
    for (const path of paths) {
      const { headers, payload } = await get(path);
      const policy = String(headers['content-security-policy']);
      assert.match(policy, /default-src 'none'; script-src 'self'[^;]*; .*frame-ancestors 'none'/);
      assert.doesNotMatch(/script-src[^;]*/.exec(policy)?.[0] ?? '', /unsafe/);
      assert.equal(policy.includes('https://pg.example'), path.endsWith('/payment'), path);
      assert.doesNotMatch(payload, /<script>|\son\w+=|javascript:/);
      assert.equal(headers['referrer-policy'], 'strict-origin');
      assert.equal(headers['cache-control'], 'no-store');
    }
  });

  it('speak the first of their languages that the browser names', async () => {
    const { get } = await start();
    const languageOf = async (accepted: string) => {
      const { payload } = await get('/shop/orders/R-1', { 'accept-language': accepted });
      return /<html lang="(\w+)">/.exec(payload)?.[1];
    };

    assert.equal(await languageOf('en-US,en;q=0.9,ko;q=0.8'), 'en');
    assert.equal(await languageOf('ko-KR,ko;q=0.9,en;q=0.8'), 'ko');
    assert.equal(await languageOf('de, EN;q=0.5'), 'en');
    assert.equal(toLanguage('de'), 'ko');
    assert.equal(toLanguage('x-ko-n, fr'), 'ko');
  });

  it('say which variables are missing when there are no pages', async () => {
    const service = await createFakeService();

    for (const url of paths) {
      const { statusCode, payload } = await service.server.inject({ url });
      assert.equal(statusCode, 501);
      assert.match(payload, /Expected PG_CLIENT_KEY, PG_SCRIPT_URL and SHOP_URL/);
    }
  });
});

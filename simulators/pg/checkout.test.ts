// The checkout page of a PG that stands alone, as a browser asks for it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDirectoryStore } from '../kit/control/directory-store.js';
import { parseWindowAddress, paymentKeyOf } from './browser/protocol/window-request.js';
import { type Json, type PgOverHttp, withPg } from './pg-over-http.js';

const back = { successUrl: 'https://shop.test/success', failUrl: 'https://shop.test/fail' };
const order = { orderId: 'order-1', orderName: '생수 외 1건', amount: 33_000 };
const wish = { method: '카드', ...order, ...back };

type Created = { readonly paymentKey: string; readonly url: string };

async function create(
  { post }: Pick<PgOverHttp, 'post'>,
  other: object = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Created> {
  const { json } = await post('/v1/payments', { ...wish, ...other }, headers);
  return { paymentKey: String(json['paymentKey']), url: checkoutUrlOf(json) };
}

const checkoutUrlOf = ({ checkout }: Json) => (checkout as { readonly url: string }).url;

/** Where the page sends a browser, and what it shows otherwise. */
async function open(url: string, language = 'ko') {
  const headers = { 'accept-language': language };
  const response = await fetch(url, { redirect: 'manual', headers });
  const location = response.headers.get('location');
  const to = location === null ? null : new URL(location, url).href;
  return { status: response.status, text: await response.text(), to };
}

async function windowAt(url: string, language?: string) {
  const { to } = await open(url, language);
  assert.ok(to !== null, 'it should send the customer to the window');
  return { request: parseWindowAddress(to), paymentKey: paymentKeyOf(to), to };
}

describe('pg: checkout page of a PG that stands alone', () => {
  it('stands where checkout.url of every answer and of the look-up says', () =>
    withPg(async (pg) => {
      const { paymentKey, url } = await create(pg);

      assert.equal(url, `${pg.url}/v1/payments/${paymentKey}/checkout`);
      assert.equal(checkoutUrlOf((await pg.get(`/v1/payments/${paymentKey}`)).json), url);
      assert.match((await pg.get(`/simulator/payments/${paymentKey}`)).text, new RegExp(url));
    }));

  it('sends the customer to the window of this payment, with all that the merchant said', () =>
    withPg(async (pg) => {
      const said = { cardCompany: '하나', customerName: '김토스', customerEmail: 'kim@shop.test' };
      const { paymentKey, url } = await create(pg, said);

      const { request, paymentKey: shown, to } = await windowAt(url);

      assert.equal(shown, paymentKey);
      assert.equal(new URL(to).origin, pg.url);
      assert.deepEqual(request, {
        flow: 'payment',
        clientKey: null,
        customerKey: null,
        method: 'CARD',
        payment: {
          ...order,
          currency: 'KRW',
          more: { cardCompany: '하나', customerName: '김토스' },
        },
        back,
        framedBy: null,
        language: 'ko',
        session: null,
        outcome: null,
      });
    }));

  const methods: readonly [what: string, wish: object, method: string | null][] = [
    ['for the customer to choose', { method: null }, null],
    ['of an easy pay', { method: 'CARD', easyPay: '카카오페이' }, 'KAKAOPAY'],
    ['of a card, for an easy pay that it does not know', { easyPay: 'SAMSUNGPAY' }, 'CARD'],
  ];
  for (const [what, other, method] of methods) {
    it(`sends the customer to a window ${what}`, () =>
      withPg(async (pg) => {
        const { url } = await create(pg, other);

        assert.equal((await windowAt(url)).request?.method, method);
      }));
  }

  it('speaks the language of the browser', () =>
    withPg(async (pg) => {
      const { url } = await create(pg);

      assert.equal((await windowAt(url, 'en-US,en;q=0.9')).request?.language, 'en');
    }));

  it('says how the payment stands when it is not READY any more', () =>
    withPg(async (pg) => {
      const { paymentKey, url } = await create(pg);
      await pg.post(`/simulator/windows/${paymentKey}/authentications`, { method: 'card' });

      const { status, text } = await open(url);

      assert.equal(status, 200);
      assert.match(text, /<p>생수 외 1건<\/p><p>33000 KRW<\/p><p>IN_PROGRESS<\/p>/);
    }));

  it('says how a payment stands that a page began', () =>
    withPg(async (pg) => {
      const { json } = await pg.post('/simulator/windows', {
        ...order,
        clientKey: 'test_ck_shop',
      });

      const { status, text } = await open(checkoutUrlOf(json));

      assert.deepEqual([status, json['status']], [200, 'READY']);
      assert.match(text, /<p>READY<\/p>/);
    }));

  it('is in the session of its payment, and in no other', () =>
    withPg(async (pg) => {
      await pg.post('/simulator/sessions', { id: 'lee', keys: ['test_sk_lee'] });
      const authorization = `Basic ${Buffer.from('test_sk_lee:').toString('base64')}`;
      const byHeader = await create(pg, {}, { 'ttadak-session': 'kim' });
      const byKey = await create(pg, {}, { authorization });

      assert.equal(new URL(byHeader.url).search, '?ttadak-session=kim');
      assert.equal((await windowAt(byHeader.url)).request?.session, 'kim');
      assert.equal((await windowAt(byKey.url)).request?.session, 'lee');
      const elsewhere = await open(byKey.url.replace('=lee', '=kim'));
      assert.equal(elsewhere.status, 404);
    }));

  it('is said in webhooks, too', () =>
    withPg(async (pg) => {
      await pg.post('/simulator/webhooks/endpoints', { url: `${pg.url}/nowhere` });
      const { paymentKey, url } = await create(pg);
      await pg.post(`/simulator/windows/${paymentKey}/refusals`, { code: 'REJECT_CARD_COMPANY' });

      const { text } = await pg.get('/simulator/webhooks/outbox');

      const [sent] = JSON.parse(text) as readonly { readonly body: string }[];
      assert.equal(checkoutUrlOf((JSON.parse(sent?.body ?? '') as { data: Json }).data), url);
    }));

  it('suffers faults and refusals as any operation does', () =>
    withPg(async (pg) => {
      const { url } = await create(pg, { orderId: 'order-1--error-before_503--at-checkout' });

      assert.equal((await open(url)).status, 503);
      assert.equal((await open(url)).status, 302);
    }));

  it('opens the same window after a restore and a restart', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'ttadak-checkout-'));
    const store = () => ({ store: openDirectoryStore(directory, 'pg') });
    let created: Created | undefined;
    let shown: Awaited<ReturnType<typeof windowAt>>['request'];

    await withPg(async (pg) => {
      created = await create(pg, { validHours: 24 });
      shown = (await windowAt(created.url)).request;
      const { json } = await pg.get('/simulator/snapshot');
      await pg.post('/simulator/reset');
      assert.equal((await open(created.url)).status, 404);
      await pg.post('/simulator/restore', json);
      assert.deepEqual((await windowAt(created.url)).request, shown);
    }, store());
    await withPg(async (pg) => {
      const { json } = await pg.get(`/v1/payments/${created?.paymentKey}`);
      // It may listen somewhere else by now.
      assert.ok(checkoutUrlOf(json).startsWith(pg.url));
      assert.deepEqual((await windowAt(checkoutUrlOf(json))).request, shown);
    }, store());
    rmSync(directory, { recursive: true });
  });

  it('is reached at the loopback address when the PG listens at every address', () =>
    withPg(
      async (pg) => {
        const { url } = await create(pg);

        assert.equal(new URL(url).origin, `http://127.0.0.1:${pg.port}`);
        assert.equal((await open(url)).status, 302);
      },
      { host: '0.0.0.0' },
    ));

  it('is reached where it was said to be, and leads on from there', () =>
    withPg(
      async (pg) => {
        const { url } = await create(pg);

        assert.equal(new URL(url).origin, 'https://pg.test');
        const { to } = await open(url.replace('https://pg.test', pg.url));
        assert.equal(new URL(to ?? '').origin, pg.url);
      },
      { origin: 'https://pg.test' },
    ));
});

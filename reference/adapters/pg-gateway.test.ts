import assert from 'node:assert/strict';
import nock from 'nock';
import type { Clock } from '../app/ports.js';
import { approved, authenticated, orderId, paymentKey, pgOrderId } from '../core/attempt-at.js';
import { toCancel, toConfirm } from '../core/effects.js';
import { createPgGateway } from './pg-gateway.js';
import { createWreckTransport } from './wreck-transport.js';

nock.restore(); // Importing it patches the process; other tests want their sockets as they are.

/** Time stands still: nock answers at once or not at all. */
const clock: Clock = { nowMs: () => 0, after: () => () => undefined };

const url = 'http://pg.example';
const secretKey = 'test_sk_abc';
const gateway = createPgGateway({
  transport: createWreckTransport({ clock }),
  url,
  secretKey,
  timeoutMs: 1_000,
});
const authorization = `Basic ${Buffer.from('test_sk_abc:').toString('base64')}`;
const where = { orderId, pgOrderId, paymentKey };

const done = {
  paymentKey: 'key-1',
  orderId: 'po_one',
  status: 'DONE',
  totalAmount: 33_000,
  balanceAmount: 33_000,
  currency: 'KRW',
};

describe('pg gateway', () => {
  before(() => {
    if (!nock.isActive()) nock.activate();
    nock.disableNetConnect();
  });
  afterEach(() => {
    const pending = nock.pendingMocks();
    nock.cleanAll();
    assert.deepEqual(pending, []);
  });
  after(() => {
    nock.enableNetConnect();
    nock.restore();
  });

  it('confirms with exactly these bytes', async () => {
    nock(url)
      .post('/v1/payments/confirm', '{"paymentKey":"key-1","orderId":"po_one","amount":33000}')
      .matchHeader('authorization', authorization)
      .matchHeader('content-type', 'application/json')
      .matchHeader('idempotency-key', 'at_one')
      .reply(200, done, { 'x-tosspayments-trace-id': 'trace', 'set-cookie': 'no' });

    const { outcome, evidence } = await gateway.perform(toConfirm(authenticated()));

    assert.deepEqual(outcome, { kind: 'accepted' });
    assert.deepEqual(evidence, {
      kind: 'reply',
      status: 200,
      headers: { 'content-type': 'application/json', 'x-tosspayments-trace-id': 'trace' },
      body: JSON.stringify(done),
    });
  });

  it('cancels all of a payment with exactly these bytes', async () => {
    nock(url)
      .post('/v1/payments/key-1/cancel', '{"cancelReason":"The order could not be completed."}')
      .matchHeader('idempotency-key', 'at_one-cancel')
      .reply(200, { ...done, status: 'CANCELED', balanceAmount: 0 });

    const { outcome } = await gateway.perform(toCancel(approved()));

    assert.deepEqual(outcome, { kind: 'accepted' });
  });

  it('keeps no more than the first 4 096 characters of a reply', async () => {
    nock(url).post('/v1/payments/confirm').reply(502, 'x'.repeat(10_000));

    const { outcome, evidence } = await gateway.perform(toConfirm(authenticated()));

    assert.equal(outcome.kind, 'unknown');
    assert.ok(evidence.kind === 'reply');
    assert.equal(evidence.body.length, 4_096);
  });

  it('makes a decline a rejection with its code', async () => {
    const body = { code: 'REJECT_CARD_PAYMENT', message: '한도초과 혹은 잔액부족' };
    nock(url).post('/v1/payments/confirm').reply(403, body);

    const { outcome } = await gateway.perform(toConfirm(authenticated()));

    assert.deepEqual(outcome, { kind: 'rejected', code: 'REJECT_CARD_PAYMENT' });
  });

  it('makes a page of a proxy unknown', async () => {
    nock(url).post('/v1/payments/confirm').reply(502, '<html><h1>502 Bad Gateway</h1></html>');

    const { outcome } = await gateway.perform(toConfirm(authenticated()));

    assert.deepEqual(outcome, { kind: 'unknown', reason: 'HTTP 502' });
  });

  for (const [code, reason] of [
    ['ECONNRESET', 'closed'],
    ['ETIMEDOUT', 'other'],
    ['EPIPE', 'other'],
  ] as const) {
    it(`makes ${code} unknown`, async () => {
      const error = Object.assign(new Error(code), { code });
      nock(url).post('/v1/payments/confirm').replyWithError(error);

      const { outcome, evidence } = await gateway.perform(toConfirm(authenticated()));

      assert.deepEqual(outcome, { kind: 'unknown', reason });
      assert.deepEqual(evidence, { kind: 'no-reply', reason, code });
    });
  }

  it('looks up by key and by PG order id, and shows one payment once', async () => {
    nock(url)
      .get('/v1/payments/key-1')
      .matchHeader('authorization', authorization)
      .reply(200, done);
    nock(url).get('/v1/payments/orders/po_one').reply(200, done);

    const sighting = await gateway.lookUp(where);

    assert.ok(sighting.kind === 'seen');
    assert.equal(sighting.payments.length, 1);
  });

  it('looks up by PG order id alone while no key is known', async () => {
    const notFound = { code: 'NOT_FOUND_PAYMENT', message: '존재하지 않는 결제 정보 입니다.' };
    nock(url).get('/v1/payments/orders/po_one').reply(404, notFound);

    const sighting = await gateway.lookUp({ ...where, paymentKey: null });

    assert.deepEqual(sighting, { kind: 'seen', payments: [] });
  });

  it('has seen nothing when either look-up tells nothing', async () => {
    nock(url).get('/v1/payments/key-1').reply(200, done);
    nock(url).get('/v1/payments/orders/po_one').reply(500, { code: 'COMMON_ERROR' });

    const sighting = await gateway.lookUp(where);

    assert.deepEqual(sighting, { kind: 'unreachable', error: 'HTTP 500 COMMON_ERROR' });
  });

  it('has seen nothing when a look-up gets no reply', async () => {
    nock(url)
      .get('/v1/payments/key-1')
      .replyWithError(Object.assign(new Error(), { code: 'EPIPE' }));

    assert.deepEqual(await gateway.lookUp(where), { kind: 'unreachable', error: 'other' });
  });
});

import assert from 'node:assert/strict';
import nock from 'nock';
import type { Clock } from '../app/ports.js';
import { approved, called, created, effectOf, orderId } from '../core/attempt-at.js';
import type { LegacyCall } from '../core/call.js';
import { createLegacyGateway } from './legacy-gateway.js';
import { createWreckTransport } from './wreck-transport.js';

nock.restore(); // Importing it patches the process; other tests want their sockets as they are.

/** Time stands still: nock answers at once or not at all. */
const clock: Clock = { nowMs: () => 0, after: () => () => undefined };

const url = 'http://legacy.example';
const transport = createWreckTransport({ clock });
const gateway = createLegacyGateway({ transport, url: `${url}/api`, timeoutMs: 1_000 });

const order = {
  orderId: 'R-1001',
  orderName: 'Coat, new lining',
  state: 'in-progress',
  amount: 33_000,
  version: 4,
  attemptId: 'at_one',
};

function callOf(kind: LegacyCall['kind']): LegacyCall {
  const call = effectOf(kind === 'claim' ? called(created(), 'claim') : approved(), kind);
  assert.ok(call.kind !== 'confirm' && call.kind !== 'cancel' && call.kind !== 'post');
  return call;
}

describe('legacy gateway', () => {
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

  for (const [kind, body, shown] of [
    ['claim', '{"attemptId":"at_one","version":3}', order],
    [
      'complete',
      '{"attemptId":"at_one","paymentKey":"key-1","amount":33000}',
      { ...order, state: 'complete' },
    ],
    ['fence', '{"attemptId":"at_one"}', { ...order, state: 'cancelling' }],
    ['release', '{"attemptId":"at_one"}', { ...order, state: 'payable', attemptId: null }],
  ] as const) {
    it(`sends ${kind} with exactly these bytes`, async () => {
      nock(url)
        .post(`/api/orders/R-1001/${kind}`, body)
        .matchHeader('content-type', 'application/json')
        .reply(200, { result: 'OK', order: shown });

      const { outcome, evidence } = await gateway.perform(callOf(kind));

      assert.deepEqual(outcome, { kind: 'accepted' });
      assert.equal(evidence.kind, 'reply');
    });
  }

  it('makes a business refusal a rejection with its code', async () => {
    const body = { result: 'REJECTED', code: 'ACCOUNTING_REJECTED', message: '', order };
    nock(url).post('/api/orders/R-1001/complete').reply(409, body);

    const { outcome } = await gateway.perform(callOf('complete'));

    assert.deepEqual(outcome, { kind: 'rejected', code: 'ACCOUNTING_REJECTED' });
  });

  it('makes a lost answer unknown', async () => {
    const error = Object.assign(new Error('hang up'), { code: 'ECONNRESET' });
    nock(url).post('/api/orders/R-1001/complete').replyWithError(error);

    const { outcome, evidence } = await gateway.perform(callOf('complete'));

    assert.deepEqual(outcome, { kind: 'unknown', reason: 'closed' });
    assert.equal(evidence.kind, 'no-reply');
  });

  it('reads an order', async () => {
    nock(url).get('/api/orders/R-1001').reply(200, { order });

    const sighting = await gateway.readOrder(orderId);

    assert.equal(sighting.kind, 'seen');
  });

  it('cannot read an order without a reply', async () => {
    const error = Object.assign(new Error('reset'), { code: 'ECONNRESET', syscall: 'read' });
    nock(url).get('/api/orders/R-1001').replyWithError(error);

    assert.deepEqual(await gateway.readOrder(orderId), { kind: 'unreachable', error: 'reset' });
  });
});

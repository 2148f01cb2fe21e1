import assert from 'node:assert/strict';
import nock from 'nock';
import {
  amountKrw,
  approved,
  attemptId,
  effectOf,
  orderId,
  paymentKey,
} from '../core/attempt-at.js';
import type { PostCall } from '../core/call.js';
import { createAccountingGateway } from './accounting-gateway.js';
import { createWreckTransport } from './wreck-transport.js';

const url = 'http://accounting.test';
const path = `/orders/${orderId}/postings`;
const posting = { postingId: attemptId, orderId, amount: amountKrw };

const gateway = createAccountingGateway({
  url,
  timeoutMs: 1_000,
  transport: createWreckTransport({
    clock: { nowMs: () => 0, after: () => () => undefined },
  }),
});

function callOf(): PostCall {
  const call = effectOf(approved(), 'post');
  assert.ok(call.kind === 'post');
  return call;
}

describe('accounting gateway', () => {
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
    nock.restore();
    nock.enableNetConnect();
  });

  it('posts the price of the attempt under its name', async () => {
    const businessDay = '1970-01-01';
    const body = { postingId: attemptId, paymentKey, amount: amountKrw, businessDay };
    nock(url).post(path, body).reply(200, { result: 'POSTED', posting });

    const { outcome, evidence } = await gateway.post(callOf());

    assert.deepEqual(outcome, { kind: 'accepted' });
    assert.equal(evidence.kind, 'reply');
  });

  it('knows nothing when the connection is reset', async () => {
    nock(url)
      .post(path)
      .replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));

    assert.equal((await gateway.post(callOf())).outcome.kind, 'unknown');
  });

  it('reads a posting by its name', async () => {
    nock(url).get(`${path}/${attemptId}`).reply(200, { posting });

    assert.deepEqual(await gateway.find({ orderId, postingId: attemptId }), {
      kind: 'seen',
      posting: { postingId: attemptId, orderId, amountKrw },
    });
  });

  it('can tell nothing when accounting cannot be reached', async () => {
    nock(url)
      .get(`${path}/${attemptId}`)
      .replyWithError(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));

    const seen = await gateway.find({ orderId, postingId: attemptId });

    assert.equal(seen.kind, 'unreachable');
  });
});

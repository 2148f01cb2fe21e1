import assert from 'node:assert/strict';
import { claimOrder, comeBack, readStatus } from '../fakes/customer.js';
import { createFakeService, type FakeService } from '../fakes/fake-service.js';

describe('a callback', () => {
  let service: FakeService;

  beforeEach(async () => {
    service = await createFakeService();
  });

  const confirms = () => service.partners.calls.filter((call) => call === 'confirm').length;
  const stateOf = (orderId: string) => service.partners.orderOf(orderId).state;

  it('is paid when nothing goes wrong', async () => {
    const ticket = await claimOrder(service, 'R-1');
    assert.equal(await readStatus(service, ticket), 'ready');

    const answer = await comeBack(service, ticket);

    assert.deepEqual(answer, { status: 200, body: { status: 'paid' } });
    assert.equal(await readStatus(service, ticket), 'paid');
    assert.equal(stateOf('R-1'), 'complete');
  });

  it('takes the amount as the digits of the success URL', async () => {
    const ticket = await claimOrder(service, 'R-1');
    assert.equal((await comeBack(service, ticket, { amount: '33000' })).body['status'], 'paid');
  });

  it('twice with the same key is confirmed once', async () => {
    const ticket = await claimOrder(service, 'R-1');
    const answers = await Promise.all([comeBack(service, ticket), comeBack(service, ticket)]);
    assert.equal(confirms(), 1);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200],
    );
    assert.equal((await comeBack(service, ticket)).body['status'], 'paid');
  });

  it('with a second key is refused, and unchanged', async () => {
    const ticket = await claimOrder(service, 'R-1');
    service.partners.script('complete', 'unsent');
    await comeBack(service, ticket);

    const second = await comeBack(service, ticket, { paymentKey: 'key-2' });

    assert.deepEqual(second, {
      status: 409,
      body: { status: 'refused', reason: 'PAYMENT_KEY_MISMATCH' },
    });
    assert.equal(await readStatus(service, ticket), 'confirming');
    assert.equal(confirms(), 1);
  });

  it('with two keys at the same time is confirmed for one', async () => {
    const ticket = await claimOrder(service, 'R-1');
    const keys = ['key-1', 'key-2', 'key-3'];
    await Promise.all(keys.map((paymentKey) => comeBack(service, ticket, { paymentKey })));
    assert.equal(confirms(), 1);
  });

  for (const [changes, reason, status] of [
    [{ secret: 'wrong' }, 'ATTEMPT_UNKNOWN', 404],
    [{ orderId: 'po_other' }, 'ORDER_ID_MISMATCH', 409],
    [{ amount: 1 }, 'AMOUNT_MISMATCH', 409],
  ] as const) {
    it(`with ${JSON.stringify(changes)} is refused without a confirm`, async () => {
      const ticket = await claimOrder(service, 'R-1');
      const answer = await comeBack(service, ticket, changes);
      assert.deepEqual(answer, { status, body: { status: 'refused', reason } });
      assert.equal(confirms(), 0);
      assert.equal(await readStatus(service, ticket), 'ready');
    });
  }

  it('with forgeries without end fills no log', async () => {
    const ticket = await claimOrder(service, 'R-1');
    for (let turn = 0; turn < 30; turn += 1) await comeBack(service, ticket, { amount: 1 });
    const [logged] = await service.stepLog.listAll(1);
    assert.equal(logged?.attempt.refusedCallbacks, 20);
    assert.equal((await comeBack(service, ticket)).body['status'], 'paid');
  });

  it('for an attempt that never was is refused', async () => {
    const ticket = await claimOrder(service, 'R-1');
    const answer = await comeBack(service, { ...ticket, id: 'at_nobody' });
    assert.equal(answer.body['reason'], 'ATTEMPT_UNKNOWN');
  });

  it('after the amount was edited is refused, and the order is let go', async () => {
    const ticket = await claimOrder(service, 'R-1');
    service.partners.editOrder('R-1', { amountKrw: null, version: 9 });
    const answer = await comeBack(service, ticket);
    assert.deepEqual(answer, {
      status: 409,
      body: { status: 'refused', reason: 'ORDER_CHANGED' },
    });
    assert.equal(stateOf('R-1'), 'payable');
    assert.equal(confirms(), 0);
    assert.equal(await readStatus(service, ticket), 'not-charged');
  });

  it('after the order was sold is refused', async () => {
    const ticket = await claimOrder(service, 'R-1');
    service.partners.editOrder('R-1', { state: 'closed', attemptId: null, version: 9 });
    assert.equal((await comeBack(service, ticket)).body['reason'], 'ORDER_CHANGED');
    assert.equal(confirms(), 0);
  });

  it('while the order cannot be read is checked, never confirmed, and expires', async () => {
    const ticket = await claimOrder(service, 'R-1');
    service.partners.script('read-order', 'lost');
    assert.equal((await comeBack(service, ticket)).body['status'], 'checking');
    assert.equal((await comeBack(service, ticket)).body['status'], 'checking');
    await service.pass(20);
    assert.equal(confirms(), 0);
    assert.equal(await readStatus(service, ticket), 'not-charged');
    assert.equal(stateOf('R-1'), 'payable');
  });
});

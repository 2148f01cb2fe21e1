import assert from 'node:assert/strict';
import { claimOrder, comeBack, readStatus } from '../fakes/customer.js';
import { createFakeService, type FakeService } from '../fakes/fake-service.js';

describe('a payment', () => {
  let service: FakeService;

  beforeEach(async () => {
    service = await createFakeService();
  });

  const confirms = () => service.partners.calls.filter((call) => call === 'confirm').length;
  const stateOf = (orderId: string) => service.partners.orderOf(orderId).state;

  describe('that nobody comes back for', () => {
    it('is released after the window, and a late callback is refused', async () => {
      const ticket = await claimOrder(service, 'R-1');
      await service.pass(31);
      assert.equal(stateOf('R-1'), 'in-progress');

      await service.pass(2);

      assert.equal(stateOf('R-1'), 'payable');
      assert.equal((await comeBack(service, ticket)).body['reason'], 'ATTEMPT_CLOSED');
      assert.equal(confirms(), 0);
    });
  });

  describe('whose confirm', () => {
    it('is declined is not charged', async () => {
      const ticket = await claimOrder(service, 'R-1');
      service.partners.script('confirm', { code: 'REJECT_CARD_PAYMENT' });
      assert.equal((await comeBack(service, ticket)).body['status'], 'not-charged');
      assert.equal(stateOf('R-1'), 'payable');
    });

    it('is executed without an answer is checked, then paid', async () => {
      const ticket = await claimOrder(service, 'R-1');
      service.partners.script('confirm', 'lost');
      assert.equal((await comeBack(service, ticket)).body['status'], 'checking');
      await service.pass(2);
      assert.equal(await readStatus(service, ticket), 'paid');
    });

    it('is executed without an answer is returned where orphans are returned', async () => {
      service = await createFakeService({ overrides: { orphanCapture: 'cancel' } });
      const ticket = await claimOrder(service, 'R-1');
      service.partners.script('confirm', 'lost');
      await comeBack(service, ticket);
      await service.pass(2);
      assert.equal(await readStatus(service, ticket), 'cancelled');
      assert.equal(stateOf('R-1'), 'payable');
    });

    it('is executed without an answer is returned, too, when the first fence gets lost', async () => {
      service = await createFakeService({ overrides: { orphanCapture: 'cancel' } });
      const ticket = await claimOrder(service, 'R-1');
      service.partners.script('confirm', 'lost');
      service.partners.script('fence', 'unsent');
      await comeBack(service, ticket);
      await service.pass(5);
      assert.equal(await readStatus(service, ticket), 'cancelled');
      assert.equal(stateOf('R-1'), 'payable');
    });

    it('never arrives is not charged, and no sooner than the PG says so', async () => {
      const ticket = await claimOrder(service, 'R-1');
      service.partners.script('confirm', 'unsent');
      await comeBack(service, ticket);
      await service.pass(15);
      assert.equal(await readStatus(service, ticket), 'checking');
      assert.equal(stateOf('R-1'), 'in-progress');

      service.partners.setPayment('key-1', { status: 'EXPIRED' });
      await service.pass(15);

      assert.equal(await readStatus(service, ticket), 'not-charged');
      assert.equal(stateOf('R-1'), 'payable');
      assert.equal(confirms(), 1);
    });
  });

  describe('whose completion', () => {
    it('is executed without an answer is paid', async () => {
      const ticket = await claimOrder(service, 'R-1');
      service.partners.script('complete', 'lost');
      assert.equal((await comeBack(service, ticket)).body['status'], 'confirming');
      await service.pass(2);
      assert.equal(await readStatus(service, ticket), 'paid');
      assert.ok(!service.partners.calls.includes('cancel'));
    });

    it('never arrives is sent again', async () => {
      const ticket = await claimOrder(service, 'R-1');
      service.partners.script('complete', 'unsent', 'unsent');
      await comeBack(service, ticket);
      await service.pass(5);
      assert.equal(await readStatus(service, ticket), 'paid');
    });

    it('is refused is fenced, cancelled and let go', async () => {
      const ticket = await claimOrder(service, 'R-1');
      service.partners.script('complete', { code: 'ACCOUNTING_REJECTED' });
      assert.equal((await comeBack(service, ticket)).body['status'], 'cancelled');
      const { calls } = service.partners;
      assert.deepEqual(calls.slice(calls.indexOf('complete')), [
        'complete',
        'fence',
        'look-up',
        'read-order',
        'cancel',
        'release',
      ]);
    });

    it('is refused because somebody sold the order is cancelled without a fence', async () => {
      const ticket = await claimOrder(service, 'R-1');
      const meanwhile = () => {
        service.partners.editOrder('R-1', { state: 'closed', attemptId: null, version: 9 });
      };
      service.partners.script('complete', { meanwhile });
      assert.equal((await comeBack(service, ticket)).body['status'], 'cancelled');
      assert.equal(stateOf('R-1'), 'closed');
      assert.equal(service.partners.payments()[0]?.balanceKrw, 0);
    });

    it('is refused, but was executed before the fence, is paid', async () => {
      const ticket = await claimOrder(service, 'R-1');
      const meanwhile = () => {
        service.partners.editOrder('R-1', { state: 'complete' });
      };
      service.partners.script('complete', { code: 'ACCOUNTING_CLOSED' });
      service.partners.script('fence', { meanwhile });
      assert.equal((await comeBack(service, ticket)).body['status'], 'paid');
      assert.ok(!service.partners.calls.includes('cancel'));
    });

    for (const fate of ['lost', 'unsent'] as const) {
      for (const call of ['fence', 'cancel', 'release'] as const) {
        it(`is refused, and whose ${call} is ${fate}, is cancelled in the end`, async () => {
          const ticket = await claimOrder(service, 'R-1');
          service.partners.script('complete', { code: 'STOCK_MISSING' });
          service.partners.script(call, fate);
          const word = call === 'release' ? 'cancelled' : 'checking';
          assert.equal((await comeBack(service, ticket)).body['status'], word);
          await service.pass(3);
          assert.equal(await readStatus(service, ticket), 'cancelled');
          assert.equal(stateOf('R-1'), 'payable');
        });
      }
    }

    it('is refused, and whose cancel is refused for good, is for people', async () => {
      const ticket = await claimOrder(service, 'R-1');
      service.partners.script('complete', { code: 'STOCK_MISSING' });
      service.partners.script('cancel', { code: 'NOT_CANCELABLE_PAYMENT' });
      assert.equal((await comeBack(service, ticket)).body['status'], 'manual');
      await service.pass(30);
      assert.equal(service.partners.calls.filter((call) => call === 'cancel').length, 1);

      service.partners.setPayment('key-1', { status: 'CANCELED', balanceKrw: 0 });
      await service.pass(15);

      assert.equal(await readStatus(service, ticket), 'cancelled');
      assert.equal(stateOf('R-1'), 'payable');
    });
  });

  it('stays unresolved while a partner is down, is flagged, and is settled when it is back', async () => {
    const ticket = await claimOrder(service, 'R-1');
    service.partners.script('complete', ...Array<'unsent'>(99).fill('unsent'));
    await comeBack(service, ticket);
    await service.pass(45);
    assert.equal(await readStatus(service, ticket), 'manual');

    const back = { ...service.partners };
    service = await createFakeService({
      partners: back,
      clock: service.clock,
      stepLog: service.stepLog,
    });
    service.partners.editOrder('R-1', { state: 'complete' });
    await service.pass(15);

    assert.equal(await readStatus(service, ticket), 'paid');
  });

  it('ends the same on a second instance over the same step log', async () => {
    const ticket = await claimOrder(service, 'R-1');
    const { partners, clock, stepLog } = service;
    const second = await createFakeService({ partners, clock, stepLog, name: 'j' });
    assert.equal((await comeBack(second, ticket)).body['status'], 'paid');
    assert.equal(await readStatus(service, ticket), 'paid');
  });

  it('is swept though another one brings a bug to light', async () => {
    const ticket = await claimOrder(service, 'R-1');
    service.partners.script('confirm', 'lost');
    await comeBack(service, ticket);
    const { pg } = service.partners;
    const poison = await claimOrder(service, 'R-2');
    service.partners.script('complete', 'unsent');
    await comeBack(service, poison, { paymentKey: 'key-2' });
    const lookUp: typeof pg.lookUp = (where) => {
      if (where.pgOrderId === poison.pgOrderId) throw new Error('a bug');
      return pg.lookUp(where);
    };
    const { partners, clock, stepLog } = service;
    service = await createFakeService({
      partners: { ...partners, pg: { ...pg, lookUp } },
      clock,
      stepLog,
      name: 'j',
    });

    await service.pass(3);

    assert.equal(await readStatus(service, ticket), 'paid');
    assert.equal(await readStatus(service, poison), 'confirming');
    assert.ok(service.complaints.includes('sweep failed'));
  });

  it('is left to the sweeper that has taken it, until its lease ends', async () => {
    const ticket = await claimOrder(service, 'R-1');
    service.partners.script('confirm', 'unsent');
    await comeBack(service, ticket);
    const { partners, clock, stepLog } = service;
    const other = await createFakeService({ partners, clock, stepLog, name: 'j' });
    await service.pass(1);
    const { length } = partners.calls;

    await clock.advance(59_000);
    await other.sweep();
    assert.equal(partners.calls.length, length);

    await clock.advance(1_000);
    await other.sweep();
    assert.ok(partners.calls.length > length);
  });
});

import assert from 'node:assert/strict';
import { askToPay, claimOrder, comeBack, ticketOf } from '../fakes/customer.js';
import { createFakeService, type FakeService } from '../fakes/fake-service.js';
import type { LegacyGateway } from './ports.js';

describe('asking to pay', () => {
  let service: FakeService;

  beforeEach(async () => {
    service = await createFakeService();
  });

  const stateOf = (orderId: string) => service.partners.orderOf(orderId).state;

  it('twice by one page is one attempt', async () => {
    const first = await claimOrder(service, 'R-1');
    const second = ticketOf((await askToPay(service, 'R-1')).body);
    assert.deepEqual(second, first);
  });

  it('twice at the same time is one attempt', async () => {
    service.partners.openOrder('R-1');
    const answers = Promise.all([askToPay(service, 'R-1'), askToPay(service, 'R-1')]);
    await service.clock.advance(5_000);
    const [first, second] = await answers;
    assert.deepEqual(second, first);
    assert.equal(first.status, 200);
  });

  it('by another page is in progress, and shows nothing', async () => {
    await claimOrder(service, 'R-1');
    assert.deepEqual(await askToPay(service, 'R-1', 'request-2'), {
      status: 409,
      body: { status: 'in-progress' },
    });
  });

  it('again by the page that has paid is refused', async () => {
    const ticket = await claimOrder(service, 'R-1');
    await comeBack(service, ticket);
    assert.equal((await askToPay(service, 'R-1')).body['reason'], 'ORDER_NOT_PAYABLE');
  });

  it('for an unknown order is refused', async () => {
    assert.deepEqual(await askToPay(service, 'R-404'), {
      status: 404,
      body: { status: 'refused', reason: 'ORDER_UNKNOWN' },
    });
  });

  it('for nothing is refused', async () => {
    service.partners.openOrder('R-1', 0);
    assert.equal((await askToPay(service, 'R-1')).body['reason'], 'ORDER_NOT_PAYABLE');
  });

  it('while the legacy system is unreachable is refused, and can be asked for again', async () => {
    service.partners.openOrder('R-1');
    service.partners.script('read-order', 'lost');
    assert.deepEqual(await askToPay(service, 'R-1'), {
      status: 503,
      body: { status: 'refused', reason: 'TRY_LATER' },
    });
    assert.equal((await askToPay(service, 'R-1', 'request-2')).status, 200);
  });

  it('while the order changes hands is refused', async () => {
    service.partners.openOrder('R-1');
    service.partners.script('claim', { code: 'VERSION_MISMATCH' });
    assert.equal((await askToPay(service, 'R-1')).body['reason'], 'ORDER_CHANGED');
    service.partners.script('claim', { code: 'NOT_PAYABLE' });
    assert.equal((await askToPay(service, 'R-1')).body['reason'], 'ORDER_NOT_PAYABLE');
    service.partners.script('claim', { code: 'ORDER_UNKNOWN' });
    assert.equal((await askToPay(service, 'R-1')).body['reason'], 'ORDER_UNKNOWN');
  });

  for (const fate of ['lost', 'unsent'] as const) {
    it(`goes on when the claim is ${fate}`, async () => {
      service.partners.openOrder('R-1');
      service.partners.script('claim', fate);
      assert.equal((await askToPay(service, 'R-1')).status, 200);
    });
  }

  describe('when neither the claim nor a look at the order is answered', () => {
    beforeEach(async () => {
      service.partners.openOrder('R-1');
      service.partners.script('claim', 'lost');
      service.partners.script('read-order', 'served', 'lost');

      assert.equal((await askToPay(service, 'R-1')).body['reason'], 'TRY_LATER');
      assert.equal(stateOf('R-1'), 'in-progress');
    });

    it('goes on for the same page as soon as the order can be read', async () => {
      const ticket = ticketOf((await askToPay(service, 'R-1')).body);
      assert.equal((await comeBack(service, ticket)).body['status'], 'paid');
    });

    it('lets go of the order after the grace, for any page', async () => {
      await service.pass(2);
      assert.equal(stateOf('R-1'), 'payable');
      assert.equal((await askToPay(service, 'R-1', 'request-2')).status, 200);
    });
  });

  it('lets go of an order whose claim never arrived, though it may still arrive', async () => {
    service.partners.openOrder('R-1');
    service.partners.script('claim', 'unsent', 'unsent');
    assert.equal((await askToPay(service, 'R-1')).body['reason'], 'TRY_LATER');

    await service.pass(6);

    assert.equal(stateOf('R-1'), 'payable');
    assert.equal(service.partners.orderOf('R-1').version, 3);
    assert.equal((await askToPay(service, 'R-1', 'request-2')).status, 200);
  });

  describe('while the first request for it hangs in its claim', () => {
    let letGo: () => void;

    beforeEach(async () => {
      const { partners, clock } = service;
      const held = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      const perform: LegacyGateway['perform'] = async (call) => {
        await held;
        return partners.legacy.perform(call);
      };
      service = await createFakeService({
        partners: { ...partners, legacy: { ...partners.legacy, perform } },
        clock,
      });
      partners.openOrder('R-1');
    });

    it('waits for it, and answers the same', async () => {
      const answers = Promise.all([askToPay(service, 'R-1'), askToPay(service, 'R-1')]);
      await service.clock.advance(1_000);
      letGo();
      await service.clock.advance(1_000);

      const [first, second] = await answers;
      assert.equal(first.status, 200);
      assert.deepEqual(second, first);
    });

    it('waits no longer than it may', async () => {
      const first = askToPay(service, 'R-1');
      const second = askToPay(service, 'R-1');
      await service.clock.advance(6_000);

      assert.equal((await second).body['reason'], 'TRY_LATER');
      letGo();
      assert.equal((await first).status, 200);
    });

    it('does not wait for another page', async () => {
      const first = askToPay(service, 'R-1');
      await service.clock.advance(0);
      assert.equal((await askToPay(service, 'R-1', 'request-2')).body['status'], 'in-progress');
      letGo();
      assert.equal((await first).status, 200);
    });
  });
});

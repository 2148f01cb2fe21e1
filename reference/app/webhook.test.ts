import assert from 'node:assert/strict';
import { claimOrder, comeBack, readStatus, type Ticket } from '../fakes/customer.js';
import { createFakeService, type FakeService } from '../fakes/fake-service.js';

describe('a webhook', () => {
  let service: FakeService;
  let ticket: Ticket;

  beforeEach(async () => {
    service = await createFakeService();
    ticket = await claimOrder(service, 'R-1');
  });

  type Said = { readonly status?: string; readonly id?: string; readonly createdAt?: string };

  function say({ status = 'DONE', id = 'w-1', createdAt = 'now' }: Said = {}) {
    const data = { paymentKey: 'key-1', orderId: ticket.pgOrderId, status };
    const payload = { eventType: 'PAYMENT_STATUS_CHANGED', createdAt, data };
    const headers = { 'tosspayments-webhook-transmission-id': id };
    return service.request('POST', '/webhooks/pg', { payload, headers });
  }

  const callsOf = (kind: string) => service.partners.calls.filter((call) => call === kind).length;
  const stateOf = (orderId: string) => service.partners.orderOf(orderId).state;
  const noted = { status: 200, body: { status: 'noted' } };
  async function hints() {
    const [logged] = await service.stepLog.listAll(1);
    return logged?.steps.filter(({ kind }) => kind === 'hinted').length;
  }

  it('brings the look forward after a lost answer to the confirm', async () => {
    service.partners.script('confirm', 'lost');
    await comeBack(service, ticket);
    await service.sweep();
    assert.equal(callsOf('look-up'), 0);

    assert.deepEqual(await say(), noted);
    await service.sweep();

    assert.equal(await readStatus(service, ticket), 'paid');
    assert.equal(callsOf('look-up'), 1);
  });

  it('that comes before the answer to the confirm takes nothing from the request that waits for it', async () => {
    const saying: Promise<unknown>[] = [];
    service.partners.script('confirm', {
      meanwhile: () => saying.push(say().then(service.sweep)),
    });

    const answer = await comeBack(service, ticket);
    await Promise.all(saying);

    assert.equal(answer.body['status'], 'paid');
    assert.equal(callsOf('look-up'), 0);
  });

  it('that says DONE completes nothing that the PG does not show', async () => {
    service.partners.script('confirm', 'unsent');
    await comeBack(service, ticket);
    await say({ status: 'DONE' });
    await service.sweep();

    assert.equal(stateOf('R-1'), 'in-progress');
    assert.equal(await readStatus(service, ticket), 'checking');
    assert.equal(callsOf('confirm'), 1);
  });

  it('that says ABORTED releases nothing that the PG has captured', async () => {
    service.partners.script('confirm', 'lost');
    await comeBack(service, ticket);
    await say({ status: 'ABORTED' });
    await service.sweep();

    assert.equal(await readStatus(service, ticket), 'paid');
  });

  it('confirms nothing, whoever waits for a callback', async () => {
    service.partners.authenticate('key-1', ticket.pgOrderId);
    assert.deepEqual(await say(), noted);
    await service.pass(1);

    assert.equal(callsOf('confirm') + callsOf('look-up'), 0);
    assert.equal(await readStatus(service, ticket), 'ready');
  });

  it('is written once, however often it is sent', async () => {
    service.partners.script('confirm', 'lost');
    await comeBack(service, ticket);
    await say();
    await say();
    await say({ id: 'w-2' });
    assert.equal(await hints(), 1);
  });

  it('is written up to a bound, and a flood costs one look', async () => {
    service.partners.script('confirm', 'unsent');
    await comeBack(service, ticket);
    for (let nth = 0; nth < 100; nth += 1) {
      assert.deepEqual(await say({ id: `w-${nth}`, createdAt: `${nth}` }), noted);
    }
    await service.sweep();
    await service.sweep();

    assert.equal(await hints(), 20);
    assert.equal(callsOf('look-up'), 1);
  });

  it('about nobody gets the same answer', async () => {
    const payload = { data: { orderId: 'po_nobody', status: 'DONE' } };
    assert.deepEqual(await service.request('POST', '/webhooks/pg', { payload }), noted);
    assert.deepEqual(await service.request('POST', '/webhooks/pg', { payload: {} }), noted);
  });

  it('that cannot be read is to be sent again', async () => {
    const headers = { 'content-type': 'application/json' };
    const answer = await service.request('POST', '/webhooks/pg', { payload: '{"data":', headers });
    assert.equal(answer.status, 400);
  });

  it('that cannot be written is to be sent again', async () => {
    const { stepLog } = service;
    const full = { ok: false, error: { kind: 'not-written', reason: 'ENOSPC' } } as const;
    const onFullDisk = { ...stepLog, append: () => Promise.resolve(full) };
    const { clock, partners } = service;
    service = await createFakeService({ stepLog: onFullDisk, clock, partners, name: 'j' });

    const answer = await say();

    assert.deepEqual(answer, { status: 503, body: { status: 'refused', reason: 'TRY_LATER' } });
  });

  it('that always comes second is to be sent again', async () => {
    const { stepLog, clock, partners } = service;
    const conflict = { ok: false, error: { kind: 'conflict' } } as const;
    const alwaysLate = { ...stepLog, append: () => Promise.resolve(conflict) };
    service = await createFakeService({ stepLog: alwaysLate, clock, partners, name: 'j' });

    assert.equal((await say()).status, 503);
  });

  describe('after the end', () => {
    it('costs nothing when it says what the end says', async () => {
      await comeBack(service, ticket);
      assert.deepEqual(await say({ status: 'DONE' }), noted);
      await service.sweep();
      assert.equal(await hints(), 0);
      assert.equal(callsOf('look-up'), 0);
    });

    it('calls people when the money of a complete order went back', async () => {
      await comeBack(service, ticket);
      service.partners.setPayment('key-1', { status: 'CANCELED', balanceKrw: 0 });
      await say({ status: 'CANCELED' });
      await service.sweep();

      const headers = { authorization: 'Bearer operator-token' };
      const { body } = await service.request('GET', '/operator/manual-items', { headers });
      const [item] = body['items'] as readonly { cause: string; exposureKrw: number }[];
      assert.equal(item?.cause, 'REFUNDED_BUT_COMPLETE');
      assert.equal(item.exposureKrw, 33_000);
      assert.equal(await readStatus(service, ticket), 'manual');
    });

    it('calls people when a released attempt holds money, and lets the next one be', async () => {
      service.partners.script('confirm', { code: 'REJECT_CARD_PAYMENT' });
      await comeBack(service, ticket);
      const next = await claimOrder(service, 'R-1');
      service.partners.setPayment('key-1', { status: 'DONE' });
      await say({ status: 'DONE' });
      await service.sweep();

      assert.equal(await readStatus(service, ticket), 'manual');
      assert.equal((await comeBack(service, next, { paymentKey: 'key-2' })).body['status'], 'paid');
      assert.equal(callsOf('cancel'), 0);
    });

    it('closes the case once people have settled it', async () => {
      service.partners.script('confirm', { code: 'REJECT_CARD_PAYMENT' });
      await comeBack(service, ticket);
      service.partners.setPayment('key-1', { status: 'DONE' });
      await say({ status: 'DONE' });
      await service.sweep();
      service.partners.setPayment('key-1', { status: 'CANCELED', balanceKrw: 0 });

      await service.pass(2);

      assert.equal(await readStatus(service, ticket), 'cancelled');
      assert.deepEqual(await service.stepLog.listOpen(), []);
    });

    it('is believed in nothing: a forged one costs one look', async () => {
      await comeBack(service, ticket);
      await say({ status: 'ABORTED' });
      await service.sweep();
      await service.pass(60);

      assert.equal(await readStatus(service, ticket), 'paid');
      assert.equal(callsOf('look-up'), 1);
      assert.deepEqual(await service.stepLog.listOpen(), []);
    });

    it('is heard after a bound of forged ones that a look has answered', async () => {
      await comeBack(service, ticket);
      for (let nth = 0; nth < 20; nth += 1) {
        await say({ status: 'ABORTED', id: `w-${nth}`, createdAt: `${nth}` });
      }
      await service.sweep();
      service.partners.setPayment('key-1', { status: 'CANCELED', balanceKrw: 0 });

      await say({ status: 'CANCELED', id: 'true', createdAt: 'true' });
      await service.sweep();

      assert.equal(await readStatus(service, ticket), 'manual');
    });

    it('is passed over beyond a bound that no look widens', async () => {
      await comeBack(service, ticket);
      for (let nth = 0; nth < 100; nth += 1) {
        await say({ status: 'ABORTED', id: `w-${nth}`, createdAt: `${nth}` });
        await service.sweep();
      }
      assert.equal(await hints(), 60);
    });

    it('is asked about again, with pauses, while the PG is away', async () => {
      await comeBack(service, ticket);
      service.partners.setPayment('key-1', { status: 'CANCELED', balanceKrw: 0 });
      service.partners.script('look-up', 'lost', 'lost', 'lost');
      await say({ status: 'CANCELED' });
      for (let round = 0; round < 10; round += 1) await service.sweep();
      assert.equal(callsOf('look-up'), 1);

      await service.pass(10);

      assert.equal(callsOf('look-up') < 8, true);
      assert.equal(await readStatus(service, ticket), 'manual');
    });
  });
});

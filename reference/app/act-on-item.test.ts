import assert from 'node:assert/strict';
import {
  askToPay,
  claimOrder,
  comeBack,
  readStatus,
  type Ticket,
  ticketOf,
} from '../fakes/customer.js';
import { createFakeService, type FakeAnswer, type FakeService } from '../fakes/fake-service.js';
import { actOn, kim, lee, listItems } from '../fakes/operator.js';

const reader = { authorization: 'Bearer operator-token' };

describe('an operator', () => {
  let service: FakeService;
  let ticket: Ticket;

  /** The completion is refused, and so is the refund. */
  beforeEach(async () => {
    service = await createFakeService();
    ticket = await claimOrder(service, 'R-1');
    service.partners.script('complete', { code: 'STOCK_MISSING' });
    service.partners.script('cancel', { code: 'EXCEED_MAX_REFUND_DUE' });
    await comeBack(service, ticket);
  });

  async function findItem() {
    const [item] = await listItems(service);
    assert.ok(item !== undefined);
    return item;
  }

  const refundAtPg = () => {
    service.partners.setPayment('key-1', { status: 'CANCELED', balanceKrw: 0 });
  };

  it('is believed when the refund is there; the order can then be paid again', async () => {
    const item = await findItem();
    refundAtPg();

    const answer = await actOn(service, item, { act: 'refunded-by-hand' });

    assert.deepEqual(answer, { status: 200, body: { status: 'held', state: 'cancelled' } });
    assert.deepEqual(await listItems(service), []);
    assert.equal(service.partners.orderOf('R-1').state, 'payable');
    assert.equal(await readStatus(service, ticket), 'cancelled');
  });

  it('is refused with the reason and the item as it stands when it is not so', async () => {
    const { status, body } = await actOn(service, await findItem(), { act: 'refunded-by-hand' });

    assert.equal(status, 409);
    assert.equal(body['reason'], 'MONEY_STILL_HELD');
    const shown = JSON.parse(JSON.stringify(body['item'])) as Record<string, unknown>;
    assert.deepEqual(shown['act'], {
      kind: 'refunded-by-hand',
      operator: 'kim',
      note: 'Spoke to the customer.',
      verdict: 'MONEY_STILL_HELD',
    });
    assert.equal(service.partners.payments()[0]?.balanceKrw, 33_000);
  });

  it('is refused while a partner does not answer', async () => {
    service.partners.script('look-up', 'lost');
    const { status, body } = await actOn(service, await findItem(), { act: 'refunded-by-hand' });
    assert.deepEqual([status, body['reason']], [503, 'PG_UNREACHABLE']);
  });

  it('may say the same again once it has held', async () => {
    const item = await findItem();
    refundAtPg();
    const first = await actOn(service, item, { act: 'refunded-by-hand' });
    const before = await service.stepLog.listAll(10);

    assert.deepEqual(await actOn(service, item, { act: 'refunded-by-hand' }), first);
    assert.deepEqual(await service.stepLog.listAll(10), before);
  });

  it('is told that there is no item when somebody else has settled it', async () => {
    const item = await findItem();
    refundAtPg();
    await actOn(service, item, { act: 'refunded-by-hand' });

    const { status, body } = await actOn(service, item, { act: 'refunded-by-hand', headers: lee });

    assert.deepEqual([status, body['reason']], [404, 'ITEM_UNKNOWN']);
  });

  it('is sent back when the item is another than was seen', async () => {
    const item = await findItem();
    service.partners.setPayment('key-1', { status: 'PARTIAL_CANCELED', balanceKrw: 3_000 });
    await service.pass(5);
    const { length } = service.partners.calls;

    const { status, body } = await actOn(service, item, { act: 'accepted-as-is' });

    assert.deepEqual([status, body['reason']], [409, 'ITEM_CHANGED']);
    assert.equal(service.partners.calls.length, length);
    const unseen = await actOn(service, { ...item, version: 999 }, { act: 'accepted-as-is' });
    assert.equal(unseen.body['reason'], 'ITEM_CHANGED');
  });

  it('is not sent back by sweeps that found nothing new', async () => {
    await service.pass(5);
    const item = await findItem();
    await service.pass(15);
    assert.notEqual((await findItem()).version, item.version);
    refundAtPg();

    assert.equal((await actOn(service, item, { act: 'refunded-by-hand' })).status, 200);
  });

  it('settles it once when another one acts while the partners are asked', async () => {
    const item = await findItem();
    refundAtPg();
    const others: Promise<FakeAnswer>[] = [];
    const meanwhile = () => {
      others.push(actOn(service, item, { act: 'refunded-by-hand', headers: lee }));
    };
    service.partners.script('look-up', { meanwhile });

    const answers = [
      await actOn(service, item, { act: 'refunded-by-hand' }),
      ...(await Promise.all(others)),
    ];

    const held = answers.filter(({ body }) => body['status'] === 'held');
    const refusals = answers.map(({ body }) => body['reason']).filter((reason) => reason);
    assert.equal(held.length, 1);
    assert.match(String(refusals), /^ITEM_(CHANGED|UNKNOWN)$/);
    assert.equal(service.partners.calls.filter((call) => call === 'release').length, 1);
  });

  it('completes by hand', async () => {
    service.partners.editOrder('R-1', { state: 'complete', attemptId: null, version: 9 });
    const answer = await actOn(service, await findItem(), { act: 'completed-by-hand' });
    assert.deepEqual(answer.body, { status: 'held', state: 'completed' });
    assert.equal(await readStatus(service, ticket), 'paid');
  });

  it('is not believed while another payment of the order is kept', async () => {
    service = await createFakeService();
    const { partners } = service;
    await comeBack(service, await claimOrder(service, 'R-1'), { paymentKey: 'key-of-first' });
    partners.editOrder('R-1', { state: 'payable', attemptId: null });
    const second = ticketOf((await askToPay(service, 'R-1', 'request-2')).body);
    partners.script('complete', { code: 'STOCK_MISSING' });
    partners.script('cancel', { code: 'EXCEED_MAX_REFUND_DUE' });
    await comeBack(service, second, { paymentKey: 'key-of-second' });
    partners.editOrder('R-1', { state: 'complete', attemptId: null });
    const say = async () => actOn(service, await findItem(), { act: 'completed-by-hand' });

    const refused = await say();
    partners.setPayment('key-of-first', { status: 'CANCELED', balanceKrw: 0 });
    const believed = await say();

    assert.deepEqual([refused.status, refused.body['reason']], [409, 'ORDER_PAID_TWICE']);
    assert.deepEqual(believed.body, { status: 'held', state: 'completed' });
  });

  it('accepts what is, and the customer is sent to people as before', async () => {
    service.partners.editOrder('R-1', { state: 'closed', attemptId: null, version: 9 });
    await service.pass(5);
    const answer = await actOn(service, await findItem(), { act: 'accepted-as-is' });
    assert.deepEqual(answer.body, { status: 'held', state: 'accepted-as-is' });
    assert.equal(await readStatus(service, ticket), 'manual');
    assert.deepEqual(await listItems(service), []);
  });

  it('accepts that the order is gone, which the item shows', async () => {
    service.partners.dropOrder('R-1');
    await service.pass(5);
    const item = await findItem();
    assert.deepEqual([item.cause, item.legacy], ['UNKNOWN_STATE', null]);

    const answer = await actOn(service, item, { act: 'accepted-as-is' });

    assert.deepEqual(answer.body, { status: 'held', state: 'accepted-as-is' });
  });

  it('stands behind what was said: rows name who said what, before anybody looked', async () => {
    await actOn(service, await findItem(), { act: 'refunded-by-hand', headers: lee });

    const [logged] = await service.stepLog.listAll(1);
    const acted = logged?.steps.find(({ kind }) => kind === 'acted');
    assert.equal(acted?.by, 'i operator lee');
    const judged = logged?.steps.find(({ kind }) => kind === 'act-judged');
    assert.equal(judged?.by, 'i operator lee');
  });

  it('is verified by the next sweep when the service dies before it looks', async () => {
    const { id } = await findItem().then(({ attemptId }) => ({ id: attemptId }));
    const [logged] = await service.stepLog.listAll(1);
    assert.equal(logged?.attempt.id, id);
    const act = { kind: 'refunded-by-hand', operator: 'kim', note: 'n' } as const;
    const step = { kind: 'acted', act, atMs: service.clock.nowMs(), by: 'i operator kim' } as const;
    assert.ok((await service.stepLog.append(logged.attempt, [step])).ok);
    refundAtPg();

    await service.pass(2);

    const after = await service.stepLog.find(logged.attempt.id);
    assert.deepEqual([after?.phase, after?.act?.verdict], ['cancelled', 'held']);
  });

  it('needs a name to act, and none to look', async () => {
    const item = await findItem();
    const { status, body } = await actOn(service, item, { act: 'accepted-as-is', headers: reader });
    assert.deepEqual([status, body['reason']], [403, 'OPERATOR_UNNAMED']);
    for (const path of [`/operator/manual-items/${item.attemptId}`, '/operator/orders/R-1']) {
      assert.equal((await service.request('GET', path, { headers: reader })).status, 200);
      assert.equal((await service.request('GET', path, { headers: kim })).status, 200);
      assert.equal((await service.request('GET', path)).status, 401);
    }
    assert.equal((await actOn(service, item, { act: 'accepted-as-is', headers: {} })).status, 401);
    const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
    const wrong = { authorization: basic('lee:token-of-operator-kim') };
    assert.equal(
      (await actOn(service, item, { act: 'accepted-as-is', headers: wrong })).status,
      401,
    );
    const right = { authorization: basic('kim:token-of-operator-kim') };
    assert.equal(
      (await actOn(service, item, { act: 'accepted-as-is', headers: right })).status,
      409,
    );
  });

  it('is refused an act, an item or a note that there cannot be', async () => {
    const { attemptId, version } = await findItem();
    const post = (id: string, payload: object) =>
      service.request('POST', `/operator/manual-items/${id}/acts`, { payload, headers: kim });
    const good = { act: 'accepted-as-is', version, note: 'n' };
    for (const bad of [
      { ...good, act: 'paid' },
      { ...good, version: '1' },
      { ...good, note: '' },
      { ...good, note: ' \n' },
      { ...good, note: 1 },
      { ...good, note: 'n'.repeat(1_001) },
      { ...good, operator: 'lee' },
    ]) {
      assert.equal((await post(attemptId, bad)).status, 400);
    }
    assert.equal((await post('at_nobody', good)).status, 404);
    assert.equal((await post('nobody', good)).status, 404);
  });

  it('may end a note with a new line, which is not kept', async () => {
    refundAtPg();
    const { attemptId, version } = await findItem();
    const payload = { act: 'refunded-by-hand', version, note: ' Refunded.\n' };
    const url = `/operator/manual-items/${attemptId}/acts`;

    assert.equal((await service.request('POST', url, { payload, headers: kim })).status, 200);
    const acts = (await service.stepLog.listAll(1)).flatMap(({ steps }) =>
      steps.flatMap((step) => (step.kind === 'acted' ? [step.act.note] : [])),
    );
    assert.deepEqual(acts, ['Refunded.']);
  });

  it('sees an item with all that was done for its order, without secrets', async () => {
    const { attemptId } = await findItem();
    const path = `/operator/manual-items/${attemptId}`;
    const { body } = await service.request('GET', path, { headers: kim });
    const text = JSON.stringify(body);
    assert.match(text, /"cause":"CANCEL_REFUSED"/);
    assert.match(text, /"kind":"callback-accepted"/);
    assert.ok(!text.includes(ticket.secret));
    const none = await service.request('GET', '/operator/manual-items/at_none', { headers: kim });
    assert.equal(none.status, 404);
  });

  it('sees the history of an order: each of its attempts', async () => {
    refundAtPg();
    await actOn(service, await findItem(), { act: 'refunded-by-hand' });
    const payload = { orderId: 'R-1', requestId: 'request-2' };
    await service.request('POST', '/payments', { payload });

    const { body } = await service.request('GET', '/operator/orders/R-1', { headers: kim });

    const attempts = body['attempts'] as readonly { readonly state: string }[];
    assert.deepEqual(
      attempts.map(({ state }) => state),
      ['cancelled', 'presented'],
    );
    for (const unknown of ['R-2', '..%2Fx']) {
      const path = `/operator/orders/${unknown}`;
      assert.equal((await service.request('GET', path, { headers: kim })).status, 404);
    }
  });
});

import assert from 'node:assert/strict';
import { claimOrder, comeBack, type Ticket } from '../../fakes/customer.js';
import { createFakeService, type FakeService } from '../../fakes/fake-service.js';
import { listItems } from '../../fakes/operator.js';

const basicOf = (name: string, token: string) => ({
  authorization: `Basic ${Buffer.from(`${name}:${token}`).toString('base64')}`,
});
const kim = basicOf('kim', 'token-of-operator-kim');
const lee = basicOf('lee', 'token-of-operator-lee');

describe('the desk', () => {
  let service: FakeService;
  let ticket: Ticket;
  let itemPath: string;

  beforeEach(async () => {
    service = await createFakeService();
    ticket = await claimOrder(service, 'R-1');
    itemPath = `/operator/desk/items/${ticket.id}`;
    service.partners.script('complete', { code: 'STOCK_MISSING' });
    service.partners.script('cancel', { code: 'EXCEED_MAX_REFUND_DUE' });
    await comeBack(service, ticket);
  });

  const open = (url: string, headers: Record<string, string> = kim) =>
    service.server.inject({ url, headers });

  function send(
    url: string,
    fields: Record<string, string>,
    headers: Record<string, string> = kim,
  ) {
    return service.server.inject({
      method: 'POST',
      url,
      payload: new URLSearchParams(fields).toString(),
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    });
  }

  /** The hidden fields of a page's form. */
  function fieldsOf(page: string): Record<string, string> {
    const fields = page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g);
    return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]));
  }

  const act = { act: 'refunded-by-hand', note: 'Refunded at the counter.' };

  it('lists what is for people, and leads to each item', async () => {
    const { statusCode, payload } = await open('/operator/desk');
    assert.equal(statusCode, 200);
    assert.match(payload, new RegExp(`<a href="${itemPath}">R-1</a>`));
    assert.match(payload, /CANCEL_REFUSED/);
    assert.match(payload, /33,000 KRW/);
  });

  it('shows an item with its evidence, and no customer’s secret', async () => {
    const { payload } = await open(itemPath);
    assert.match(payload, /key-1<\/code>: DONE/);
    assert.match(payload, /callback-accepted/);
    assert.ok(!payload.includes(ticket.secret));
  });

  it('closes an item that is as the operator says, and leads to the order’s history', async () => {
    const { payload } = await open(itemPath);
    service.partners.setPayment('key-1', { status: 'CANCELED', balanceKrw: 0 });

    const answer = await send(`${itemPath}/acts`, { ...fieldsOf(payload), ...act });

    assert.equal(answer.statusCode, 303);
    assert.equal(answer.headers.location, '/operator/desk/orders/R-1');
    assert.match((await open('/operator/desk/orders/R-1')).payload, /: cancelled<\/h3>/);
    assert.match((await open('/operator/desk')).payload, /Nothing is open/);
    assert.equal((await open(itemPath)).statusCode, 404);
  });

  it('says why it does not believe the operator, and asks again', async () => {
    const { payload } = await open(itemPath);
    const fields = { ...fieldsOf(payload), ...act };
    const refused = await send(`${itemPath}/acts`, fields);
    assert.equal(refused.statusCode, 409);
    assert.match(refused.payload, /MONEY_STILL_HELD<\/strong>: Expected all of the money/);

    service.partners.setPayment('key-1', { status: 'CANCELED', balanceKrw: 0 });
    const again = { ...fieldsOf(refused.payload), ...act };
    assert.equal((await send(`${itemPath}/acts`, again)).statusCode, 303);
  });

  it('takes no form that was not made for this operator and this item', async () => {
    const { payload } = await open(itemPath);
    const { version = '', token = '' } = fieldsOf(payload);
    const leesToken = fieldsOf((await open(itemPath, lee)).payload)['token'] ?? '';
    assert.notEqual(leesToken, token);
    for (const forged of ['x', leesToken, token.slice(1)]) {
      const answer = await send(`${itemPath}/acts`, { ...act, version, token: forged });
      assert.equal(answer.statusCode, 403);
    }
    const other = await send('/operator/desk/items/at_other/acts', { ...act, version, token });
    assert.equal(other.statusCode, 403);
    assert.equal((await send(`${itemPath}/acts`, { ...act, version })).statusCode, 400);
    assert.equal((await listItems(service)).length, 1);
  });

  it('asks who is there, and lets nobody in without a name', async () => {
    for (const headers of [
      {},
      { authorization: 'Bearer operator-token' },
      basicOf('kim', 'wrong'),
      basicOf('lee', 'token-of-operator-kim'),
    ]) {
      for (const path of ['/operator/desk', itemPath, '/operator/desk/orders/R-1']) {
        const answer = await open(path, headers);
        assert.equal(answer.statusCode, 401);
        assert.match(String(answer.headers['www-authenticate']), /^Basic realm/);
        assert.ok(!answer.payload.includes('R-1'));
      }
    }
  });

  it('shows what others have written as text, never as markup', async () => {
    const note = '<script>alert("1")</script>&amp;';
    const { payload } = await open(itemPath);
    const { payload: page } = await send(`${itemPath}/acts`, {
      ...fieldsOf(payload),
      ...act,
      note,
    });
    assert.ok(!page.includes('<script'));
    assert.ok(page.includes('&lt;script&gt;'));
  });

  it('allows no script, no frame and no form that leads elsewhere', async () => {
    const { headers } = await open('/operator/desk');
    const policy = String(headers['content-security-policy']);
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.match(policy, /form-action 'self'/);
    assert.doesNotMatch(policy, /unsafe/);
    assert.equal(headers['cache-control'], 'no-store');
    assert.match(String((await open('/operator/desk/style.css')).headers['content-type']), /css/);
  });

  it('changes nothing on a GET', async () => {
    const before = await service.stepLog.listAll(10);
    const date = '?date=2023-11-15';
    for (const path of ['', '/orders/R-1', '/reconciliation', `/reconciliation${date}`]) {
      assert.equal((await open(`/operator/desk${path}`)).statusCode, 200);
    }
    await open(itemPath);
    assert.deepEqual(await service.stepLog.listAll(10), before);
  });

  it('has nothing for orders and items that there are not', async () => {
    for (const path of ['orders/R-9', 'orders/..%2Fx', 'items/at_nobody', 'items/%00']) {
      assert.equal((await open(`/operator/desk/${path}`)).statusCode, 404);
    }
  });

  it('reconciles a day, and makes manual items of what differs', async () => {
    const paid = await claimOrder(service, 'R-2');
    await comeBack(service, paid, { paymentKey: 'key-2' });
    service.partners.editOrder('R-2', { state: 'payable', attemptId: null, version: 9 });
    const path = '/operator/desk/reconciliation';

    const { payload } = await open(`${path}?date=2023-11-15`);
    assert.match(payload, /this is no all-clear/); // The day is not over.
    assert.match(payload, /<strong>money-without-order<\/strong>/);
    const forged = { date: '2023-11-15', token: 'x' };
    assert.equal((await send(path, forged)).statusCode, 403);
    assert.equal((await listItems(service)).length, 1);

    assert.match(payload, /1 differ, 1 with people/);
    assert.equal((await send(path, fieldsOf(payload))).statusCode, 303);
    assert.equal((await listItems(service)).length, 2);
    const { payload: after } = await open(`${path}?date=2023-11-15`);
    assert.match(after, /2 with people/);
    assert.match(after, new RegExp(`<a href="/operator/desk/items/${paid.id}">manual</a>`));
    assert.equal((await open(`${path}?date=yesterday`)).statusCode, 400);
  });
});

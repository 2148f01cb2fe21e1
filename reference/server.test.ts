import assert from 'node:assert/strict';
import { claimOrder, comeBack } from './fakes/customer.js';
import { createFakeService, type FakeService } from './fakes/fake-service.js';

const pay = { orderId: 'R-1', requestId: 'request-1' };
const back = { secret: 's', paymentKey: 'key-1', orderId: 'po_order-1', amount: 33_000 };
const operator = { authorization: 'Bearer operator-token' };

describe('server', () => {
  let service: FakeService;

  beforeEach(async () => {
    service = await createFakeService();
    service.partners.openOrder('R-1');
  });

  /** After whatever was sent, the service lives and has asked nobody for anything. */
  afterEach(async () => {
    assert.equal((await service.request('GET', '/health')).status, 200);
    assert.deepEqual(
      service.complaints.filter((line) => line === 'request failed'),
      [],
    );
  });

  const badPays: readonly [string, object | string][] = [
    ['no body', ''],
    ['broken JSON', '{"orderId":'],
    ['a list', [pay]],
    ['a text', '"R-1"'],
    ['null', 'null'],
    ['no order id', { requestId: 'request-1' }],
    ['an order id that is a number', { ...pay, orderId: 1 }],
    ['an order id that is a list', { ...pay, orderId: ['R-1'] }],
    ['an order id that is an object', { ...pay, orderId: { id: 'R-1' } }],
    ['an order id that leads elsewhere', { ...pay, orderId: '../admin' }],
    ['an order id without end', { ...pay, orderId: 'R'.repeat(65) }],
    ['a request id that is too short', { ...pay, requestId: 'short' }],
    ['a request id with other characters', { ...pay, requestId: 'request 1' }],
    ['a request id without end', { ...pay, requestId: 'r'.repeat(65) }],
    ['a member that nobody asked for', { ...pay, amount: 1 }],
    [
      'a member that reaches for the prototype',
      '{"orderId":"R-1","requestId":"request-1","__proto__":{}}',
    ],
  ];
  for (const [what, payload] of badPays) {
    it(`refuses to pay with ${what}`, async () => {
      const headers = { 'content-type': 'application/json' };
      const answer = await service.request('POST', '/payments', { payload, headers });
      assert.deepEqual(answer, { status: 400, body: { status: 'refused', reason: 'BAD_REQUEST' } });
      assert.deepEqual(service.partners.calls, []);
    });
  }

  const badAmounts = [
    0,
    -1,
    0.5,
    2 ** 53,
    '',
    '0',
    '33,000',
    '3.3e4',
    ' 33000',
    null,
    true,
    [33_000],
    {},
  ];
  for (const amount of badAmounts) {
    it(`refuses a callback with the amount ${JSON.stringify(amount)}`, async () => {
      const ticket = await claimOrder(service, 'R-2');
      const { status, body } = await comeBack(service, ticket, { amount });
      assert.deepEqual([status, body['reason']], [400, 'BAD_REQUEST']);
      assert.ok(!service.partners.calls.includes('confirm'));
    });
  }

  for (const [what, change] of [
    ['a key that is a list', { paymentKey: ['key-1', 'key-2'] }],
    ['a key that leads elsewhere', { paymentKey: '../../v1/payments' }],
    ['a key without end', { paymentKey: 'k'.repeat(201) }],
    ['an order id that is a number', { orderId: 7 }],
    ['a secret that is an object', { secret: {} }],
    ['an empty secret', { secret: '' }],
  ] as const) {
    it(`refuses a callback with ${what}`, async () => {
      const payload = { ...back, ...change };
      const answer = await service.request('POST', '/payments/at_one/callback', { payload });
      assert.equal(answer.status, 400);
    });
  }

  for (const id of ['at_nobody', 'nobody', 'at_..%2F..', '%00', 'a'.repeat(500)]) {
    it(`knows no attempt ${id.slice(0, 20)}`, async () => {
      const posted = await service.request('POST', `/payments/${id}/callback`, { payload: back });
      assert.equal(posted.status, 404);
      const headers = { 'attempt-secret': 'x' };
      assert.equal((await service.request('GET', `/payments/${id}`, { headers })).status, 404);
    });
  }

  it('refuses parameters that nobody asked for, doubled ones too', async () => {
    for (const query of ['?a=1', '?orderId=R-1&orderId=R-2', '?__proto__[x]=1']) {
      const answer = await service.request('POST', `/payments${query}`, { payload: pay });
      assert.equal(answer.status, 400);
    }
  });

  it('refuses a body that is no JSON', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const payload = 'orderId=R-1&requestId=request-1';
    const { status, body } = await service.request('POST', '/payments', { payload, headers });
    assert.deepEqual([status, body['reason']], [415, 'NOT_JSON']);
  });

  it('refuses ten megabytes', async () => {
    const payload = { ...pay, orderId: 'R'.repeat(10_000_000) };
    const { status, body } = await service.request('POST', '/payments', { payload });
    assert.deepEqual([status, body['reason']], [413, 'TOO_LARGE']);
  });

  it('refuses methods and paths that it does not have', async () => {
    assert.equal((await service.request('GET', '/payments')).status, 404);
    assert.equal((await service.request('GET', '/payments/at_one/callback')).status, 404);
    assert.equal((await service.request('POST', '/health', { payload: {} })).status, 404);
  });

  it('changes nothing on a GET', async () => {
    const ticket = await claimOrder(service, 'R-2');
    const before = await service.stepLog.listAll(10);
    const headers = { 'attempt-secret': ticket.secret, ...operator };
    for (const path of [`/payments/${ticket.id}`, '/operator/attempts', '/operator/manual-items']) {
      assert.equal((await service.request('GET', path, { headers })).status, 200);
    }
    assert.deepEqual(await service.stepLog.listAll(10), before);
  });

  it('tells a status to the holder of the secret only', async () => {
    const ticket = await claimOrder(service, 'R-2');
    for (const headers of [{}, { 'attempt-secret': 'wrong' }, { 'attempt-secret': '' }]) {
      const answer = await service.request('GET', `/payments/${ticket.id}`, { headers });
      assert.deepEqual(answer, {
        status: 404,
        body: { status: 'refused', reason: 'ATTEMPT_UNKNOWN' },
      });
    }
  });

  it('shows operators’ pages to operators only', async () => {
    for (const path of ['/operator/attempts', '/operator/manual-items']) {
      for (const authorization of [
        '',
        'Bearer wrong',
        'operator-token',
        'Bearer operator-token2',
      ]) {
        const headers = { authorization };
        assert.equal((await service.request('GET', path, { headers })).status, 401);
      }
    }
  });

  it('lists attempts with their rows and without their secrets', async () => {
    const ticket = await claimOrder(service, 'R-2');
    await comeBack(service, ticket);
    const { body } = await service.request('GET', '/operator/attempts', { headers: operator });
    const text = JSON.stringify(body);
    assert.ok(!text.includes(ticket.secret));
    assert.match(text, /"state":"completed"/);
    assert.match(text, /"kind":"callback-accepted"/);
  });

  it('lists what is for people', async () => {
    const ticket = await claimOrder(service, 'R-2');
    service.partners.script('complete', { code: 'STOCK_MISSING' });
    service.partners.script('cancel', { code: 'EXCEED_MAX_REFUND_DUE' });
    await comeBack(service, ticket);

    const { body } = await service.request('GET', '/operator/manual-items', { headers: operator });

    const items = body['items'] as readonly Record<string, unknown>[]; // The service's own answer.
    assert.equal(items.length, 1);
    assert.equal(items[0]?.['cause'], 'CANCEL_REFUSED');
    assert.equal(items[0]['exposureKrw'], 33_000);
    assert.equal(items[0]['told'], 'manual');
    const attempts = await service.request('GET', '/operator/attempts', { headers: operator });
    assert.match(JSON.stringify(attempts.body), /"state":"manual"/);
  });
});

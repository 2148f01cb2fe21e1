import assert from 'node:assert/strict';
import { Validator } from '@seriousme/openapi-schema-validator';
import type Joi from 'joi';
import { claimOrder } from '../fakes/customer.js';
import { createFakeService, type FakeService } from '../fakes/fake-service.js';
import { actOn, kim, listItems } from '../fakes/operator.js';

describe('the description of the API', () => {
  let service: FakeService;

  beforeEach(async () => {
    service = await createFakeService();
  });

  async function describeApi() {
    return (await service.request('GET', '/openapi.json')).body as {
      readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    }; // Held against the schema of OpenAPI below.
  }

  it('is OpenAPI 3.1', async () => {
    const result = await new Validator().validate({ ...(await describeApi()) });
    assert.deepEqual(result.errors ?? [], []);
    assert.ok(result.valid);
  });

  it('names every route of the API, and no page', async () => {
    const { paths } = await describeApi();
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const isPage = (path: string) => /^\/(operator\/desk|shop)/.test(path);
    const routes = service.server
      .table()
      .filter(({ path }) => !isPage(path))
      .map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(described.sort(), routes.sort());
  });

  it('tells what a body must be, from the schema that validates it', async () => {
    const { paths } = await describeApi();
    const text = JSON.stringify(paths['/payments']?.['post']);
    assert.match(
      text,
      /"requestId":\{"type":"string","minLength":1,"pattern":"\^\[A-Za-z0-9_-\]\{8,64\}\$"\}/,
    );
    assert.match(text, /"required":\["orderId","requestId"\]/);
    assert.match(JSON.stringify(paths['/webhooks/pg']?.['post']), /"requestBody":.*"eventType"/);
    const reconciliation = JSON.stringify(paths['/operator/reconciliation']?.['get']);
    assert.match(reconciliation, /"name":"date","in":"query","required":true/);
  });

  it('says who may read, and who may act', async () => {
    const { paths } = await describeApi();
    const named = [{ operatorsToken: [] }, { nameAndToken: [] }];
    const acting = paths['/operator/manual-items/{attemptId}/acts']?.['post'] as object; // Named above.
    const reading = paths['/operator/manual-items']?.['get'] as object;
    assert.deepEqual({ ...acting, security: named }, acting);
    assert.deepEqual({ ...reading, security: [{ readersToken: [] }, ...named] }, reading);
  });

  it('is true of the answers', async () => {
    const ticket = await claimOrder(service, 'R-1');
    service.partners.script('complete', { code: 'STOCK_MISSING' });
    service.partners.script('cancel', { code: 'EXCEED_MAX_REFUND_DUE' });
    const checked = new Set<string>();

    async function check(method: 'GET' | 'POST', url: string, payload?: object) {
      const headers = { ...kim, 'attempt-secret': ticket.secret };
      const options = { method, url, headers, ...(payload !== undefined && { payload }) };
      const { statusCode, request, result } = await service.server.inject(options);
      const answers = request.route.settings.plugins?.answers;
      const body: Joi.Schema | undefined = answers?.[statusCode]?.body;
      assert.ok(body !== undefined, `${method} ${url} answers ${statusCode} as described`);
      assert.equal(body.validate(result, { convert: false }).error, undefined);
      checked.add(`${method} ${request.route.path}`);
    }

    const pay = { orderId: 'R-1', requestId: 'request-1' };
    await check('POST', '/payments', pay);
    await check('POST', '/payments', { ...pay, requestId: 'request-2' });
    service.partners.authenticate('key-1', ticket.pgOrderId);
    await check('POST', `/payments/${ticket.id}/callback`, {
      secret: ticket.secret,
      paymentKey: 'key-1',
      orderId: ticket.pgOrderId,
      amount: ticket.amountKrw,
    });
    await check('GET', `/payments/${ticket.id}`);
    const [item] = await listItems(service);
    assert.ok(item !== undefined);
    await actOn(service, item, { act: 'refunded-by-hand' });
    await check('GET', '/operator/manual-items');
    await check('GET', `/operator/manual-items/${ticket.id}`);
    await check('GET', '/operator/attempts');
    await check('GET', '/operator/orders/R-1');
    service.transactions.book({ atMs: service.clock.nowMs() });
    await check('GET', '/operator/reconciliation?date=2023-11-15');
    await check('POST', '/operator/reconciliation', { date: '2023-11-15' });
    service.partners.setPayment('key-1', { status: 'CANCELED', balanceKrw: 0 });
    const { version } = (await listItems(service))[0] ?? item;
    const act = { act: 'refunded-by-hand', version, note: 'n' };
    await check('POST', `/operator/manual-items/${ticket.id}/acts`, act);
    await check('POST', '/webhooks/pg', {});
    await check('GET', '/health');
    await check('GET', '/readiness');
    await check('GET', '/metrics');

    const described = service.server
      .table()
      .filter(({ settings }) => settings.plugins?.answers !== undefined)
      .map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    assert.deepEqual([...checked].sort(), described.sort());
  });

  it('is made once', async () => {
    const first = await service.server.inject('/openapi.json');
    const second = await service.server.inject('/openapi.json');
    assert.equal(first.result, second.result);
  });
});

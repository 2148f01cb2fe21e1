import assert from 'node:assert/strict';
import type { ControlAnswer, ControlRoute } from '../../kit/control/control-route.js';
import { webhookRoutes } from './control-routes.js';
import { startWebhooks } from './start-webhooks.js';

/** Asks as the control server does: the body goes through the route's schema first. */
function startControl() {
  const started = startWebhooks();
  const routes = webhookRoutes(started.webhooks);

  async function ask(
    method: ControlRoute['method'],
    path: string,
    { body, query = '' }: { readonly body?: unknown; readonly query?: string } = {},
  ): Promise<ControlAnswer> {
    const route = routes.find((one) => one.method === method && toPattern(one.path).test(path));
    if (route === undefined) throw new Error(`There is no ${method} ${path}.`);
    const params = toPattern(route.path).exec(path)?.groups ?? {};
    const parsed = route.body?.safeParse(body);
    if (parsed?.success === false) return { status: 400, problem: parsed.error.message };
    const searched = new URLSearchParams(query);
    const answer = await route.handle({ params, query: searched, body: parsed?.data });
    if (answer.status === 200) route.answer?.parse(answer.value);
    return answer;
  }

  return { ...started, ask };
}

function toPattern(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('{id}', '(?<id>[^/]+)')}$`);
}

function valueOf(answer: ControlAnswer): Readonly<Record<string, unknown>>[] {
  if (answer.status !== 200) throw new Error(answer.problem);
  return [answer.value].flat() as Readonly<Record<string, unknown>>[]; // Parsed by its schema before.
}

async function startWithOne() {
  const started = startControl();
  const paymentKey = started.pay();
  await started.run(1_000);
  const [transmission] = valueOf(await started.ask('GET', '/webhooks/outbox'));
  return { ...started, paymentKey, id: String(transmission?.['id']) };
}

describe('control of webhooks', () => {
  it('registers, lists and deletes endpoints, by default for every type', async () => {
    const { ask } = startControl();

    const body = { url: 'http://localhost:3000/hooks' };
    const [registered] = valueOf(await ask('POST', '/webhooks/endpoints', { body }));
    await ask('DELETE', '/webhooks/endpoints/endpoint-1');

    assert.deepEqual(valueOf(await ask('GET', '/webhooks/endpoints')), [registered]);
    assert.deepEqual(registered, {
      id: 'endpoint-2',
      ...body,
      eventTypes: [
        'PAYMENT_STATUS_CHANGED',
        'DEPOSIT_CALLBACK',
        'CANCEL_STATUS_CHANGED',
        'BILLING_DELETED',
      ],
    });
  });

  for (const body of [
    { url: 'localhost' },
    { url: 'ftp://a.b' },
    { url: 'http://a', eventTypes: ['X'] },
  ]) {
    it(`registers no ${JSON.stringify(body)}`, async () => {
      assert.equal((await startControl().ask('POST', '/webhooks/endpoints', { body })).status, 400);
    });
  }

  it('shows the outbox, and chooses by order, payment and status', async () => {
    const { ask, id, paymentKey } = await startWithOne();
    const count = async (query: string) =>
      valueOf(await ask('GET', '/webhooks/outbox', { query })).length;

    assert.equal(await count(`order=R-1&paymentKey=${paymentKey}&status=delivered`), 1);
    assert.equal(await count('order=R-2'), 0);
    assert.equal(await count('status=failed'), 0);
    assert.equal(valueOf(await ask('GET', `/webhooks/outbox/${id}`))[0]?.['tells'], 'DONE');
  });

  it('resends and duplicates', async () => {
    const { ask, id, run, told } = await startWithOne();

    await ask('POST', `/webhooks/outbox/${id}/resend`);
    await ask('POST', `/webhooks/outbox/${id}/duplicate`);
    await run(0);

    assert.deepEqual(told(), ['DONE', 'DONE', 'DONE']);
  });

  it('holds, orders, releases and drops', async () => {
    const { ask, pay, cancel, run, told } = startControl();
    const body = { at: 'pg.webhook#every', fault: 'hold' };
    await ask('POST', '/webhooks/faults', { body });
    const paymentKey = pay();
    for (let nth = 0; nth < 3; nth += 1) cancel(paymentKey, { cancelAmount: 1_000 });
    const [done, first, second, third] = valueOf(await ask('GET', '/webhooks/outbox')).map(
      ({ id }) => String(id),
    );

    await ask('POST', '/webhooks/order', { body: { ids: [first, done] } });
    await run(0);
    await ask('POST', `/webhooks/outbox/${second}/drop`);
    await ask('POST', `/webhooks/outbox/${third}/release`);
    await run(0);

    assert.deepEqual(told(), ['PARTIAL_CANCELED', 'DONE', 'PARTIAL_CANCELED']);
  });

  it('arms fault rules and calls them off', async () => {
    const { ask, pay, run, told } = startControl();
    const body = { at: 'pg.webhook#1', fault: 'drop' };
    const [armed] = valueOf(await ask('POST', '/webhooks/faults', { body }));

    await ask('DELETE', `/webhooks/faults/${String(armed?.['id'])}`);
    pay();
    await run(1_000);

    assert.deepEqual(told(), ['DONE']);
    assert.equal(armed?.['at'], 'pg.webhook#1');
    assert.deepEqual(valueOf(await ask('GET', '/webhooks/faults')), []);
  });

  for (const body of [
    { at: 'nonsense', fault: 'drop' },
    { at: 'pg.confirm#1', fault: 'drop' },
    { at: 'pg.webhook#1', fault: 'explode' },
    { at: 'pg.webhook#1', fault: 'delay', afterMs: -1 },
    {},
  ]) {
    it(`arms no ${JSON.stringify(body)}`, async () => {
      assert.equal((await startControl().ask('POST', '/webhooks/faults', { body })).status, 400);
    });
  }

  it('refuses what is not there or not possible', async () => {
    const { ask, id } = await startWithOne();

    assert.equal((await ask('GET', '/webhooks/outbox/w-1')).status, 404);
    assert.equal((await ask('POST', '/webhooks/outbox/w-1/resend')).status, 404);
    assert.equal((await ask('POST', `/webhooks/outbox/${id}/release`)).status, 409);
    assert.equal((await ask('DELETE', '/webhooks/endpoints/e-1')).status, 404);
    assert.equal((await ask('DELETE', '/webhooks/faults/f-1')).status, 404);
    assert.equal((await ask('POST', '/webhooks/order', { body: { ids: [] } })).status, 400);
  });
});

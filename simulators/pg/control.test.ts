import assert from 'node:assert/strict';
import { Validator } from '@seriousme/openapi-schema-validator';
import { withPg } from './pg-over-http.js';

describe('control of the PG', () => {
  type Described = {
    readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
  };

  it('is described by a valid OpenAPI 3.1 document', () =>
    withPg(async ({ get }) => {
      const { json } = await get('/simulator/openapi.json');

      const validator = new Validator();
      const { valid, errors } = await validator.validate(json);

      assert.ok(valid, JSON.stringify(errors));
      assert.equal(validator.version, '3.1');
    }));

  it('answers each route that is described, if only to say what is wrong', () =>
    withPg(async ({ ask, get }) => {
      const { paths } = (await get('/simulator/openapi.json')).json as Described;
      const unknown: string[] = [];
      for (const [path, operations] of Object.entries(paths)) {
        for (const method of Object.keys(operations)) {
          const sent = method === 'get' ? {} : { body: '{' };
          const { status, text } = await ask(
            method.toUpperCase(),
            path.replaceAll(/\{\w+\}/g, 'x'),
            sent,
          );
          const isRouted = status === 200 || /^\{"problem":"(?!expected a path)/.test(text);
          if (!isRouted) unknown.push(`${method} ${path}: ${status} ${text}`);
        }
      }

      assert.ok(Object.keys(paths).length >= 15);
      assert.deepEqual(unknown, []);
    }));

  const mistakes: readonly (readonly [string, string, unknown, RegExp])[] = [
    [
      'an unknown operation',
      '/simulator/faults',
      { operation: 'pg.confrim', fault: 'delay' },
      /body\.operation: expected one of .*did you mean \\"pg\.confirm\\"/,
    ],
    [
      'a field of another fault',
      '/simulator/faults',
      { operation: 'pg.confirm', fault: 'delay', status: 503 },
      /body\.status: expected with error-before, error-after only/,
    ],
    [
      'a crash',
      '/simulator/faults',
      { operation: 'pg.confirm', fault: 'crash-before' },
      /body\.fault: expected one of/,
    ],
    [
      'an unknown code',
      '/simulator/answers',
      { operation: 'pg.confirm', code: 'NOPE' },
      /body\.code: expected one of/,
    ],
    ['no JSON', '/simulator/faults', '{"operation":', /body: expected JSON/],
    ['nothing', '/simulator/faults', undefined, /body: expected JSON, got nothing/],
    ['a clock that goes back', '/simulator/clock/advance', { byMs: -1 }, /body\.byMs: too small/],
    ['a clock without a step', '/simulator/clock/advance', {}, /body: expected either \\"byMs\\"/],
    [
      'a snapshot of another party',
      '/simulator/restore',
      { version: 1, party: 'legacy-order', documents: [] },
      /party: expected \\"pg\\"/,
    ],
    [
      'a snapshot of a newer version',
      '/simulator/restore',
      { version: 2, party: 'pg', documents: [] },
      /body\.version: expected one of 1, got 2/,
    ],
  ];
  for (const [what, path, body, problem] of mistakes) {
    it(`answers 400 with the field to ${what}`, () =>
      withPg(async ({ post }) => {
        const { status, text } = await post(path, body);

        assert.equal(status, 400);
        assert.match(text, problem);
      }));
  }

  for (const [code, status] of [
    ['REJECT_CARD_PAYMENT', 403],
    ['CAPTURED_BUT_PROVIDER_ERROR', 400],
  ] as const) {
    it(`counts the planned answer ${code} as given when it was`, () =>
      withPg(async ({ get, post, pay }) => {
        const states = async () =>
          ((await get('/simulator/answers')).json['answers'] as readonly { state: string }[]).map(
            ({ state }) => state,
          );
        await post('/simulator/answers', { operation: 'pg.confirm', nth: 'next', code });

        const body = { orderId: 'order-1', amount: 1, paymentKey: 'none' };
        assert.equal((await post('/v1/payments/confirm', body)).status, 404);
        assert.deepEqual(await states(), ['armed']);
        assert.equal((await pay('order-2')).status, status);
        assert.deepEqual(await states(), ['spent']);
      }));
  }

  it('answers 404 with the nearest path, or the methods that are known', () =>
    withPg(async ({ ask, get }) => {
      const unknown = await get('/simulator/fault');
      const method = await ask('PUT', '/simulator/faults');

      assert.equal(unknown.status, 404);
      assert.match(unknown.text, /did you mean \/simulator\/faults\?/);
      assert.equal(method.status, 404);
      assert.match(method.text, /expected GET or POST \/simulator\/faults, got PUT/);
    }));
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { askDirectly } from '../../kit/exchange/ask-directly.js';
import { parseJson } from '../../kit/exchange/parse-json.js';
import { startLegacyOrder } from '../start-legacy-order.js';
import { type DialectInput, dialectSchema } from './dialect.js';
import { speakDialect } from './speak-dialect.js';

const silent = { name: 'as it is' };

/** Everything under other names, in other places, as texts. */
const other: DialectInput = {
  name: 'other',
  operations: {
    'look-up': { path: '/repairs', request: { orderId: 'no' } },
    claim: {
      path: '/repairs/{orderId}/begin',
      request: { attemptId: 'who.id', version: 'who.seq' },
    },
    complete: {
      path: '/repairs/done',
      request: { orderId: 'NO', attemptId: 'ID', paymentKey: 'KEY', amount: 'AMT' },
    },
  },
  numbers: 'text',
  answer: {
    fields: { result: 'ok', order: { orderName: null, amount: 'money.won' } },
    constants: { 'meta.system': 'old', 'meta.node': 7 },
  },
  results: { OK: 'Y', REJECTED: 'N', ERROR: 'N' },
  states: { 'in-progress': '진행' },
  codes: { NOT_PAYABLE: 'E1', SYSTEM_ERROR: 'E9' },
  statuses: { refused: 422, failed: 200 },
};

function speaking(dialect: DialectInput, switches: Parameters<typeof startLegacyOrder>[0] = {}) {
  const started = startLegacyOrder(switches);
  return { ...started, system: speakDialect(started.legacyOrder, dialectSchema.parse(dialect)) };
}

describe('dialect: a system that speaks it', () => {
  it('is asked at its own paths, and reads its own places', () => {
    const { system, order } = speaking(other);
    const claim = { who: { id: 'a-1', seq: '1' } };

    const begun = askDirectly(system, { method: 'POST', path: '/repairs/R-1/begin', body: claim });

    assert.equal(begun.order, 'R-1');
    assert.deepEqual(begun.json, {
      meta: { system: 'old', node: 7 },
      ok: 'Y',
      order: { orderId: 'R-1', state: '진행', version: '2', attemptId: 'a-1' },
      money: { won: '33000' },
    });
    const body = { NO: 'R-1', ID: 'a-1', KEY: 'k', AMT: '33000' };
    const done = askDirectly(system, { method: 'POST', path: '/repairs/done', body });
    assert.deepEqual([done.order, done.status, order()?.state], ['R-1', 200, 'complete']);
  });

  it('hinders a request that names no order as any other', () => {
    const { system } = speaking(other, { maintenanceCalls: 1 });
    const ask = () => askDirectly(system, { method: 'POST', path: '/repairs/done', body: {} });

    assert.deepEqual([ask().code, ask().code], ['MAINTENANCE', 'MALFORMED']);
  });

  it('reads a look-up by GET from the query', () => {
    const { system } = speaking(other);

    const seen = askDirectly(system, { method: 'GET', path: '/repairs?no=R-1' });
    const nothing = askDirectly(system, { method: 'GET', path: '/repairs' });

    assert.deepEqual([seen.status, seen.order], [200, 'R-1']);
    assert.deepEqual([nothing.status, nothing.order, nothing.code], [400, null, 'MALFORMED']);
  });

  it('takes numbers only as it writes them', () => {
    const { system, order } = speaking(other);
    for (const seq of [1, '1.0', ' 1', '', '１', null, ['1'], '9'.repeat(16)]) {
      const body = { who: { id: 'a-1', seq } };
      const { code } = askDirectly(system, { method: 'POST', path: '/repairs/R-1/begin', body });
      assert.equal(code, 'MALFORMED', JSON.stringify(seq));
    }
    assert.equal(order()?.state, 'payable');
  });

  it('refuses in its own words and statuses, and keeps the own code for the history', () => {
    const { system, bring } = speaking(other);
    bring('in-progress');
    const body = { who: { id: 'a-2', seq: '2' } };

    const reply = askDirectly(system, { method: 'POST', path: '/repairs/R-1/begin', body });

    assert.deepEqual([reply.status, reply.code], [422, 'NOT_PAYABLE']);
    assert.deepEqual([reply.json['ok'], reply.json['code']], ['N', 'E1']);
    assert.deepEqual([system.serverError.status, system.serverError.code], [200, 'SYSTEM_ERROR']);
    assert.match(system.serverError.body, /"code":"E9"/);
    assert.match(system.notFound.body, /"code":"PATH_UNKNOWN"/);
  });

  it('says a planned code that it does not know as it was planned', () => {
    const { system } = speaking(other);
    const claim = { who: { id: 'a-1', seq: '1' } };
    const question = { method: 'POST', path: '/repairs/R-1/begin', body: claim } as const;

    const { json } = askDirectly(system, { ...question, answer: 'CLOSED_FOR_THE_DAY' });

    assert.equal(json['code'], 'CLOSED_FOR_THE_DAY');
  });

  it('keeps its quirks: status 200 whatever is refused, and pages for people', () => {
    const quiet = speaking(other, { refusesWithStatus200: true });
    const closed = speaking(other, { maintenanceCalls: 1, maintenanceStatus: 503 });
    const question = { method: 'GET', path: '/repairs?no=R-9' } as const;

    const refused = askDirectly(quiet.system, question);
    const page = askDirectly(closed.system, question);

    assert.deepEqual([refused.status, refused.json['code']], [200, 'ORDER_UNKNOWN']);
    assert.equal(page.status, 503);
    assert.match(page.body, /^<!DOCTYPE html>/);
  });

  it('that changes nothing says what the system says, to whatever is asked', () => {
    const act = fc.constantFrom('claim', 'complete', 'fence', 'release');
    const words = fc.record(
      {
        attemptId: fc.oneof(fc.constantFrom('a-1', 'a-2'), fc.jsonValue()),
        version: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.jsonValue()),
        paymentKey: fc.constant('k-1'),
        amount: fc.oneof(fc.constant(33_000), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    const body = fc.oneof(
      words.map((one) => JSON.stringify(one)),
      fc.string(),
      fc.json(),
    );
    const request = fc.record({ act, order: fc.constantFrom('R-1', 'R-9'), body });
    fc.assert(
      fc.property(fc.array(request, { maxLength: 8 }), (requests) => {
        const own = startLegacyOrder();
        const { system } = speaking(silent);

        for (const { act: asked, order, body: text } of requests) {
          const question = {
            method: 'POST',
            path: `/orders/${order}/${asked}`,
            body: text,
          } as const;
          const said = askDirectly(system, question);
          const expected = askDirectly(own.legacyOrder, question);
          assert.deepEqual([said.status, said.code], [expected.status, expected.code]);
          const { order: shown, ...rest } = expected.json;
          assert.deepEqual(said.json, shown === null ? rest : expected.json);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('answers anything at all with one JSON object in its own places', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('/repairs/R-1/begin', '/repairs/done', '/orders/R-1/fence'),
        fc.oneof(fc.json(), fc.string(), fc.constant('{"__proto__":{"NO":"R-1"}}')),
        (path, body) => {
          const { system, entries } = speaking(other);

          const reply = askDirectly(system, { method: 'POST', path, body });

          assert.ok([400, 404, 422].includes(reply.status), reply.body);
          const json = parseJson(reply.body) as Readonly<Record<string, unknown>>;
          assert.deepEqual(json['meta'], { system: 'old', node: 7 });
          assert.equal(json['ok'], 'N');
          assert.ok(entries.every(({ kind }) => kind !== 'order-changed'));
        },
      ),
      { numRuns: 300 },
    );
  });
});

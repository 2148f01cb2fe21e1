import assert from 'node:assert/strict';
import type { Cut } from '../faults/fault-kind.js';
import type { FaultRule } from '../faults/fault-plan.js';
import { createCollections } from './collections.js';
import { type Delivery, toDelivery, whatLeaves } from './delivery.js';
import type { Simulator, SimulatorReply } from './simulator.js';

const json = { 'content-type': 'application/json' };
const reply: SimulatorReply = { status: 201, headers: json, body: '{"paid":true}', code: null };
const party: Simulator = {
  party: 'pg',
  operations: [],
  serverError: { status: 500, headers: json, body: '{"code":"BROKEN"}', code: 'BROKEN' },
  notFound: { status: 404, headers: json, body: '{}', code: null },
  state: createCollections().state,
};
const at = { operation: 'pg.confirm', nth: 1, order: null };

function deliver(cut: Cut, rule: Partial<FaultRule> = {}): Delivery {
  return toDelivery({ cut, rule: { at, fault: 'delay', ...rule }, reply }, party);
}

function replyOf(delivery: Delivery): SimulatorReply {
  assert.ok('reply' in delivery);
  return delivery.reply;
}

describe('delivery', () => {
  for (const cut of ['whole', 'drip', 'hold-after-headers'] as const) {
    it(`${cut}: carries the answer as it is`, () => {
      assert.deepEqual(deliver(cut), { cut, reply });
    });
  }

  for (const cut of ['silence', 'reset', 'close', 'crash'] as const) {
    it(`${cut}: carries nothing, executed or not`, () => {
      assert.deepEqual(deliver(cut), { cut });
      assert.deepEqual(toDelivery({ cut, rule: { at, fault: 'delay' }, reply: null }, party), {
        cut,
      });
    });
  }

  it('truncate: ends in a reset, or in a close when the rule says so', () => {
    assert.deepEqual(deliver('truncate'), { cut: 'truncate', reply, end: 'reset' });
    assert.deepEqual(deliver('truncate', { end: 'close' }), {
      cut: 'truncate',
      reply,
      end: 'close',
    });
  });

  it('server-error: is said in the words of the party', () => {
    assert.deepEqual(deliver('server-error'), { cut: 'whole', reply: party.serverError });
  });

  for (const status of [502, 503, 504]) {
    it(`server-error ${status}: comes from a proxy, in HTML`, () => {
      const error = replyOf(deliver('server-error', { status }));

      assert.equal(error.status, status);
      assert.equal(error.headers['content-type'], 'text/html');
      assert.match(error.body, /^<html>/);
    });
  }

  it('garble: stands a page, nothing or half a JSON in place of the answer, with status 200', () => {
    const page = replyOf(deliver('garble'));
    const nothing = replyOf(deliver('garble', { garbage: 'empty' }));
    const half = replyOf(deliver('garble', { garbage: 'broken-json' }));

    assert.deepEqual([page.status, nothing.status, half.status], [200, 200, 200]);
    assert.match(page.body, /^<html>/);
    assert.equal(nothing.body, '');
    assert.ok(reply.body.startsWith(half.body));
    assert.throws(() => {
      JSON.parse(half.body);
    }, SyntaxError);
  });

  it('refuses to cut an answer that does not exist', () => {
    const rule: FaultRule = { at, fault: 'truncate-response' };

    assert.throws(
      () => toDelivery({ cut: 'truncate', rule, reply: null }, party),
      /must execute the request first/,
    );
  });
});

describe('what leaves', () => {
  const table: readonly [Delivery, 'whole' | 'part' | 'nothing', number | null][] = [
    [{ cut: 'whole', reply }, 'whole', 201],
    [{ cut: 'drip', reply }, 'whole', 201],
    [{ cut: 'truncate', reply, end: 'reset' }, 'part', 201],
    [{ cut: 'hold-after-headers', reply }, 'part', 201],
    [{ cut: 'silence' }, 'nothing', null],
    [{ cut: 'reset' }, 'nothing', null],
    [{ cut: 'close' }, 'nothing', null],
    [{ cut: 'crash' }, 'nothing', null],
  ];

  for (const [delivery, left, status] of table) {
    it(`${delivery.cut}: ${left}`, () => {
      assert.deepEqual(whatLeaves(delivery), { left, status });
    });
  }
});

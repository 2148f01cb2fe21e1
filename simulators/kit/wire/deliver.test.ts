import assert from 'node:assert/strict';
import { sleep } from '../clock/clock.js';
import { realClock } from '../clock/real-clock.js';
import type { FaultKind } from '../faults/fault-kind.js';
import { faultKinds } from '../faults/fault-kind.js';
import type { FaultRule } from '../faults/fault-plan.js';
import { type Observation, observeConnection, toRequestText } from './observe-connection.js';
import { startTinyParty } from './tiny-party.js';

const times = 50;
const request = toRequestText('POST /payments/confirm', '{"주문":"R-1"}');
const lastRequest = request.replace('host:', 'connection: close\r\nhost:');
const answer = JSON.stringify({ message: '결제가 승인되었습니다', body: '{"주문":"R-1"}' });
const answerBytes = Buffer.byteLength(answer);

/** How long a client waits that is to see silence, and one that is to see an end. */
const silenceMs = 300;
const patienceMs = 5_000;

type Seen = Pick<Observation, 'end' | 'announced' | 'bodyBytes'>;
type Row = {
  readonly rule: Omit<FaultRule, 'at'>;
  readonly executions: 0 | 1 | 2;
  readonly seen: Seen;
  readonly status?: number;
};

const nothing = { announced: null, bodyBytes: 0 };
const whole: Seen = { end: 'FIN', announced: answerBytes, bodyBytes: answerBytes };
const half = { announced: answerBytes, bodyBytes: answerBytes >> 1 };
const serverErrorBytes = Buffer.byteLength('{"code":"FAILED_INTERNAL"}');
const serverError: Seen = {
  end: 'FIN',
  announced: serverErrorBytes,
  bodyBytes: serverErrorBytes,
};
const html = '<html><body>Service temporarily unavailable</body></html>';

const rows: readonly Row[] = [
  { rule: { fault: 'delay', afterMs: 20 }, executions: 1, seen: whole, status: 200 },
  { rule: { fault: 'lose-request' }, executions: 0, seen: { end: 'silence', ...nothing } },
  { rule: { fault: 'lose-response' }, executions: 1, seen: { end: 'silence', ...nothing } },
  {
    rule: { fault: 'execute-late', afterMs: 20 },
    executions: 1,
    seen: { end: 'silence', ...nothing },
  },
  { rule: { fault: 'reset-before' }, executions: 0, seen: { end: 'RST', ...nothing } },
  { rule: { fault: 'reset-after' }, executions: 1, seen: { end: 'RST', ...nothing } },
  { rule: { fault: 'close-before' }, executions: 0, seen: { end: 'FIN', ...nothing } },
  { rule: { fault: 'close-after' }, executions: 1, seen: { end: 'FIN', ...nothing } },
  { rule: { fault: 'truncate-response' }, executions: 1, seen: { end: 'RST', ...half } },
  {
    rule: { fault: 'truncate-response', end: 'close' },
    executions: 1,
    seen: { end: 'FIN', ...half },
  },
  { rule: { fault: 'drip-response' }, executions: 1, seen: whole, status: 200 },
  {
    rule: { fault: 'garble-before' },
    executions: 0,
    seen: { end: 'FIN', announced: html.length, bodyBytes: html.length },
    status: 200,
  },
  {
    rule: { fault: 'garble-response' },
    executions: 1,
    seen: { end: 'FIN', announced: html.length, bodyBytes: html.length },
    status: 200,
  },
  {
    rule: { fault: 'garble-response', garbage: 'empty' },
    executions: 1,
    seen: { end: 'FIN', announced: 0, bodyBytes: 0 },
    status: 200,
  },
  { rule: { fault: 'error-before' }, executions: 0, seen: serverError, status: 500 },
  { rule: { fault: 'error-after' }, executions: 1, seen: serverError, status: 500 },
  { rule: { fault: 'deliver-twice', afterMs: 20 }, executions: 2, seen: whole, status: 200 },
  {
    rule: { fault: 'hold-after-headers' },
    executions: 1,
    seen: { end: 'silence', announced: answerBytes, bodyBytes: 0 },
    status: 200,
  },
  { rule: { fault: 'crash-before' }, executions: 0, seen: { end: 'FIN', ...nothing } },
  { rule: { fault: 'crash-after' }, executions: 1, seen: { end: 'FIN', ...nothing } },
];

describe('deliver', () => {
  for (const { rule, executions, seen, status } of rows) {
    const variant = rule.end ?? rule.garbage ?? '';
    const name = `${rule.fault} ${variant}`.trim();
    it(`${name}: shows a raw socket the same ${times} times`, async () => {
      const { listener, executed, executedTimes } = await startTinyParty({ fault: rule });
      const { port } = listener;
      const waitsMs = seen.end === 'silence' ? silenceMs : patienceMs;

      const observations = await Promise.all(
        Array.from({ length: times }, () =>
          observeConnection({ port, text: lastRequest, silenceMs: waitsMs }),
        ),
      );
      await executed(executions * times);
      await listener.close();

      for (const { end, announced, bodyBytes, head } of observations) {
        assert.deepEqual({ end, announced, bodyBytes }, seen);
        if (status !== undefined) assert.match(head ?? '', new RegExp(`^HTTP/1.1 ${status} `));
      }
      assert.equal(executedTimes(), executions * times);
    });
  }

  it('is proven for every kind of fault', () => {
    const proven = new Set<FaultKind>(rows.map(({ rule }) => rule.fault));

    assert.deepEqual([...proven].sort(), [...faultKinds].sort());
  });

  it('breaks JSON without breaking the length that it announces', async () => {
    const { listener } = await startTinyParty({
      fault: { fault: 'garble-response', garbage: 'broken-json' },
    });

    const { announced, body, bodyBytes } = await observeConnection({
      port: listener.port,
      text: lastRequest,
      silenceMs: patienceMs,
    });
    await listener.close();

    assert.equal(announced, bodyBytes);
    assert.ok(answer.startsWith(body) && body.length < answer.length);
  });

  for (const end of ['reset', 'close'] as const) {
    it(`truncates even an answer without a body (${end})`, async () => {
      const fault = { fault: 'truncate-response', end } as const;
      const { listener } = await startTinyParty({ fault });

      const { announced, bodyBytes } = await observeConnection({
        port: listener.port,
        text: toRequestText('POST /payments/confirm', 'empty'),
        silenceMs: patienceMs,
      });
      await listener.close();

      assert.deepEqual({ announced, bodyBytes }, { announced: 1, bodyBytes: 0 });
    });
  }

  it('drips one byte at a time', async () => {
    const { listener } = await startTinyParty({
      fault: { fault: 'drip-response' },
      dripEveryMs: 3,
    });

    const response = await fetch(`${listener.url}/payments/confirm`, { method: 'POST', body: 'x' });
    const sizes: number[] = [];
    for await (const chunk of response.body ?? []) sizes.push((chunk as Uint8Array).length); // fetch's bytes.
    await listener.close();

    assert.ok(sizes.filter((size) => size === 1).length > sizes.length / 2, sizes.join(' '));
  });

  it('closes a silent connection at the limit', async () => {
    const held: number[] = [];
    const { listener } = await startTinyParty({
      fault: { fault: 'lose-response' },
      clock: {
        nowMs: () => 0,
        after: (delayMs, task) => {
          held.push(delayMs);
          queueMicrotask(task);
          return () => undefined;
        },
      },
    });

    const { end, bytes } = await observeConnection({
      port: listener.port,
      text: request,
      silenceMs: patienceMs,
    });
    await listener.close();

    assert.deepEqual({ end, bytes, held }, { end: 'FIN', bytes: 0, held: [60_000] });
  });

  it('closes the connection of a crash only when the service is dead', async () => {
    const steps: string[] = [];
    const { listener } = await startTinyParty({
      fault: { fault: 'crash-after' },
      onCrash: async () => {
        await sleep(realClock, 30);
        steps.push('dead');
      },
    });

    await observeConnection({ port: listener.port, text: request, silenceMs: patienceMs });
    steps.push('closed');
    await listener.close();

    assert.deepEqual(steps, ['dead', 'closed']);
  });

  it('lets the answer to an earlier pipelined request leave before a reset', async () => {
    const { listener, executedTimes } = await startTinyParty({
      nthFaults: [{ fault: 'delay', afterMs: 40 }, { fault: 'reset-after' }],
    });

    const { end, bodyBytes } = await observeConnection({
      port: listener.port,
      text: request + request,
      silenceMs: patienceMs,
    });
    await listener.close();

    assert.deepEqual({ end, bodyBytes }, { end: 'RST', bodyBytes: answerBytes });
    assert.equal(executedTimes(), 2);
  });
});

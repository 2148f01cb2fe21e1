import assert from 'node:assert/strict';
import { sleep } from '../clock/clock.js';
import { realClock } from '../clock/real-clock.js';
import { type FaultKind, faultKinds } from '../faults/fault-kind.js';
import { type Certificate, makeCertificate } from './certificate.js';
import { expectedObservations, observeFault, withoutTls } from './expected-observations.js';
import { observeConnection, toRequestText } from './observe-connection.js';
import { startTinyParty } from './tiny-party.js';

const times = 25;
const request = toRequestText('POST /payments/confirm', 'x');
const lastRequest = request.replace('host:', 'connection: close\r\nhost:');
const answer = JSON.stringify({ message: '결제가 승인되었습니다', body: 'x' });
const answerBytes = Buffer.byteLength(answer);
const patienceMs = 5_000;

describe('deliver', () => {
  for (const protocol of ['HTTP', 'HTTPS'] as const) {
    describe(`over ${protocol}`, () => {
      let tls: Certificate | undefined;

      before(async () => {
        if (protocol === 'HTTPS') tls = await makeCertificate({ nowMs: realClock.nowMs() });
      });

      for (const row of expectedObservations) {
        for (const isKept of [false, true]) {
          const connection = isKept ? 'kept' : 'fresh';
          it(`${row.name}: shows the same to a raw socket ${times} times (${connection})`, async () => {
            const { seen } = tls === undefined ? withoutTls(row) : row;
            const party = await startTinyParty({ fault: row.fault, ...(tls && { tls }) });

            const observations = await Promise.all(
              Array.from({ length: times }, () =>
                observeFault(party, row, { ca: tls?.cert, isKept }),
              ),
            );
            await party.executed(row.executions * times, 'pg.confirm');
            await party.listener.close();

            for (const observation of observations) assert.deepEqual(observation, seen);
            assert.equal(party.executedTimes('pg.confirm'), row.executions * times);
          });
        }
      }
    });
  }

  it('is proven for every kind of fault', () => {
    const proven = new Set<FaultKind>(expectedObservations.map(({ fault }) => fault.fault));

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

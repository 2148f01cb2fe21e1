import assert from 'node:assert/strict';
import { collectDefaultMetrics, Registry } from 'prom-client';
import {
  after,
  approved,
  authenticated,
  awaitingDeposit,
  called,
  endedWith,
  presented,
  stamp,
  startMs,
} from '../core/attempt-at.js';
import { createMetrics } from './metrics.js';

const clock = { nowMs: () => startMs + 5_000, after: () => () => undefined };
const noAttempts = { listOpen: () => Promise.resolve([]) };

describe('metrics', () => {
  it('count the ends by kind, each attempt once', async () => {
    const metrics = createMetrics({ stepLog: noAttempts, clock });
    const before = called(approved(), 'complete');
    const step = stamp(endedWith('complete', 'accepted'), startMs);
    const ended = after(before, [step]);
    metrics.countWritten({ before, steps: [step], after: ended });
    metrics.countWritten({ before: ended, steps: [], after: ended });

    const { text } = await metrics.read();
    assert.match(text, /^payment_attempts_ended_total\{end="completed"\} 1$/m);
  });

  it('count calls of which nobody knows what came, by call', async () => {
    const metrics = createMetrics({ stepLog: noAttempts, clock });
    const before = called(authenticated(), 'confirm');
    for (const outcome of ['unknown', 'unknown', 'accepted'] as const) {
      const step = stamp(endedWith('confirm', outcome), startMs);
      metrics.countWritten({ before, steps: [step], after: after(before, [step]) });
    }

    const { text } = await metrics.read();
    assert.match(text, /^payment_calls_unknown_total\{call="confirm"\} 2$/m);
  });

  it('tell the age of the oldest open attempt, and what is for people', async () => {
    const flagged = after(approved(), [{ kind: 'flagged', cause: 'UNRESOLVED' }]);
    const stepLog = { listOpen: () => Promise.resolve([presented(), flagged]) };
    const { text } = await createMetrics({ stepLog, clock }).read();
    assert.match(text, /^payment_oldest_open_attempt_age_seconds 5$/m);
    assert.match(text, /^payment_manual_items\{cause="UNRESOLVED"\} 1$/m);
  });

  it('count the attempts that are passed over', async () => {
    const metrics = createMetrics({ stepLog: noAttempts, countUnreadable: () => 2, clock });
    assert.match((await metrics.read()).text, /^payment_unreadable_attempts 2$/m);
  });

  it('count no attempt as old that waits for a deposit', async () => {
    const stepLog = { listOpen: () => Promise.resolve([awaitingDeposit()]) };
    const { text } = await createMetrics({ stepLog, clock }).read();
    assert.match(text, /^payment_oldest_open_attempt_age_seconds 0$/m);
  });

  it('go on counting after they were read', async () => {
    const metrics = createMetrics({ stepLog: noAttempts, clock });
    const answered = { method: 'get', route: '/health', status: 200 };
    metrics.countAnswered(answered);
    await metrics.read();
    metrics.countAnswered(answered);

    const { text } = await metrics.read();
    assert.match(text, /^http_requests_total\{method="get",route="\/health",status="200"\} 2$/m);
  });

  it('of two services in one process stay apart', async () => {
    const [one, other] = [noAttempts, noAttempts].map((stepLog) =>
      createMetrics({ stepLog, clock }),
    );
    one?.countAnswered({ method: 'get', route: '/health', status: 200 });
    assert.match((await one?.read())?.text ?? '', /route="\/health"/);
    assert.doesNotMatch((await other?.read())?.text ?? '', /route="\/health"/);
  });

  it('stand beside those of the process in a registry that is handed in', async () => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const { text } = await createMetrics({ stepLog: noAttempts, clock, registry }).read();
    assert.match(text, /process_cpu_seconds_total/);
    assert.match(text, /payment_oldest_open_attempt_age_seconds 0/);
  });
});

import assert from 'node:assert/strict';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { StepLogUnavailable } from '../app/step-log-unavailable.js';
import {
  after,
  approved,
  authenticated,
  awaitingDeposit,
  called,
  closed,
  endedWith,
  payable,
  presented,
  stamp,
  startMs,
} from '../core/attempt-at.js';
import type { StepEvent } from '../core/step.js';
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

  it('count look-ups that told nothing, by what was asked for', async () => {
    const metrics = createMetrics({ stepLog: noAttempts, clock });
    const before = authenticated();
    const silence = { kind: 'unreachable', error: 'timeout' } as const;
    const seen = { kind: 'seen', payments: [] } as const;
    const events: readonly StepEvent[] = [
      { kind: 'order-read', order: silence },
      { kind: 'observed', pg: silence, order: silence, row: 1 },
      { kind: 'observed', pg: seen, order: payable(), row: 15 },
      { kind: 'posting-read', posting: silence },
    ];
    const steps = events.map((event) => stamp(event, startMs));
    metrics.countWritten({ before, steps, after: after(before, events) });

    const { text } = await metrics.read();
    assert.match(text, /^payment_calls_unknown_total\{call="look-up-order"\} 2$/m);
    assert.match(text, /^payment_calls_unknown_total\{call="look-up-payment"\} 1$/m);
    assert.match(text, /^payment_calls_unknown_total\{call="look-up-posting"\} 1$/m);
  });

  it('tell for how long nothing was learnt of an open attempt, and what is for people', async () => {
    const flagged = after(approved(), [{ kind: 'flagged', cause: 'UNRESOLVED' }]);
    const stepLog = { listOpen: () => Promise.resolve([presented(), flagged]) };
    const { text } = await createMetrics({ stepLog, clock }).read();
    assert.match(text, /^payment_oldest_open_attempt_age_seconds 5$/m);
    assert.match(text, /^payment_manual_items\{cause="UNRESOLVED"\} 1$/m);
  });

  it('count its age from what was last learnt of it', async () => {
    const learnt = after(
      called(approved(), 'complete'),
      [endedWith('complete', 'rejected')],
      startMs + 2_000,
    );
    const stepLog = { listOpen: () => Promise.resolve([learnt]) };
    const { text } = await createMetrics({ stepLog, clock }).read();
    assert.match(text, /^payment_oldest_open_attempt_age_seconds 3$/m);
  });

  it('count no attempt as old that has ended, though people were called for it', async () => {
    const ended = after(closed(presented(), 'released'), [
      { kind: 'flagged', cause: 'EVIDENCE_CONFLICT' },
    ]);
    const stepLog = { listOpen: () => Promise.resolve([ended]) };
    const { text } = await createMetrics({ stepLog, clock }).read();
    assert.match(text, /^payment_oldest_open_attempt_age_seconds 0$/m);
    assert.match(text, /^payment_manual_items\{cause="EVIDENCE_CONFLICT"\} 1$/m);
  });

  it('tell what was counted while the step log is out of reach, and no age', async () => {
    const away = () => Promise.reject(new StepLogUnavailable('ECONNREFUSED'));
    const metrics = createMetrics({ stepLog: { listOpen: away }, clock });
    metrics.countAnswered({ method: 'post', route: '/payments', status: 503 });

    const { text } = await metrics.read();
    assert.match(text, /^http_requests_total\{.*status="503"\} 1$/m);
    assert.match(text, /^payment_oldest_open_attempt_age_seconds Nan$/m);
    assert.doesNotMatch(text, /^payment_manual_items/m);
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

import assert from 'node:assert/strict';
import { createManualClock } from '../clock/manual-clock.js';
import { createRingHistory } from './ring-history.js';

const fired = { kind: 'faults-healed' } as const;
const arrived = {
  kind: 'request-arrived',
  exchange: 0,
  party: 'pg',
  operation: 'pg.confirm',
  nth: 1,
  order: null,
  path: '/',
  idempotencyKey: null,
} as const;

describe('ring history', () => {
  it('numbers entries and says when they came', () => {
    const clock = createManualClock(5_000);
    const history = createRingHistory(clock, 10);

    clock.advance(7);
    history.record(fired);

    assert.deepEqual(history.entries, [{ ...fired, seq: 0, atMs: 7 }]);
  });

  it('keeps the newest and says how many it dropped', () => {
    const history = createRingHistory(createManualClock(0), 8);

    for (let nth = 0; nth < 1_000; nth += 1) history.record(fired);

    const seqs = history.entries.map(({ seq }) => seq);
    assert.equal(seqs.at(-1), 999);
    assert.ok(seqs.length >= 8 && seqs.length <= 10, `${seqs.length} are kept`);
    assert.equal(history.dropped() + seqs.length, 1_000);
  });

  it('cuts long bodies', () => {
    const history = createRingHistory(createManualClock(0), 8);

    history.record({ ...arrived, body: 'x'.repeat(1_000_000) });

    const [entry] = history.entries;
    assert.ok(entry?.kind === 'request-arrived');
    assert.equal(entry.body.length, 4_097);
  });

  it('tells its listeners', () => {
    const history = createRingHistory(createManualClock(0), 8);
    const heard: number[] = [];
    history.subscribe(({ seq }) => heard.push(seq));

    history.record(fired);
    history.record(fired);

    assert.deepEqual(heard, [0, 1]);
  });
});

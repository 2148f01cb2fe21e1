import assert from 'node:assert/strict';
import { createManualClock } from '../clock/manual-clock.js';
import { createHistory, historyEntriesMax } from './history.js';

describe('history', () => {
  it('numbers its entries and counts their time from the start of the run', () => {
    const clock = createManualClock(1_000_000);
    const history = createHistory(clock);

    history.record({ kind: 'faults-healed' });
    clock.advance(250);
    history.record({ kind: 'rested' });

    assert.equal(history.startedAtMs, 1_000_000);
    assert.deepEqual(history.entries, [
      { seq: 0, atMs: 0, kind: 'faults-healed' },
      { seq: 1, atMs: 250, kind: 'rested' },
    ]);
  });

  it('tells its listeners of each entry, in the order of subscription', () => {
    const history = createHistory(createManualClock(0));
    const heard: string[] = [];
    history.subscribe(({ kind }) => heard.push(`first ${kind}`));
    history.subscribe(({ kind }) => heard.push(`second ${kind}`));

    history.record({ kind: 'rested' });

    assert.deepEqual(heard, ['first rested', 'second rested']);
  });

  it('refuses to grow without a bound', () => {
    const history = createHistory(createManualClock(0));
    for (let i = 0; i < historyEntriesMax; i += 1) history.record({ kind: 'rested' });

    assert.throws(() => {
      history.record({ kind: 'rested' });
    }, /exceeded 20000 entries/);
  });
});

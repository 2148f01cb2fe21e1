import assert from 'node:assert/strict';
import { defaultBounds } from '../ledger/bounds.js';
import { callsAreFew } from './calls-are-few.js';
import { breachesOf, historyOf, opened, sent } from './history-of.js';

const { callsMax, callWindowMs } = defaultBounds;

function callsOf(count: number) {
  return Array.from({ length: count }, (_, nth) => sent('pg.look-up', nth));
}

describe('callsAreFew', () => {
  it('finds a call too many within a minute', () => {
    const history = historyOf(opened(), callsOf(callsMax + 1));

    assert.deepEqual(breachesOf(callsAreFew, history), [
      `Order R-1 cost the pg more than ${callsMax} calls within 60000 ms.`,
    ]);
  });

  it('accepts as many as the bound says, and others for the other partner', () => {
    const other = sent('legacy-order.look-up', 9_999);

    assert.deepEqual(breachesOf(callsAreFew, historyOf(opened(), callsOf(callsMax), other)), []);
  });

  it('accepts more when the first of them is long ago', () => {
    const history = historyOf(opened(), callsOf(callsMax + 1)).map((entry) =>
      entry.seq === callsMax + 1 ? { ...entry, atMs: callWindowMs + 1 } : entry,
    );

    assert.deepEqual(breachesOf(callsAreFew, history), []);
  });

  it('accepts what customers ask of the PG, and what concerns no order', () => {
    const calls = Array.from({ length: callsMax + 1 }, (_, nth) => [
      sent('pg.authenticate', nth),
      sent('pg.look-up-order', nth, { order: null }),
    ]);

    assert.deepEqual(breachesOf(callsAreFew, historyOf(opened(), calls.flat())), []);
  });
});

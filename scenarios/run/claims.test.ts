import assert from 'node:assert/strict';
import { createManualClock } from '../../simulators/kit/clock/manual-clock.js';
import { createHistory } from '../../simulators/kit/history/history.js';
import { createClaimReader } from './claims.js';

const item = { orderId: 'R-1', attemptId: 'a1', cause: 'UNRESOLVED', exposureKrw: 33_000 };

/** What the history says when operators get these lists, one after the other. */
async function read(...bodies: readonly (string | null)[]) {
  const history = createHistory(createManualClock(0));
  const left = [...bodies];
  const reader = createClaimReader({
    history,
    readList: () => Promise.resolve(left.shift() ?? null),
  });
  while (left.length > 0) await reader.read();
  return history.entries.map(({ kind }) => kind);
}

function listed(...items: readonly object[]): string {
  return JSON.stringify({ items });
}

describe('createClaimReader', () => {
  it('tells what came, changed and went', async () => {
    const changed = { ...item, exposureKrw: 0 };

    const kinds = await read(listed(item), listed(item), listed(changed), listed());

    assert.deepEqual(kinds, ['manual-claimed', 'manual-claimed', 'manual-withdrawn']);
  });

  for (const [what, body] of [
    ['a page', '<!DOCTYPE html><title>Items</title>'],
    ['nothing', ''],
    ['half a list', listed(item).slice(0, -4)],
    ['a list in other words', '{"cases":[]}'],
    ['an item without its order', listed({ ...item, orderId: null })],
  ] as const) {
    it(`takes ${what} for no list, and says so once`, async () => {
      assert.deepEqual(await read(body, body), ['list-unreadable']);
    });
  }

  it('keeps what it knew while the list cannot be read', async () => {
    const kinds = await read(listed(item), '<html>', listed(item), listed());

    assert.deepEqual(kinds, ['manual-claimed', 'list-unreadable', 'manual-withdrawn']);
  });
});

import assert from 'node:assert/strict';
import { approved, called, contextAt, created, held, payable, presented } from './attempt-at.js';
import { followSighting } from './follow-sighting.js';
import { discardOld } from './old-sighting.js';

describe('a look at the order', () => {
  it('from before the accepted claim tells as little as no answer', () => {
    const old = discardOld(presented(), payable());

    assert.ok(old.kind === 'unreachable');
    assert.match(old.error, /at version 3, from before the claim/);
  });

  it('from after the claim tells what it shows, whoever has the order', () => {
    for (const seen of [held(), payable({ version: 5 })]) {
      assert.equal(discardOld(presented(), seen), seen);
    }
  });

  it('tells what it shows as long as the claim may not have taken effect', () => {
    const lost = called(created(), 'claim', 'unknown');

    assert.equal(discardOld(lost, payable()).kind, 'seen');
  });

  it('from before the claim returns no money in the recovery', () => {
    const pg = { kind: 'seen', payments: [] } as const;

    const { steps, call } = followSighting(approved(), { pg, order: payable() }, contextAt());

    const [observed] = steps;
    assert.ok(observed?.kind === 'observed');
    assert.deepEqual([observed.row, call], [2, null]);
  });
});

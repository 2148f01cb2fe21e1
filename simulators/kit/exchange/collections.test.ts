import assert from 'node:assert/strict';
import { createCollections } from './collections.js';
import type { StateDocument } from './simulator-state.js';

const isNumber = (value: unknown): value is number => typeof value === 'number';

function startCollections() {
  const collections = createCollections();
  const indexed: (number | null)[] = [];
  const counts = collections.open('counts', {
    isOne: isNumber,
    index: (value) => {
      indexed.push(value);
    },
  });
  return { counts, indexed, state: collections.state };
}

describe('collections', () => {
  it('show all values as documents, in the order of first arrival', () => {
    const { counts, state } = startCollections();
    counts.set('b', 1);
    counts.set('a', 2);
    counts.set('b', 3);

    assert.deepEqual(state.documents(), [
      { collection: 'counts', id: 'b', value: 3 },
      { collection: 'counts', id: 'a', value: 2 },
    ]);
  });

  it('tell each change, and null for what is gone', () => {
    const { counts, state } = startCollections();
    const told: StateDocument[] = [];
    state.subscribe((document) => told.push(document));

    counts.set('a', 1);
    counts.delete('a');
    counts.delete('a');

    assert.deepEqual(
      told.map(({ value }) => value),
      [1, null],
    );
  });

  it('drop what came first, also after a restore and when all had gone', () => {
    const { counts, state } = startCollections();
    for (const id of ['a', 'b', 'c']) counts.set(id, 1);
    counts.delete('b');

    counts.dropOldest();
    assert.deepEqual([...counts.entries()], [['c', 1]]);
    counts.dropOldest();
    counts.dropOldest();
    assert.deepEqual([...counts.entries()], []);

    state.restore(['d', 'e'].map((id) => ({ collection: 'counts', id, value: 2 })));
    counts.dropOldest();
    assert.deepEqual([...counts.entries()], [['e', 2]]);
  });

  it('forget everything when they are restored, and say so to the index', () => {
    const { counts, indexed, state } = startCollections();
    counts.set('old', 1);

    state.restore([{ collection: 'counts', id: 'new', value: 2 }]);

    assert.deepEqual([...counts.entries()], [['new', 2]]);
    assert.deepEqual(indexed, [1, null, 2]);
  });

  it('restore the newest of several documents, in the place of the first', () => {
    const { indexed, state } = startCollections();
    const documents = [
      { collection: 'counts', id: 'a', value: 1 },
      { collection: 'counts', id: 'b', value: 2 },
      { collection: 'counts', id: 'a', value: 3 },
      { collection: 'counts', id: 'b', value: null },
    ];

    state.restore(documents);

    assert.deepEqual(state.documents(), [documents[2]]);
    assert.deepEqual(indexed, [null, 3]);
  });

  for (const [what, document] of [
    ['an unknown collection', { collection: 'orders', id: 'a', value: 1 }],
    ['a value of another kind', { collection: 'counts', id: 'a', value: 'one' }],
  ] as const) {
    it(`refuse ${what}`, () => {
      assert.throws(() => {
        startCollections().state.restore([document]);
      }, /is no document of this party's, whose collections are counts/);
    });
  }
});

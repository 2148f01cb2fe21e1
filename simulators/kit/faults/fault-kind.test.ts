import assert from 'node:assert/strict';
import { type Cut, type Execution, effectOf, type FaultKind, faultKinds } from './fault-kind.js';

const table: Readonly<Record<FaultKind, readonly [Execution, Cut]>> = {
  delay: ['now', 'whole'],
  'lose-request': ['never', 'silence'],
  'lose-response': ['now', 'silence'],
  'execute-late': ['later', 'silence'],
  'reset-before': ['never', 'reset'],
  'reset-after': ['now', 'reset'],
  'close-before': ['never', 'close'],
  'close-after': ['now', 'close'],
  'truncate-response': ['now', 'truncate'],
  'drip-response': ['now', 'drip'],
  'garble-before': ['never', 'garble'],
  'garble-response': ['now', 'garble'],
  'error-before': ['never', 'server-error'],
  'error-after': ['now', 'server-error'],
  'deliver-twice': ['now-and-later', 'whole'],
  'hold-after-headers': ['now', 'hold-after-headers'],
  'crash-before': ['never', 'crash'],
  'crash-after': ['now', 'crash'],
};

describe('fault kinds', () => {
  it('are those of the table', () => {
    assert.deepEqual(faultKinds, Object.keys(table));
  });

  for (const kind of faultKinds) {
    it(`${kind}: executes ${table[kind][0]}, then ${table[kind][1]}`, () => {
      const { execution, cut } = effectOf(kind);

      assert.deepEqual([execution, cut], table[kind]);
    });
  }

  it('execute the request wherever a part of its answer is to leave', () => {
    const needsAnswer: readonly Cut[] = ['whole', 'truncate', 'drip', 'hold-after-headers'];

    for (const kind of faultKinds.filter((one) => needsAnswer.includes(effectOf(one).cut))) {
      assert.match(effectOf(kind).execution, /^now/);
    }
  });
});

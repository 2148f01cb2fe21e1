import assert from 'node:assert/strict';
import { createCollections } from '../kit/exchange/collections.js';
import { createSwitchboard } from '../kit/exchange/switchboard.js';
import {
  defaultSwitches,
  type LegacyOrderSwitches,
  type SwitchChanges,
  switchChangesSchema,
} from './switches.js';

describe('legacy order: switchboard', () => {
  function begin(initial: SwitchChanges) {
    const collections = createCollections();
    const switchboard = createSwitchboard<LegacyOrderSwitches>(collections, {
      initial: { ...defaultSwitches, ...initial },
      schema: switchChangesSchema,
    });
    return { ...switchboard, state: collections.state };
  }

  /** A process that began so, was changed so, and is followed by one that begins otherwise. */
  function afterRestart(changes: readonly SwitchChanges[], next: SwitchChanges) {
    const first = begin({ slowMs: 700, maintenanceCalls: 2 });
    for (const one of changes) first.change(one);
    const second = begin(next);
    second.state.restore(first.state.documents());
    return second.now();
  }

  it('lets what nobody changed stand as the next process begins with it', () => {
    const now = afterRestart([{ maintenanceCalls: 1 }], { slowMs: 900, fence: 'payable' });

    assert.deepEqual([now.slowMs, now.fence, now.maintenanceCalls], [900, 'payable', 1]);
  });

  it('lets what was changed win over what the next process begins with', () => {
    const now = afterRestart([{ slowMs: 1 }, { fence: 'unsupported' }], { slowMs: 900 });

    assert.deepEqual([now.slowMs, now.fence], [1, 'unsupported']);
  });

  it('takes over a document that names some switches, and leaves the others', () => {
    const { state, now } = begin({ slowMs: 700 });

    state.restore([{ collection: 'switches', id: 'all', value: { rollsBackTo: 'none' } }]);

    assert.deepEqual(now(), { ...defaultSwitches, slowMs: 700 });
  });
});

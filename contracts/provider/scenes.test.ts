import assert from 'node:assert/strict';
import { listPage } from '../consumer/pg-interactions.js';
import type { Contract, Interaction } from '../interaction.js';
import { legacyOrderCase, pgCase } from './cases.js';
import type { CreateScene } from './scene.js';
import { openStage } from './stage.js';

/** Opens a stage, sets this state and closes it. */
async function reach(createScene: CreateScene, state: Interaction['state']): Promise<void> {
  const stage = await openStage(createScene);
  try {
    stage.setState(state);
  } finally {
    await stage.close();
  }
}

const firstStateOf = ({ interactions: [first] }: Contract) => {
  assert.ok(first !== undefined);
  return first.state;
};

describe('contracts: provider states', () => {
  for (const { contract, createScene } of [pgCase, legacyOrderCase]) {
    const state = firstStateOf(contract);

    it(`${contract.provider} refuses a state that it does not know`, async () => {
      await assert.rejects(reach(createScene, { name: 'no such state', params: {} }));
    });

    it(`${contract.provider} refuses parameters that it does not know`, async () => {
      const params = { ...state.params, surprise: 1 };

      await assert.rejects(reach(createScene, { ...state, params }));
    });
  }

  it('pg refuses a payment key that it would not give', async () => {
    const { name, params } = firstStateOf(pgCase.contract);

    await assert.rejects(
      reach(pgCase.createScene, { name, params: { ...params, paymentKey: 'another' } }),
    );
  });

  it('pg refuses a transaction key that it would not give', async () => {
    const { name, params } = listPage.state;

    await assert.rejects(
      reach(pgCase.createScene, { name, params: { ...params, transactionKey: 'another' } }),
    );
  });

  it('legacy-order refuses a version that it would not give', async () => {
    const { name, params } = firstStateOf(legacyOrderCase.contract);

    await assert.rejects(
      reach(legacyOrderCase.createScene, { name, params: { ...params, version: 9 } }),
    );
  });
});

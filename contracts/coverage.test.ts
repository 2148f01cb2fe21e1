import assert from 'node:assert/strict';
import { createManualClock } from '../simulators/kit/clock/manual-clock.js';
import { createHistory } from '../simulators/kit/history/history.js';
import { legacyOrderContract } from './consumer/legacy-order-interactions.js';
import { pgContract } from './consumer/pg-interactions.js';
import { coverage, coverageOf } from './coverage.js';
import { descriptionsOf } from './interaction.js';
import { createLegacyOrderScene } from './provider/legacy-order-scene.js';
import { createPgScene } from './provider/pg-scene.js';
import type { CreateScene } from './provider/scene.js';

const contracts = [pgContract, legacyOrderContract];
const operations = [createPgScene, createLegacyOrderScene].flatMap(operationsOf);

describe('contracts: coverage', () => {
  it('pins every status of the table, and no other', () => {
    const interactions = contracts.flatMap((contract) => contract.interactions);

    assert.deepEqual(coverageOf(interactions, operations), coverage);
  });

  it('has rows only for what the simulators offer', () => {
    const offered = operations.map(({ name }) => name);

    assert.deepEqual(
      Object.keys(coverage).filter((name) => !offered.includes(name)),
      [],
    );
  });

  for (const contract of contracts) {
    it(`names each interaction with ${contract.provider} differently`, () => {
      const descriptions = descriptionsOf(contract);

      assert.deepEqual([...new Set(descriptions)], descriptions);
    });
  }
});

function operationsOf(createScene: CreateScene) {
  const clock = createManualClock(0);
  return createScene({ clock, history: createHistory(clock) }).simulator.operations;
}

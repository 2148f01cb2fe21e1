// The simulators and the pacts that they are to keep. The consumer's tests write these pacts; importing them here
// lets mocha run them first, whatever the order of its files.

import '../consumer/legacy-order.test.js';
import '../consumer/pg.test.js';
import { legacyOrderContract } from '../consumer/legacy-order-interactions.js';
import { pgContract } from '../consumer/pg-interactions.js';
import { createLegacyOrderScene } from './legacy-order-scene.js';
import { createPgScene } from './pg-scene.js';

export const pgCase = { contract: pgContract, createScene: createPgScene };
export const legacyOrderCase = {
  contract: legacyOrderContract,
  createScene: createLegacyOrderScene,
};

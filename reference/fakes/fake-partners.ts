import type { LegacyGateway, PgGateway } from '../app/ports.js';
import { createFakeLegacy, type FakeLegacy } from './fake-legacy.js';
import { createFakePg, type FakePg } from './fake-pg.js';
import { createScripts, type Scripts } from './scripts.js';

/** Truthful partners for tests. A test may script what comes of the next calls of a kind. */
export type FakePartners = Omit<FakePg & FakeLegacy, 'gateway'> & {
  readonly pg: PgGateway;
  readonly legacy: LegacyGateway;
  readonly script: Scripts['add'];
  readonly calls: Scripts['calls'];
};

export function createFakePartners(): FakePartners {
  const scripts = createScripts();
  const { gateway: pg, ...pgActs } = createFakePg(scripts);
  const { gateway: legacy, ...legacyActs } = createFakeLegacy(scripts);
  return { ...pgActs, ...legacyActs, pg, legacy, script: scripts.add, calls: scripts.calls };
}

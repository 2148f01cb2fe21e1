// The claim of the whole project, for any plan: every run ends in completion, cancellation (or was never
// charged) or flagged manual handling, and the money adds up.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildService } from '../../defects/build-service.js';
import type { RunRecord } from '../../reports/run-record.js';
import { faultKinds } from '../../simulators/kit/faults/fault-kind.js';
import { arbitraryScenario } from '../generators/arbitrary-scenario.js';
import { keepFailure } from './keep-failure.js';
import { playWritten } from './play-written.js';
import { createTally } from './tally.js';

/** Kept small enough for every commit; `TTADAK_RUNS` and `TTADAK_SEED` widen the search. */
const numRuns = Number(process.env['TTADAK_RUNS'] ?? '300');
const seed = Number(process.env['TTADAK_SEED'] ?? '20261122');
/** Whether to print how often what was met. */
const showsTally = process.env['TTADAK_TALLY'] !== undefined;

async function play(written: unknown, file: string): Promise<RunRecord> {
  const built = await buildService(null);
  assert.ok(built.ok);
  return playWritten(written, file, built.directory);
}

describe('any plan of faults, answers and acts', () => {
  it(`ends in completion, cancellation or flagged manual handling (${numRuns} runs)`, async function () {
    this.timeout(600_000 + numRuns * 200);
    const tally = createTally();
    const property = fc.asyncProperty(arbitraryScenario, async (written) => {
      const record = await play(written, 'generated.yaml');
      for (const { end } of record.orders) tally.count(`end ${end}`);
      for (const fired of record.faultsFired)
        tally.count(`fault ${fired.split(/: | \(/)[1] ?? ''}`);
      if (record.verdict === 'passed') return;
      const file = await keepFailure(written);
      const findings = record.findings.map(({ invariant, message }) => `${invariant}: ${message}`);
      assert.fail(`${findings.join('\n')}\nReplay   npx ttadak run ${file} --world virtual`);
    });

    await fc.assert(property, { numRuns, seed, endOnFailure: false });

    if (showsTally) tally.show();
    if (numRuns < 300) return;
    tally.require(['completed', 'cancelled', 'released', 'manual'].map((end) => `end ${end}`));
    // One that seldom finds its exchange may be missing.
    tally.require(
      faultKinds.map((kind) => `fault ${kind}`),
      { missingMax: 3 },
    );
  });

  it('plays the same plan to the same history, byte for byte', async () => {
    const plans = fc.sample(arbitraryScenario, { numRuns: 20, seed });

    for (const plan of plans) {
      const [one, other] = [await play(plan, 'a.yaml'), await play(plan, 'a.yaml')];

      assert.equal(one.historySha256, other.historySha256);
    }
  });
});

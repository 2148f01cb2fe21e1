// The claim of the whole project, for any plan: every run ends in completion, cancellation (or was never
// charged) or flagged manual handling, and the money adds up.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { buildService } from '../../defects/build-service.js';
import { runScenario } from '../../scenarios/run/run-scenario.js';
import { scenarioSchema } from '../../scenarios/scenario.js';
import { createVirtualWorld } from '../../scenarios/world/virtual/virtual-world.js';
import { arbitraryScenario } from '../generators/arbitrary-scenario.js';

/** Kept small enough for every commit; `TTADAK_RUNS` and `TTADAK_SEED` widen the search. */
const numRuns = Number(process.env['TTADAK_RUNS'] ?? '300');
const seed = Number(process.env['TTADAK_SEED'] ?? '20261122');

async function play(written: unknown, file: string) {
  const built = await buildService(null);
  assert.ok(built.ok);
  const scenario = { ...scenarioSchema.parse(written), file };
  const world = await createVirtualWorld(scenario, { serviceDirectory: built.directory, seed: 1 });
  return runScenario(scenario, world, {
    replay: `npx ttadak run ${file} --world virtual`,
    stopwatch: () => 0,
    everyFaultMustFire: false,
  });
}

/** Writes the plan where `ttadak run` can repeat it. */
async function keep(written: unknown): Promise<string> {
  const text = stringify(written);
  const file = `.ttadak/failures/${createHash('sha256').update(text).digest('hex').slice(0, 12)}.yaml`;
  await mkdir('.ttadak/failures', { recursive: true });
  await writeFile(file, text);
  return file;
}

describe('any plan of faults, answers and acts', () => {
  it(`ends in completion, cancellation or flagged manual handling (${numRuns} runs)`, async function () {
    this.timeout(numRuns * 200);
    const property = fc.asyncProperty(arbitraryScenario, async (written) => {
      const record = await play(written, 'generated.yaml');
      if (record.verdict === 'passed') return;
      const file = await keep(written);
      const findings = record.findings.map(({ invariant, message }) => `${invariant}: ${message}`);
      assert.fail(`${findings.join('\n')}\nReplay   npx ttadak run ${file} --world virtual`);
    });

    await fc.assert(property, { numRuns, seed, endOnFailure: false });
  });

  it('plays the same plan to the same history, byte for byte', async () => {
    const plans = fc.sample(arbitraryScenario, { numRuns: 20, seed });

    for (const plan of plans) {
      const [one, other] = [await play(plan, 'a.yaml'), await play(plan, 'a.yaml')];

      assert.equal(one.historySha256, other.historySha256);
    }
  });
});

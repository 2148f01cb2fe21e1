// The claim of the whole project, for any order of acts: whatever several customers do, a clerk does, and goes
// wrong, one command at a time, every answer is one that the model allows, and in the end the judge has its way.
import assert from 'node:assert/strict';
import { buildService } from '../../defects/build-service.js';
import { findDefect } from '../../defects/find-defect.js';
import { checkLives, keepAsScenario, toFailureText } from './life/check-lives.js';
import { createTally } from './tally.js';

/** Kept small enough for every commit; `TTADAK_RUNS` and `TTADAK_SEED` widen the search. */
const runs = Number(process.env['TTADAK_RUNS'] ?? '200');
const seed = Number(process.env['TTADAK_SEED'] ?? '20261122');
/** Whether to print how often what was met. */
const showsTally = process.env['TTADAK_TALLY'] !== undefined;
/** Both as a failure names them, to play it alone. */
const path = process.env['TTADAK_PATH'] ?? null;
const replayPath = process.env['TTADAK_REPLAY_PATH'] ?? null;
/** For searches that must not depend on what somebody widens. */
const fixed = { seed: 20261122, runs: 200, path: null, replayPath: null };

async function build(defect: string | null): Promise<string> {
  const found = defect === null ? null : await findDefect(defect);
  assert.ok(found?.ok !== false);
  const built = await buildService(found?.defect ?? null);
  assert.ok(built.ok);
  return built.directory;
}

describe('any life of payments', () => {
  it(`is told as the model says and ends as the judge demands (${runs} lives)`, async function () {
    this.timeout(600_000 + runs * 200);
    const serviceDirectory = await build(null);
    const tally = createTally();

    const failure = await checkLives({
      ...{ serviceDirectory, runs, seed, path, replayPath, isShrinking: true },
      onLife: (life) => {
        for (const end of Object.values(life.ends)) tally.count(`end ${end}`);
        for (const { fault } of life.faultsFired) tally.count(`fault ${fault}`);
        for (const { command } of life.performed) tally.count(`command ${command.kind}`);
      },
    });

    if (failure !== null) assert.fail(await toFailureText(failure, serviceDirectory));
    if (showsTally) tally.show();
    if (path !== null || runs < 200) return;
    const seldom = runs < 1_000 ? [] : ['manual'];
    tally.require(['completed', 'cancelled', 'released', ...seldom].map((end) => `end ${end}`));
  });

  for (const defect of [
    'duplicate-hears-failed',
    'lost-release-counts-as-done',
    'remarks-compete-for-the-attempt',
    'slow-customer-loses-the-order',
  ]) {
    it(`shows ${defect}`, async () => {
      const serviceDirectory = await build(defect);

      assert.ok(await checkLives({ ...fixed, serviceDirectory, isShrinking: false }));
    });
  }

  it('is shrunk to a few commands, and kept as a scenario that fails, too', async () => {
    const serviceDirectory = await build('callback-amount-not-compared');

    const failure = await checkLives({ ...fixed, serviceDirectory, isShrinking: true });

    assert.ok(failure !== null);
    assert.deepEqual(
      failure.life.performed.map(({ command }) => command.kind),
      ['pay', 'authenticate', 'callback'],
    );
    assert.match((await keepAsScenario(failure, serviceDirectory)) ?? '', /\.yaml$/);
  });

  it('is repeated by the line that its failure prints', async () => {
    const serviceDirectory = await build('duplicate-hears-failed');
    const failure = await checkLives({ ...fixed, serviceDirectory, isShrinking: true });
    assert.ok(failure !== null);
    const [, again, withoutAgain] =
      /PATH=(\S+) TTADAK_REPLAY_PATH=(\S+)/.exec(failure.environment) ?? [];
    assert.ok(again !== undefined && withoutAgain !== undefined);
    const alone = { ...fixed, path: again, replayPath: withoutAgain, isShrinking: false };

    const repeated = await checkLives({ ...alone, serviceDirectory });

    assert.equal(repeated?.runs, 1);
    assert.deepEqual(repeated.life.history, failure.life.history);
  });
});

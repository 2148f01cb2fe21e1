// Exploration of the real service: pruning loses nothing, workers change nothing, tokens repeat what they name.
import assert from 'node:assert/strict';
import { buildService } from '../../defects/build-service.js';
import type { Defect } from '../../defects/defect.js';
import { findDefect } from '../../defects/find-defect.js';
import { type ExploreOptions, explore } from '../exploration/explore.js';
import { type Job, playJob } from '../exploration/job.js';
import { createJobPlayers } from '../exploration/play-jobs.js';
import { playReplay } from '../exploration/replay.js';
import { parseToken, toToken } from '../exploration/token.js';
import { variantsOf } from '../flows/repair-order.js';

async function serviceDirectory(defectId: string): Promise<string> {
  const found = await findDefect(defectId);
  assert.ok(found.ok);
  return directoryOf(found.defect);
}

async function directoryOf(defect: Defect | null): Promise<string> {
  const built = await buildService(defect);
  assert.ok(built.ok);
  return built.directory;
}

const reference = await directoryOf(null);

const job = (rest: Partial<Job> & Pick<Job, 'variant'>): Job => ({
  faultsMax: 0,
  firstAt: null,
  serviceDirectory: reference,
  seed: 1,
  runsMax: 100_000,
  isPruning: true,
  stopsAtViolation: false,
  ...rest,
});

/** Small enough to be played without pruning, too. */
const smallFlows: readonly Job[] = [
  ...variantsOf(1)
    .filter(({ way }) => !/^(comes|authenticates t)/.test(way))
    .map((variant) => job({ variant })),
  ...variantsOf(1)
    .filter(({ way }) => way === 'pays')
    .map((variant) => job({ variant, faultsMax: 1, firstAt: 'pg.confirm' })),
];

describe('exploration', () => {
  for (const small of smallFlows) {
    const { variant, faultsMax } = small;
    const name = `${variant.way}, ${variant.answer}, at most ${faultsMax} faults`;
    it(`finds the same ends with and without pruning: ${name}`, async () => {
      const pruned = await playJob(small);
      const whole = await playJob({ ...small, isPruning: false });

      assert.deepEqual(Object.keys(pruned.ends).sort(), Object.keys(whole.ends).sort());
      assert.deepEqual(pruned.counterexamples, []);
      assert.deepEqual(whole.counterexamples, []);
      assert.equal(pruned.unexplored + whole.unexplored, 0);
    });
  }

  const options = (rest: Partial<ExploreOptions>): ExploreOptions => ({
    customers: 2,
    faultsMax: 0,
    serviceDirectory: reference,
    seed: 1,
    runsMax: 100_000,
    isPruning: true,
    playJobs: createJobPlayers(1, () => undefined).play,
    toCommand: (token) => token,
    ...rest,
  });

  it('ends in the same certificate for one worker and for two', async function () {
    this.timeout(120_000);
    const players = createJobPlayers(2, () => undefined);

    const [one, two] = [
      await explore(options({})),
      await explore(options({ playJobs: players.play })),
    ];
    await players.close();

    assert.deepEqual(two, one);
    assert.equal(one.unexplored, 0);
    assert.deepEqual(one.violations, []);
  });

  it('finds a mistake that shows in one order of events only, and its token repeats it', async function () {
    this.timeout(120_000);
    const directory = await serviceDirectory('remarks-compete-for-the-attempt');

    const { violations } = await explore(options({ customers: 1, serviceDirectory: directory }));

    const [violation] = violations;
    assert.deepEqual(violation?.invariants, ['expectedEnd']);
    assert.ok(violation.token.length <= 200);
    const parsed = parseToken(violation.token);
    assert.ok(parsed.ok);
    const setting = { serviceDirectory: directory, seed: 1, command: '' };
    const [first, second] = [
      await playReplay(parsed.replay, setting),
      await playReplay(parsed.replay, setting),
    ];
    assert.equal(first.record.verdict, 'violated');
    assert.deepEqual(first.unused, []);
    assert.equal(first.record.historySha256, second.record.historySha256);
  });

  it('needs the one fault that shows a mistake, and no more', async () => {
    const directory = await serviceDirectory('timeout-is-failure');
    const [variant] = variantsOf(1);
    assert.ok(variant !== undefined);
    const play = (faultsMax: number) =>
      playJob(job({ variant, faultsMax, serviceDirectory: directory, stopsAtViolation: true }));

    const [without, withOne] = [await play(0), await play(1)];

    assert.deepEqual(without.counterexamples, []);
    assert.equal(withOne.counterexamples.length, 1);
  });
});

describe('a replay token', () => {
  const [variant] = variantsOf(2);
  assert.ok(variant !== undefined);
  const replay = {
    variant,
    faultsMax: 2,
    decisions: [
      { label: 'fault pg.confirm#1 of R-1001', nth: 1, option: 'lose-response' },
      { label: 'next', nth: 12, option: 'ab12c' },
    ],
  };

  it('comes back as it was', () => {
    const parsed = parseToken(toToken({ ...replay, decisions: replay.decisions.slice(0, 1) }));

    assert.deepEqual(parsed, {
      ok: true,
      replay: { ...replay, decisions: replay.decisions.slice(0, 1) },
    });
  });

  it('is refused when it is damaged', () => {
    const token = toToken(replay);

    const parsed = parseToken(`${token.slice(0, 10)}X${token.slice(11)}`);

    assert.deepEqual(parsed, {
      ok: false,
      fault: 'the token is damaged: its checksum does not fit',
    });
  });

  it('is refused when it is of another version', () => {
    const parsed = parseToken('t9.abc.def');

    assert.ok(!parsed.ok);
    assert.match(parsed.fault, /begins with "t1\."/);
  });
});

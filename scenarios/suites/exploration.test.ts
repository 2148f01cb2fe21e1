// Exploration of the real service: pruning loses nothing, workers change nothing, tokens repeat what they name.
import assert from 'node:assert/strict';
import { buildService } from '../../defects/build-service.js';
import type { Defect } from '../../defects/defect.js';
import { findDefect } from '../../defects/find-defect.js';
import { createJudge } from '../../properties/judge.js';
import { createPrng } from '../../simulators/kit/choices/prng.js';
import { createRandomChoices } from '../../simulators/kit/choices/random-choices.js';
import { standInFor } from '../../simulators/kit/faults/chosen-fault-plan.js';
import { faultKinds } from '../../simulators/kit/faults/fault-kind.js';
import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import { deepening, type ExploreOptions, explore, type Stage } from '../exploration/explore.js';
import { exploreAtRandom } from '../exploration/explore-at-random.js';
import { type Job, playJob, type SearchedJob } from '../exploration/job.js';
import { createChosenWorld } from '../exploration/play-chosen.js';
import { createJobPlayers } from '../exploration/play-jobs.js';
import { playReplay } from '../exploration/replay.js';
import { parseToken } from '../exploration/token.js';
import { allFlows, requireFlow } from '../flows/all-flows.js';
import type { Variant } from '../flows/variant.js';
import { play as playScenario } from '../run/play.js';
import { createFacts } from '../world/virtual/facts.js';
import { createRecollection, type Recollection } from '../world/virtual/recollection.js';

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

const job = (variant: Variant, rest: Partial<Job> = {}): Job => ({
  variant: variant.code,
  faultsMax: 0,
  serviceDirectory: reference,
  seed: 1,
  runsMax: 100_000,
  untilMs: null,
  isPruning: true,
  ignoresErrors: false,
  stopsAtViolation: false,
  ...rest,
});

/** What happened to money and orders and what customers heard, without times. */
function toEffect(entry: HistoryEntry): string[] {
  if (entry.kind === 'order-changed') return [`${entry.from} → ${entry.to}`];
  if (entry.kind === 'customer-told') return [`told ${entry.told}`];
  return /^payment-(captured|refunded|declined)$/.test(entry.kind) ? [entry.kind] : [];
}

function variantOf(flow: string, customers: 1 | 2, name: RegExp): Variant {
  const variant = requireFlow(flow)
    .variantsOf(customers)
    .find((one) => name.test(one.name));
  assert.ok(variant !== undefined);
  return variant;
}

const alone = requireFlow('repair-order').variantsOf(1);
const paysAlone = alone.filter(({ name }) => name.includes('kim pays'));

/** The others take minutes: at night. */
const inTwos = alone.filter(({ name }) =>
  name.includes(process.env['TTADAK_IN_TWOS'] ?? 'leaves before'),
);

/** Small enough to be played without pruning, too. */
const smallFlows: readonly (readonly [Variant, Partial<Job>])[] = [
  ...alone.map((variant) => [variant, {}] as const),
  ...requireFlow('second-try')
    .variantsOf(1)
    .map((variant) => [variant, {}] as const),
  ...requireFlow('disturbed')
    .variantsOf(1)
    .map((variant) => [variant, {}] as const),
  ...requireFlow('webhooks')
    .variantsOf(1)
    .filter(({ name }) => !name.includes('back office'))
    .map((variant) => [variant, {}] as const),
  ...requireFlow('double-click')
    .variantsOf(1)
    .filter(({ name }) => name.includes('clicks twice'))
    .map((variant) => [variant, {}] as const),
  ...['repair-order', 'shop-order', 'deposit']
    .flatMap((flow) => requireFlow(flow).variantsOf(2))
    .map((variant) => [variant, {}] as const),
  ...paysAlone.map((variant) => [variant, { faultsMax: 1 }] as const),
  ...inTwos.map((variant) => [variant, { faultsMax: 2 }] as const),
];

/** How money, orders, log and manual items stood in the end. With two faults the pruned runs do not read the log. */
function waysToStand({ standings }: SearchedJob, readsLog: boolean): readonly string[] {
  const told = readsLog ? standings : standings.map(withoutLog);
  return [...new Set(told)].sort();
}

type Attempt = readonly [
  isOwner: boolean,
  closedAs: string | null,
  log: string | null,
  item: string | null,
];
type Order = readonly [
  id: string,
  state: string,
  amountKrw: number,
  payments: unknown,
  attempts: Attempt[],
];

/** An attempt that nobody was told of is known from the log alone. */
function withoutLog(standing: string): string {
  const orders = (JSON.parse(standing) as Order[]).map(
    ([id, state, amountKrw, payments, attempts]) => {
      const closed = attempts.filter(([, closedAs]) => closedAs !== null);
      const told = closed.map(([isOwner, closedAs, , item]) => [isOwner, closedAs, item]);
      return [id, state, amountKrw, payments, told];
    },
  );
  return JSON.stringify(orders);
}

describe('exploration', () => {
  for (const [variant, rest] of smallFlows) {
    const small = job(variant, rest);
    const name = `${variant.name}, at most ${small.faultsMax} faults`;
    it(`finds the same ends with and without pruning: ${name}`, async () => {
      const pruned = await playJob(small);
      const whole = await playJob({ ...small, isPruning: false });

      const readsLog = small.faultsMax < 2;
      assert.deepEqual(waysToStand(pruned, readsLog), waysToStand(whole, readsLog));
      assert.deepEqual(pruned.counterexamples, []);
      assert.deepEqual(whole.counterexamples, []);
      assert.equal(pruned.unexplored + whole.unexplored, 0);
    });
  }

  it('finds the same mistakes with and without pruning', async () => {
    const directory = await serviceDirectory('timeout-is-failure');
    const flawed = job(paysAlone[0] as Variant, { faultsMax: 1, serviceDirectory: directory });

    const [pruned, whole] = [await playJob(flawed), await playJob({ ...flawed, isPruning: false })];

    // A run that was cut off shows what was broken by then; the rest shows where its state was there before.
    const broken = ({ counterexamples }: typeof pruned) => {
      const findings = counterexamples.flatMap((found) => found.findings);
      return [...new Set(findings.map(({ invariant }) => invariant))].sort();
    };
    assert.deepEqual(broken(pruned), broken(whole));
    assert.notDeepEqual(broken(pruned), []);
  });

  it('does not tell apart kinds of faults of which one stands for the others', async () => {
    const addresses = ['legacy-order.claim#1', 'pg.confirm#1', 'legacy-order.complete#1']
      .concat('legacy-order.look-up#2', 'pg.cancel#1', 'legacy-order.fence#1')
      .map((address) => `fault ${address} of R-1001`);
    const [, rejected] = paysAlone;
    assert.ok(rejected !== undefined);
    const play = async (label: string, kind: string) => {
      const decisions = [{ label, nth: 1, option: kind }];
      const replay = { variant: rejected, faultsMax: 1, decisions };
      const setting = { serviceDirectory: reference, seed: 1, command: '' };
      const { record, unused } = await playReplay(replay, setting);
      return unused.length > 0 ? null : record.history.flatMap(toEffect);
    };
    let compared = 0;

    for (const label of addresses) {
      for (const kind of faultKinds.filter((one) => standInFor(one) !== one)) {
        const [own, standIn] = [await play(label, kind), await play(label, standInFor(kind))];
        if (own === null) continue;
        compared += 1;
        assert.deepEqual(own, standIn, `${label}: ${kind} and ${standInFor(kind)}`);
      }
    }

    assert.ok(compared > 30);
  });

  it('recalls what the service would have done', async () => {
    const variants = allFlows.flatMap((flow) => [...flow.variantsOf(1), ...flow.variantsOf(2)]);
    const recollection = createRecollection(createFacts({ ignoresErrors: false }));
    const play = async (place: number, recalled: Recollection | null) => {
      const prng = createPrng(place);
      const choices = createRandomChoices(prng, {
        percentOf: (label) => (label.startsWith('fault ') ? 10 : 30),
        isOff: () => false,
      });
      const variant = variants[place % variants.length] as Variant;
      const free = { isCondensed: false, isReducing: false, recollection: recalled };
      const run = { variant, faultsMax: 2, serviceDirectory: reference, seed: 1, ...free };
      const world = await createChosenWorld(run, choices);
      const judge = createJudge();
      world.history.subscribe(judge.observe);
      try {
        await world.drive(playScenario(variant.scenario, world, { judge }));
      } finally {
        await world.close();
      }
      return world.history.entries;
    };

    for (let place = 0; place < 2 * variants.length; place += 1) {
      const live = await play(place, null);

      assert.deepEqual(await play(place, recollection), live);
      assert.deepEqual(await play(place, recollection), live);
    }
  });

  const stage = (flow: string, customers: 1 | 2, faults: number): Stage => ({
    flow,
    customers,
    faults,
    variants: requireFlow(flow).variantsOf(customers),
  });

  const options = (rest: Partial<ExploreOptions>): ExploreOptions => ({
    stages: deepening(stage('repair-order', 2, 0)),
    serviceDirectory: reference,
    seed: 1,
    runsMax: 100_000,
    untilMs: null,
    isPruning: true,
    playJobs: createJobPlayers({ workers: 1 }, () => undefined).play,
    toCommand: (token) => token,
    ...rest,
  });

  it('ends in the same certificate for one worker and for two', async () => {
    const players = createJobPlayers({ workers: 2 }, () => undefined);

    const [one, two] = [
      await explore(options({})),
      await explore(options({ playJobs: players.play })),
    ];
    await players.close();

    assert.deepEqual(two, one);
    assert.equal(one.unexplored, 0);
    assert.deepEqual(one.violations, []);
  });

  it('tells the same of a wrong service for one worker and for two', async () => {
    const directory = await serviceDirectory('timeout-is-failure');
    const players = createJobPlayers({ workers: 2 }, () => undefined);
    const flawed = options({
      serviceDirectory: directory,
      stages: deepening(stage('repair-order', 1, 1)),
    });

    const [one, two] = [
      await explore(flawed),
      await explore({ ...flawed, playJobs: players.play }),
    ];
    await players.close();

    assert.deepEqual(two, one);
    assert.equal(one.violations.length, 1);
  });

  it('says how much is left when the time is over', async () => {
    const { unexplored, violations } = await explore(options({ untilMs: 0 }));

    assert.equal(unexplored, requireFlow('repair-order').variantsOf(2).length);
    assert.deepEqual(violations, []);
  });

  it('draws the same runs from the same seed', async () => {
    const draw = (seed: number) =>
      exploreAtRandom({ ...options({}), seed, stage: stage('repair-order', 2, 3), runs: 200 });

    const [one, same, other] = [await draw(7), await draw(7), await draw(8)];

    assert.deepEqual(same, one);
    assert.notDeepEqual(other.ends, one.ends);
    assert.equal(one.runs, 200);
    assert.deepEqual(one.violations, []);
  });

  it('finds a mistake by drawing, and the smallest run that shows it', async () => {
    const directory = await serviceDirectory('timeout-is-failure');

    const { violations } = await exploreAtRandom({
      ...options({ serviceDirectory: directory }),
      stage: stage('repair-order', 2, 3),
      runs: 500,
    });

    assert.equal(violations[0]?.faults.length, 1);
    assert.match(violations[0].variant, /^repair-order: kim pays, all accept$/);
  });

  it('finds a mistake that shows in one order of events only, and its token repeats it', async () => {
    const directory = await serviceDirectory('remarks-compete-for-the-attempt');

    const { violations } = await explore(
      options({ stages: deepening(stage('double-click', 1, 0)), serviceDirectory: directory }),
    );

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
    const variant = variantOf('repair-order', 1, /kim pays, all accept/);
    const play = (faultsMax: number) =>
      playJob(job(variant, { faultsMax, serviceDirectory: directory, stopsAtViolation: true }));

    const [without, withOne] = [await play(0), await play(1)];

    assert.deepEqual(without.counterexamples, []);
    assert.equal(withOne.counterexamples.length, 1);
  });
});

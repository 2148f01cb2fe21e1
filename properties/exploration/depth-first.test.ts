// The exploration itself, on toy runs: tasks of a few steps each that read and write named things.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Choices } from '../../simulators/kit/choices/choices.js';
import type { Footprint } from '../../simulators/kit/choices/footprint.js';
import { createReadyTasks, type ReadyTasks } from '../../simulators/kit/clock/ready-tasks.js';
import { exploreDepthFirst } from './depth-first.js';

type Step = { readonly what: string; readonly isWrite: boolean };

const footprintOf = ({ what, isWrite }: Step, isMortal: boolean): Footprint =>
  isWrite ? { reads: [], writes: [what], mayCrash: isMortal } : { reads: [what], writes: [] };

type Crash = ReturnType<typeof createCrash>;

/** At most one strikes, before a write or after it. */
function createCrash(choices: Choices, mayCrash: boolean) {
  let isPossible = mayCrash;
  let isAllThatIsNew = false;
  return {
    arePossible: () => isPossible,
    areAllThatIsNew: (isSo: boolean) => {
      isAllThatIsNew = isSo;
    },
    choose: (label: string) => {
      if (!isPossible) return 'none';
      const options = isAllThatIsNew ? ['before', 'after'] : ['none', 'before', 'after'];
      const option = options[choices.pick(label, options, 'none')];
      isPossible = option === 'none';
      return option;
    },
  };
}

/** Tasks at work on one memory. In a crash all but the first die; what they had read is lost, and what was written by then counts. */
function createToy(tasks: readonly (readonly Step[])[], ready: ReadyTasks, crash: Crash) {
  const memory = new Map<string, string>();
  const seen = tasks.map(() => '');
  const place = tasks.map(() => 0);
  let atCrash: string | null = null;
  const isDead = (index: number) => atCrash !== null && index > 0;
  const written = () => [...memory].sort().join();

  function perform(index: number, step: Step) {
    if (step.isWrite) memory.set(step.what, `${memory.get(step.what) ?? ''}${index}`);
    else seen[index] = `${seen[index] ?? ''}${memory.get(step.what) ?? ''};`;
  }

  function die() {
    atCrash = written();
    ready.wake();
  }

  function take(index: number, step: Step) {
    if (isDead(index)) return;
    const struck = index > 0 && step.isWrite ? crash.choose(`task ${index}`) : 'none';
    if (struck !== 'before') perform(index, step);
    if (struck !== 'none') die();
    place[index] = (place[index] ?? 0) + 1;
    offer(index);
  }

  function offer(index: number) {
    const step = tasks[index]?.[place[index] ?? 0];
    if (step === undefined || isDead(index)) return;
    const footprint = footprintOf(step, index > 0);
    ready.add({
      label: `task ${index}`,
      footprint,
      task: () => {
        take(index, step);
      },
    });
  }

  tasks.forEach((_, index) => {
    offer(index);
  });
  return {
    show: () => {
      const living = tasks.map((_, index) =>
        isDead(index) ? '' : `${seen[index]} ${place[index]}`,
      );
      return JSON.stringify([written(), living, atCrash]);
    },
  };
}

/** Plays every order of the tasks' steps, and each crash; returns how it can end. */
async function endsOf(
  tasks: readonly (readonly Step[])[],
  isPruning: boolean,
  { mayCrash = false } = {},
) {
  const ends = new Set<string>();
  const result = await exploreDepthFirst({
    runsMax: 100_000,
    isMerging: isPruning,
    play: (choices, visits) => {
      const state = { isCut: false };
      const crash = createCrash(choices, mayCrash);
      const ready = createReadyTasks({
        choices,
        reduction: isPruning ? crash : null,
        atCrossroads: (asleep) => {
          state.isCut ||= visits.wasThere(() => `${toy.show()} ${ready.outline()}`, asleep);
        },
      });
      const toy = createToy(tasks, ready, crash);
      for (;;) {
        const next = ready.take();
        if (next === 'asleep' || state.isCut) return Promise.resolve(true);
        if (next === undefined) break;
        next.task();
      }
      ends.add(toy.show());
      return Promise.resolve(false);
    },
  });
  return { ...result, ends: [...ends].sort() };
}

const step = fc.record({ what: fc.constantFrom('x', 'y'), isWrite: fc.boolean() });
const toyTasks = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), {
  minLength: 2,
  maxLength: 3,
});

describe('depth-first exploration', () => {
  it('plays every order of two steps that write the same', async () => {
    const write = [{ what: 'x', isWrite: true }];

    const { runs, ends } = await endsOf([write, write], false);

    assert.equal(runs, 2);
    assert.equal(ends.length, 2);
  });

  it('plays one order of two steps that touch different things', async () => {
    const { runs, cutOff, ends } = await endsOf(
      [[{ what: 'x', isWrite: true }], [{ what: 'y', isWrite: true }]],
      true,
    );

    assert.equal(runs - cutOff, 1);
    assert.equal(ends.length, 1);
  });

  it('plays a crash on both sides of a step that is independent of its own', async () => {
    const tasks = [[{ what: 'x', isWrite: true }], [{ what: 'y', isWrite: true }]];

    const { runs, cutOff, ends } = await endsOf(tasks, true, { mayCrash: true });

    // Nothing strikes, in one order; or a crash before or after the write of y, with x written by then or not.
    assert.equal(runs - cutOff, 5);
    assert.equal(ends.length, 5);
  });

  for (const mayCrash of [false, true]) {
    const what = mayCrash ? 'tasks that may crash' : 'tasks';
    it(`reaches the same ends with and without pruning, for any ${what}`, async () => {
      let runsPruned = 0;
      let runsWhole = 0;
      const property = fc.asyncProperty(toyTasks, async (tasks) => {
        const pruned = await endsOf(tasks, true, { mayCrash });
        const whole = await endsOf(tasks, false, { mayCrash });
        runsPruned += pruned.runs;
        runsWhole += whole.runs;

        assert.deepEqual(pruned.ends, whole.ends);
      });

      await fc.assert(property, { numRuns: 500, seed: 20261122 });
      assert.ok(runsPruned < runsWhole / 2, `${runsPruned} of ${runsWhole} runs`);
    });
  }

  it('says how much was seen and not played when the budget ends', async () => {
    const result = await exploreDepthFirst({
      runsMax: 1,
      isMerging: true,
      play: (choices) => {
        choices.pick('one', ['a', 'b', 'c']);
        return Promise.resolve(false);
      },
    });

    assert.equal(result.unexplored, 2);
  });
});

// The exploration itself, on toy runs: tasks of a few steps each that read and write named things.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Footprint } from '../../simulators/kit/choices/footprint.js';
import { createReadyTasks } from '../../simulators/kit/clock/ready-tasks.js';
import { exploreDepthFirst } from './depth-first.js';

type Step = { readonly what: string; readonly isWrite: boolean };

const footprintOf = ({ what, isWrite }: Step): Footprint =>
  isWrite ? { reads: [], writes: [what] } : { reads: [what], writes: [] };

/** Plays every order of the tasks' steps; returns the memories that they can end with. */
async function endsOf(tasks: readonly (readonly Step[])[], isPruning: boolean) {
  const ends = new Set<string>();
  const result = await exploreDepthFirst({
    runsMax: 100_000,
    isMerging: isPruning,
    play: (choices, visits) => {
      const memory = new Map<string, string>();
      const seen = tasks.map(() => '');
      const place = tasks.map(() => 0);
      const state = { isCut: false };
      const show = () => JSON.stringify([[...memory].sort(), seen, place]);
      const ready = createReadyTasks({
        choices,
        isReducing: isPruning,
        atCrossroads: (asleep) => {
          state.isCut ||= visits.wasThere(() => `${show()} ${ready.outline()}`, asleep);
        },
      });
      const offer = (index: number) => {
        const step = tasks[index]?.[place[index] ?? 0];
        if (step === undefined) return;
        const task = () => {
          if (step.isWrite) memory.set(step.what, `${memory.get(step.what) ?? ''}${index}`);
          else seen[index] = `${seen[index] ?? ''}${memory.get(step.what) ?? ''};`;
          place[index] = (place[index] ?? 0) + 1;
          offer(index);
        };
        ready.add({ label: `task ${index}`, footprint: footprintOf(step), task });
      };
      tasks.forEach((_, index) => {
        offer(index);
      });
      for (;;) {
        const next = ready.take();
        if (next === 'asleep' || state.isCut) return Promise.resolve(true);
        if (next === undefined) break;
        next.task();
      }
      ends.add(show());
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

  it('reaches the same ends with and without pruning, for any tasks', async () => {
    let runsPruned = 0;
    let runsWhole = 0;
    const property = fc.asyncProperty(toyTasks, async (tasks) => {
      const pruned = await endsOf(tasks, true);
      const whole = await endsOf(tasks, false);
      runsPruned += pruned.runs;
      runsWhole += whole.runs;

      assert.deepEqual(pruned.ends, whole.ends);
    });

    await fc.assert(property, { numRuns: 150, seed: 20261122 });
    assert.ok(runsPruned < runsWhole / 2, `${runsPruned} of ${runsWhole} runs`);
  });

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

import assert from 'node:assert/strict';
import { toMainSteps } from './main-steps.js';
import type { Importance, SequenceStep } from './sequence-step.js';

function stepOf(importance: Importance, seq: number): SequenceStep {
  return {
    kind: 'note',
    sign: 'act',
    over: 'pg',
    seq,
    atMs: seq,
    covers: [seq],
    label: '',
    marks: [],
    importance,
  };
}

const steps = ([0, 1, 2, 3, 0, 3] as const).map(stepOf);
const seqsOf = (chosen: readonly SequenceStep[]) => chosen.map(({ seq }) => seq);

describe('toMainSteps', () => {
  it('keeps all where they fit', () => {
    assert.deepEqual(toMainSteps(steps, { stepsMax: 6, keep: null }), { steps, omitted: 0 });
  });

  it('leaves out the least important ones together', () => {
    const main = toMainSteps(steps, { stepsMax: 5, keep: null });

    assert.deepEqual(seqsOf(main.steps), [1, 2, 3, 5]);
    assert.equal(main.omitted, 2);
  });

  it('keeps one step whatever its importance', () => {
    const main = toMainSteps(steps, { stepsMax: 3, keep: steps[4] ?? null });

    assert.deepEqual(seqsOf(main.steps), [3, 4, 5]);
  });

  it('keeps the way to that step where even the important ones are too many', () => {
    const many = Array.from({ length: 10 }, (_, seq) => stepOf(3, seq));

    assert.deepEqual(
      seqsOf(toMainSteps(many, { stepsMax: 3, keep: many[7] ?? null }).steps),
      [5, 6, 7],
    );
    assert.deepEqual(seqsOf(toMainSteps(many, { stepsMax: 3, keep: null }).steps), [0, 1, 2]);
  });
});

import assert from 'node:assert/strict';
import { happyRun } from '../sample-runs.js';
import { toSequence } from './to-sequence.js';
import { findWrongStep } from './wrong-step.js';

const steps = toSequence(happyRun.history);
const findingAt = (seq: number | null) => ({ invariant: 'i', order: null, message: 'm', seq });
const wrongAt = (...seqs: readonly (number | null)[]) =>
  findWrongStep(steps, seqs.map(findingAt))?.label;

describe('findWrongStep', () => {
  it('finds the step that tells the entry', () => {
    assert.equal(wrongAt(10), 'confirm');
  });

  it('takes the earliest finding', () => {
    assert.equal(wrongAt(17, null, 10), 'confirm');
  });

  it('finds nothing for findings at rest', () => {
    assert.equal(wrongAt(null), undefined);
  });

  it('takes the step before an entry that has none', () => {
    assert.equal(wrongAt(999), 'at rest');
    assert.equal(wrongAt(0), undefined);
  });
});

import assert from 'node:assert/strict';
import { createPrng } from './prng.js';
import { createRandomChoices } from './random-choices.js';

const options = ['none', 'delay', 'lose-response'];

function draw(seed: number, percent: number, off: readonly string[] = []): readonly string[] {
  const choices = createRandomChoices(createPrng(seed), {
    percentOf: () => percent,
    isOff: (option) => off.includes(option),
  });
  return Array.from({ length: 60 }, () => options[choices.pick('fault', options)] ?? '');
}

describe('random choices', () => {
  it('take the ordinary option when nothing else has a chance', () => {
    assert.deepEqual(new Set(draw(1, 0)), new Set(['none']));
  });

  it('never take the ordinary option when it has no chance', () => {
    assert.deepEqual(new Set(draw(1, 100)), new Set(['delay', 'lose-response']));
  });

  it('never take an option that is off', () => {
    assert.deepEqual(new Set(draw(1, 100, ['delay'])), new Set(['lose-response']));
  });

  it('take the ordinary option when all others are off', () => {
    assert.deepEqual(new Set(draw(1, 100, ['delay', 'lose-response'])), new Set(['none']));
  });

  it('draw the same from the same seed, and others from another', () => {
    assert.deepEqual(draw(7, 50), draw(7, 50));
    assert.notDeepEqual(draw(8, 50), draw(7, 50));
  });

  it('know which option is the ordinary one, and note what was picked', () => {
    const choices = createRandomChoices(createPrng(1), { percentOf: () => 0, isOff: () => false });

    const place = choices.pick('next', options, 'delay');

    assert.equal(place, 1);
    assert.deepEqual(choices.picks, [
      { label: 'next', option: 'delay', index: 1, count: 3, isOrdinary: true },
    ]);
  });
});

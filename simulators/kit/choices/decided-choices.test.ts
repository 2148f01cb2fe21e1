import assert from 'node:assert/strict';
import { createDecidedChoices, toDecisions } from './decided-choices.js';
import { createScriptedChoices } from './scripted-choices.js';

describe('decided choices', () => {
  it('repeat a run by what was not ordinary in it', () => {
    const script = createScriptedChoices([0, 1, 0, 1]);
    const play = (choices: Pick<typeof script, 'pick'>) =>
      ['fault', 'next', 'fault', 'next'].map((label) => choices.pick(label, ['none', label]));
    const first = play(script);

    const decided = createDecidedChoices(toDecisions(script.picks));

    assert.deepEqual(play(decided), first);
    assert.deepEqual(decided.unused(), []);
  });

  it('tell a decision that never came up', () => {
    const decision = { label: 'next', nth: 2, option: 'b' };
    const decided = createDecidedChoices([decision]);

    decided.pick('next', ['a', 'b']);

    assert.deepEqual(decided.unused(), [decision]);
  });

  it('tell a decision whose option was not offered', () => {
    const decision = { label: 'next', nth: 1, option: 'z' };
    const decided = createDecidedChoices([decision]);

    const place = decided.pick('next', ['a', 'b']);

    assert.equal(place, 0);
    assert.deepEqual(decided.unused(), [decision]);
  });
});

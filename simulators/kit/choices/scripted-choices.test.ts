import assert from 'node:assert/strict';
import { createScriptedChoices, nextScript } from './scripted-choices.js';

/** Plays a made-up run: the second choice has one option more when the first was not ordinary. */
function play(script: readonly number[]) {
  const choices = createScriptedChoices(script);
  const first = choices.pick('first', ['a', 'b']);
  choices.pick('second', first === 0 ? ['x', 'y'] : ['x', 'y', 'z']);
  return choices.picks;
}

describe('scripted choices', () => {
  it('take the first option where the script has ended', () => {
    assert.deepEqual(
      play([]).map(({ option }) => option),
      ['a', 'x'],
    );
  });

  it('count up like an odometer until every run was played once', () => {
    const runs: string[] = [];
    for (let script: readonly number[] | undefined = []; script !== undefined; ) {
      const picks = play(script);
      runs.push(picks.map(({ option }) => option).join(''));
      script = nextScript(picks);
    }

    assert.deepEqual(runs, ['ax', 'ay', 'bx', 'by', 'bz']);
  });

  it('know which decisions were not ordinary', () => {
    const choices = createScriptedChoices([0]);
    choices.pick('next', ['b', 'c'], 'a');

    assert.equal(choices.picks[0]?.isOrdinary, false);
  });

  it('refuse a script that names an option that there is not', () => {
    assert.throws(() => play([2]), /Expected option 3 at decision 1 \("first"\), got only 2/);
  });
});

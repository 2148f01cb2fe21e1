import assert from 'node:assert/strict';
import { answersAreReadable } from './answers-are-readable.js';
import { asked, breachesOf, historyOf, opened, restarted, struck, told } from './history-of.js';

const failed = told('refused', { asked: 'pay', status: 500 });
const silent = told('nothing', { asked: 'pay', status: null });

describe('answersAreReadable', () => {
  it('finds an error page', () => {
    assert.deepEqual(breachesOf(answersAreReadable, historyOf(opened(), asked(), failed)), [
      'Customer mina got an answer of status 500 to "pay" of order R-1.',
    ]);
  });

  it('finds that no answer comes although the service lives', () => {
    const history = historyOf(opened(), restarted, asked(), silent);

    assert.deepEqual(breachesOf(answersAreReadable, history), [
      'Customer mina got no answer to "pay" of order R-1.',
    ]);
  });

  it('accepts "try later"', () => {
    const later = told('refused', { asked: 'pay', status: 503 });

    assert.deepEqual(breachesOf(answersAreReadable, historyOf(opened(), asked(), later)), []);
  });

  it('accepts silence when the service died meanwhile, or was dead', () => {
    const [died, started] = restarted;
    assert.ok(died !== undefined && started !== undefined);

    for (const history of [
      historyOf(opened(), asked(), died, silent),
      historyOf(opened(), died, asked(), silent),
      historyOf(opened(), died, asked(), started, silent),
    ]) {
      assert.deepEqual(breachesOf(answersAreReadable, history), []);
    }
  });

  it('accepts silence while one of two instances is dead, and finds it when both live again', () => {
    const second = { kind: 'service-started', instance: 2 } as const;
    const died = { kind: 'service-crashed', instance: 1 } as const;
    const begun = [{ ...second, instance: 1 }, second, died];
    const dead = historyOf(opened(), begun, asked(), silent);
    const back = historyOf(opened(), begun, { ...second, instance: 3 }, asked(), silent);

    assert.deepEqual(breachesOf(answersAreReadable, dead), []);
    assert.equal(breachesOf(answersAreReadable, back).length, 1);
  });

  it('accepts an error when the step log failed meanwhile', () => {
    const fault = { ...struck(null, 'disk-full'), operation: 'step-log.append' };

    assert.deepEqual(breachesOf(answersAreReadable, historyOf(asked(), fault, failed)), []);
  });
});

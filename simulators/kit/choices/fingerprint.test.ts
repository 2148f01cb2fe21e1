import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createFingerprint } from './fingerprint.js';

const textOf = (notes: readonly (readonly [string, string])[]) => {
  const fingerprint = createFingerprint();
  for (const [part, fact] of notes) fingerprint.note(part, fact);
  return fingerprint.text();
};

describe('a fingerprint', () => {
  it('does not mind in which order different parts came about', () => {
    const [one, other] = [
      ['a', '1'],
      ['b', '2'],
    ] as const;

    assert.equal(textOf([one, other]), textOf([other, one]));
  });

  it('minds the order of what happened to one part', () => {
    const [one, other] = [
      ['a', '1'],
      ['a', '2'],
    ] as const;

    assert.notEqual(textOf([one, other]), textOf([other, one]));
  });

  it('tells apart which part something happened to', () => {
    assert.notEqual(textOf([['a', '1']]), textOf([['b', '1']]));
  });

  it('is as before when a part is forgotten', () => {
    const fingerprint = createFingerprint();
    fingerprint.note('a', '1');
    const before = fingerprint.text();
    fingerprint.note('b', '2');

    fingerprint.forget('b');
    fingerprint.forget('never noted');

    assert.equal(fingerprint.text(), before);
  });

  it('keeps of a part only what was set last', () => {
    const fingerprint = createFingerprint();
    fingerprint.note('a', '1');
    fingerprint.set('a', '2');
    const direct = createFingerprint();

    direct.set('a', '2');

    assert.equal(fingerprint.text(), direct.text());
  });

  it('differs for different facts', () => {
    const property = fc.property(fc.string(), fc.string(), (one, other) => {
      fc.pre(one !== other);
      assert.notEqual(textOf([['a', one]]), textOf([['a', other]]));
    });

    fc.assert(property, { numRuns: 500, seed: 1 });
  });

  it('goes on from where another one was saved, and hears nothing before', () => {
    const first = createFingerprint();
    first.note('order', 'paid');
    const saved = first.save();
    first.note('order', 'told');
    const waiting = createFingerprint({ waits: true });
    waiting.note('order', 'paid');
    waiting.set('customer', 'left');
    waiting.forget('order');

    waiting.load(saved);
    waiting.note('order', 'told');

    assert.equal(waiting.text(), first.text());
  });

  it('does not change what was saved', () => {
    const fingerprint = createFingerprint();
    fingerprint.note('order', 'paid');
    const saved = fingerprint.save();
    const before = fingerprint.text();

    fingerprint.note('order', 'told');
    fingerprint.load(saved);

    assert.equal(fingerprint.text(), before);
  });
});

import assert from 'node:assert/strict';
import { toPrintable } from './printable.js';

describe('toPrintable', () => {
  it('shows control characters instead of obeying them', () => {
    assert.equal(toPrintable('\u001b[31mred\u0007\u007f\u009b'), '␛[31mred␇␡�');
  });

  it('keeps a text on one line', () => {
    assert.equal(toPrintable('one\r\ntwo\tthree\u2028four'), 'one two three�four');
  });

  it('shows characters that reorder or hide text', () => {
    assert.equal(toPrintable('a\u202eb\u200bc\ud800'), 'a�b�c�');
  });

  it('composes Hangul', () => {
    assert.equal(toPrintable('수선'.normalize('NFD')), '수선');
  });
});

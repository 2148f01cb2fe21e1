import assert from 'node:assert/strict';
import { toPlainTable } from './plain-table.js';
import { fitText, textWidth, wrapText } from './text-width.js';

describe('textWidth', () => {
  const cases: readonly (readonly [string, number])[] = [
    ['abc', 3],
    ['수선', 4],
    ['①✗◀│┄…', 6],
    ['⚡', 2],
    ['😀', 2],
    ['e\u0301', 1],
    ['ｱ', 1],
    ['Ａ', 2],
    ['', 0],
  ];
  for (const [text, width] of cases) {
    it(`gives ${JSON.stringify(text)} ${width} columns`, () => {
      assert.equal(textWidth(text), width);
    });
  }

  it('agrees with the table library', () => {
    for (const [text] of cases) {
      const [, line = ''] = toPlainTable(
        [
          { head: 'a', width: 10 },
          { head: 'b', width: 1 },
        ],
        [[text, '|']],
      );

      assert.equal(textWidth(line.slice(0, -1)), 12, text);
    }
  });
});

describe('fitText', () => {
  it('leaves what fits', () => {
    assert.equal(fitText('수선', 4), '수선');
  });

  it('shows that something is missing', () => {
    assert.equal(fitText('수선 주문', 6), '수선 …');
    assert.equal(fitText('수선 주문', 4), '수…');
    assert.equal(fitText('abc', 0), '');
  });
});

describe('wrapText', () => {
  it('breaks at spaces', () => {
    assert.deepEqual(wrapText('one two three', 7), ['one two', 'three']);
  });

  it('breaks words that are longer than a line', () => {
    assert.deepEqual(wrapText('수선주문 ab', 5), ['수선', '주문', 'ab']);
    assert.deepEqual(wrapText('abcdef', 3), ['abc', 'def']);
  });

  it('keeps going where not even one character fits', () => {
    assert.deepEqual(wrapText('수선', 1), ['수', '선']);
  });

  it('makes one line of nothing', () => {
    assert.deepEqual(wrapText('', 5), ['']);
  });
});

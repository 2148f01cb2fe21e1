import assert from 'node:assert/strict';
import { rememberParsed } from './remember-parsed.js';

function counting(toValue: (text: string) => unknown) {
  const count = { parsed: 0 };
  const parse = rememberParsed((text) => {
    count.parsed += 1;
    return toValue(text);
  });
  return { parse, count };
}

describe('a parser that remembers', () => {
  it('parses the same text once', () => {
    const { parse, count } = counting(Number);

    assert.deepEqual([parse('1'), parse('1'), parse('2')], [1, 1, 2]);
    assert.equal(count.parsed, 2);
  });

  it('remembers that a text is nothing, too', () => {
    const { parse, count } = counting(() => undefined);

    assert.deepEqual([parse('x'), parse('x')], [undefined, undefined]);
    assert.equal(count.parsed, 1);
  });

  it('keeps no long text', () => {
    const { parse, count } = counting((text) => text.length);
    const long = 'x'.repeat(5_000);

    assert.deepEqual([parse(long), parse(long)], [5_000, 5_000]);
    assert.equal(count.parsed, 2);
  });

  it('forgets all when there are too many', () => {
    const { parse, count } = counting(Number);

    for (let number = 0; number <= 2_000; number += 1) parse(String(number));
    parse('0');

    assert.equal(count.parsed, 2_002);
  });
});

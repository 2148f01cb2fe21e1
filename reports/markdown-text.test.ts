import assert from 'node:assert/strict';
import { toFence, toMarkdownTable, toMarkdownText } from './markdown-text.js';

describe('toMarkdownText', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['a | b', 'a \\| b'],
    ['<b>&amp;', '&lt;b&gt;&amp;amp;'],
    ['*x* _y_ `z`', '\\*x\\* \\_y\\_ \\`z\\`'],
    ['[a](b)', '\\[a\\](b)'],
    ['# no heading\n# none', '\\# no heading \\# none'],
    ['- no item', '\\- no item'],
    ['1. no item', '1\\. no item'],
    ['see https://x.example', 'see https&#58;//x.example'],
    ['www.x.example', 'www&#46;x.example'],
    ['수선 😀', '수선 😀'],
    ['\u001b[31m', '␛\\[31m'],
  ];
  for (const [text, markdown] of cases) {
    it(`shows ${JSON.stringify(text)} as it is`, () => {
      assert.equal(toMarkdownText(text), markdown);
    });
  }
});

describe('toFence', () => {
  it('is longer than the backticks inside', () => {
    assert.equal(toFence('sh', 'a ```` b'), '`````sh\na ```` b\n`````');
  });
});

describe('toMarkdownTable', () => {
  it('has a line for the head, one below it and one for each row', () => {
    assert.equal(toMarkdownTable(['a', 'b'], [['1', '2']]), '| a | b |\n| --- | --- |\n| 1 | 2 |');
  });
});

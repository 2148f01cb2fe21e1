import assert from 'node:assert/strict';
import { toSlugs } from './slug.js';

describe('toSlugs', () => {
  it('joins the words of a name', () => {
    assert.deepEqual(toSlugs(['confirm: answer lost (retry=2)']), ['confirm-answer-lost-retry-2']);
  });

  it('keeps Hangul', () => {
    assert.deepEqual(toSlugs(['수선: 두 주문']), ['수선-두-주문']);
  });

  it('gives equal names different slugs', () => {
    assert.deepEqual(toSlugs(['a', 'A!', 'a-2', 'a']), ['a', 'a-2', 'a-2-2', 'a-3']);
  });

  it('leaves no way out of the directory', () => {
    assert.deepEqual(toSlugs(['../../etc/passwd', '..', '/\u0000']), [
      'etc-passwd',
      'run',
      'run-2',
    ]);
  });

  it('stays within what file systems take, in Hangul too', () => {
    const [slug = ''] = toSlugs(['수'.repeat(300)]);

    assert.ok(Buffer.byteLength(`${slug}-2.json.1234567890`) < 255);
  });
});

import assert from 'node:assert/strict';
import type { Log } from '../app/ports.js';
import { createRedactingLog } from './redacting-log.js';

function linesOf(act: (log: Log) => void): string {
  const lines: unknown[] = [];
  const note = (fields: unknown, message: string) => {
    lines.push({ fields, message });
  };
  act(createRedactingLog({ info: note, warn: note, error: note }, ['s3cret-of-the-shop']));
  return JSON.stringify(lines);
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('the log', () => {
  for (const [what, fields] of [
    ['as a value', { note: 's3cret-of-the-shop' }],
    ['within a text', { note: 'called with s3cret-of-the-shop and failed' }],
    ['deep inside', { a: [{ b: { c: 's3cret-of-the-shop' } }] }],
    ['as a name', { 's3cret-of-the-shop': 1 }],
    ['in an error', { err: new Error('s3cret-of-the-shop') }],
    ['in an error’s cause', { err: new Error('x', { cause: new Error('s3cret-of-the-shop') }) }],
    ['in an error’s field', { err: Object.assign(new Error('x'), { body: 's3cret-of-the-shop' }) }],
  ] as const) {
    it(`tells no secret ${what}`, () => {
      const text = linesOf((log) => {
        log.info(fields, 'a line');
      });
      assert.doesNotMatch(text, /s3cret/);
      assert.match(text, /\[redacted\]/);
    });
  }

  it('tells no secret in its message', () => {
    const text = linesOf((log) => {
      log.error({}, 'with s3cret-of-the-shop');
    });
    assert.doesNotMatch(text, /s3cret/);
  });

  it('tells no secret as basic authorization carries it', () => {
    for (const header of [base64('s3cret-of-the-shop:'), base64('kim:s3cret-of-the-shop')]) {
      const text = linesOf((log) => {
        log.warn({ headers: { authorization: `Basic ${header}` } }, 'a line');
      });
      assert.ok(!text.includes(header));
    }
    const key = base64('s3cret-of-the-shop:');
    const text = linesOf((log) => {
      log.warn({ raw: `authorization: Basic ${key}` }, 'a line');
    });
    assert.ok(!text.includes(key));
  });

  it('tells nothing that stands under the name of a secret', () => {
    const fields = { secret: 'a', 'attempt-secret': 'b', operatorToken: 'c', cardNumber: 4 };
    const text = linesOf((log) => {
      log.info(fields, 'a line');
    });
    const [line] = JSON.parse(text) as readonly [{ fields: Record<string, string> }];
    assert.deepEqual(new Set(Object.values(line.fields)), new Set(['[redacted]']));
  });

  it('tells no key of the PG, whoever’s it is', () => {
    const text = linesOf((log) => {
      log.info({ note: 'used live_gsk_abc123 and test_sk_xyz' }, 'a line');
    });
    assert.doesNotMatch(text, /abc123|xyz/);
  });

  for (const card of ['4012888888881881', '4012-8888-8888-1881', '4012 8888 8888 1881']) {
    it(`tells no card number such as ${card}`, () => {
      const text = linesOf((log) => {
        log.info({ body: `{"number":"${card}"}` }, `with ${card}`);
      });
      assert.ok(!text.includes(card));
    });
  }

  it('leaves what is no secret as it was', () => {
    const fields = {
      paymentKey: 'key-1',
      amountKrw: 33_000,
      atMs: 1_700_000_000_000,
      order: null,
      at: '2026-01-05T10:00:00.000+09:00',
      number: '1234567890123456',
      isOk: true,
    };
    const text = linesOf((log) => {
      log.info(fields, 'called pg');
    });
    assert.deepEqual(JSON.parse(text), [{ fields, message: 'called pg' }]);
  });
});

import assert from 'node:assert/strict';
import { parseKstDay } from '../core/kst-day.js';
import { invariant } from '../core/result.js';
import type { HttpRequest, HttpResult } from './http-transport.js';
import { createPgTransactions } from './pg-transactions.js';

const day = parseKstDay('2026-01-05');
invariant(day !== undefined, 'the day is one');

function ask(result: HttpResult, after: string | null = null) {
  const sent: HttpRequest[] = [];
  const transactions = createPgTransactions({
    transport: {
      send: (request) => {
        sent.push(request);
        return Promise.resolve(result);
      },
    },
    url: 'http://pg.example',
    secretKey: 'test_sk_abc',
    timeoutMs: 1_000,
  });
  invariant(day !== undefined, 'the day is one');
  return { sent, answer: transactions.list({ day, after, limit: 100 }) };
}

const empty: HttpResult = { kind: 'reply', status: 200, headers: {}, body: '[]' };

describe('the list of transactions', () => {
  it('is asked for from the first to the last millisecond of the day', async () => {
    const { sent, answer } = ask(empty);
    assert.deepEqual(await answer, { kind: 'page', transactions: [] });
    assert.equal(
      sent[0]?.url,
      'http://pg.example/v1/transactions?startDate=2026-01-05T00%3A00%3A00&endDate=2026-01-05T23%3A59%3A59.999&limit=100',
    );
    const authorization = `Basic ${Buffer.from('test_sk_abc:').toString('base64')}`;
    assert.equal(sent[0].headers['authorization'], authorization);
  });

  it('is asked for behind the last transaction of a page', () => {
    const { sent } = ask(empty, 'tx-9');
    assert.match(sent[0]?.url ?? '', /&startingAfter=tx-9$/);
  });

  it('is not known when nothing comes back', async () => {
    const { answer } = ask({ kind: 'no-reply', reason: 'timeout', code: null });
    assert.deepEqual(await answer, { kind: 'unreadable', error: 'timeout' });
  });
});

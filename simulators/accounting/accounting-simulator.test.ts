import assert from 'node:assert/strict';
import { createManualClock } from '../kit/clock/manual-clock.js';
import { askDirectly } from '../kit/exchange/ask-directly.js';
import { createHistory } from '../kit/history/history.js';
import { createAccountingSimulator } from './accounting-simulator.js';
import type { AccountingSwitches } from './switches.js';

const entry = {
  postingId: 'a-1',
  paymentKey: 'k-1',
  amount: 33_000,
  businessDay: '2026-01-05',
};

function startAccounting(switches: Partial<AccountingSwitches> = {}) {
  const clock = createManualClock(0);
  const history = createHistory(clock);
  const accounting = createAccountingSimulator({ clock, history, switches });
  return {
    accounting,
    entries: history.entries,
    post: (body: object | string = entry, asked: { answer?: string; exchange?: number } = {}) =>
      askDirectly(accounting, { method: 'POST', path: '/orders/R-1/postings', body, ...asked }),
    lookUp: (posting = 'a-1', order = 'R-1') =>
      askDirectly(accounting, { method: 'GET', path: `/orders/${order}/postings/${posting}` }),
  };
}

const shown = { ...entry, serial: 1, orderId: 'R-1' };

describe('accounting: post', () => {
  it('books the order and shows the posting', () => {
    const { post, lookUp } = startAccounting();

    const { status, json, order } = post();

    assert.deepEqual([status, order], [200, 'R-1']);
    assert.deepEqual(json, { result: 'POSTED', posting: shown });
    assert.deepEqual(lookUp().json, { posting: shown });
  });

  it('tells the history of what it booked, with the exchange', () => {
    const { post, entries } = startAccounting();

    post(entry, { exchange: 7 });

    assert.deepEqual(entries, [
      {
        seq: 0,
        atMs: 0,
        kind: 'posting-booked',
        exchange: 7,
        order: 'R-1',
        posting: 'a-1',
        amountKrw: 33_000,
        businessDay: '2026-01-05',
        by: 'service',
      },
    ]);
  });

  it('answers a repetition as the first time, and books nothing', () => {
    const { post, entries } = startAccounting();
    post();

    assert.deepEqual(post().json, { result: 'POSTED', posting: shown });
    assert.equal(entries.length, 1);
  });

  it('books a repetition once more where the switch says so', () => {
    const { post, entries } = startAccounting({ isIdempotent: false });
    post();

    assert.equal((post().json['posting'] as { serial: number }).serial, 2);
    assert.equal(entries.length, 2);
  });

  it('refuses with a planned code, and books nothing', () => {
    const { post, entries } = startAccounting();

    const { status, code, json } = post(entry, { answer: 'COST_CENTRE_UNKNOWN' });

    assert.deepEqual([status, code, json['result']], [409, 'COST_CENTRE_UNKNOWN', 'REFUSED']);
    assert.equal(entries.length, 0);
  });

  it('refuses what belongs to a closed day', () => {
    const { accounting, post } = startAccounting();
    accounting.books.close('2026-01-05');

    assert.equal(post().code, 'PERIOD_CLOSED');
    assert.equal(post({ ...entry, businessDay: '2026-01-06' }).status, 200);
  });

  for (const body of [
    '',
    '{"postingId":',
    'null',
    { ...entry, amount: '33000' },
    { ...entry, amount: 0 },
    { ...entry, businessDay: '2026-02-30' },
    { ...entry, postingId: '' },
  ]) {
    it(`calls ${JSON.stringify(body)} malformed and books nothing`, () => {
      const { post, entries } = startAccounting();

      assert.deepEqual([post(body).status, post(body).code], [400, 'MALFORMED']);
      assert.equal(entries.length, 0);
    });
  }
});

describe('accounting: the accountant', () => {
  it('posts what was refused last of the order, on the day that it was for', () => {
    const { accounting, post, lookUp, entries } = startAccounting();
    accounting.books.close('2026-01-05');
    post();

    accounting.books.postByHand('R-1');

    assert.deepEqual(lookUp().json, { posting: shown });
    assert.deepEqual(
      entries.map((entry) => entry.kind === 'posting-booked' && entry.by),
      ['accountant'],
    );
  });

  it('posts another amount when told so', () => {
    const { accounting, post, lookUp } = startAccounting();
    post(entry, { answer: 'COST_CENTRE_UNKNOWN' });

    accounting.books.postByHand('R-1', 3_300);

    assert.deepEqual(lookUp().json, { posting: { ...shown, amount: 3_300 } });
  });

  it('posts nothing of an order of which nothing was refused', () => {
    const { accounting, post, entries } = startAccounting();
    post();

    accounting.books.postByHand('R-1');
    accounting.books.postByHand('R-2');

    assert.equal(entries.length, 1);
  });
});

describe('accounting: look up', () => {
  it('knows no posting that was never made, nor one of another order', () => {
    const { post, lookUp } = startAccounting();
    post();

    for (const reply of [lookUp('a-2'), lookUp('a-1', 'R-2')]) {
      assert.deepEqual([reply.status, reply.code], [404, 'POSTING_UNKNOWN']);
    }
  });
});

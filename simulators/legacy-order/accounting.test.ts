import assert from 'node:assert/strict';
import fc from 'fast-check';
import { startLegacyOrder } from './start-legacy-order.js';

const oneOClock = '2026-11-22T13:00:00+09:00';

describe('legacy order: postings', () => {
  it('are made by a completion: amount, order, attempt and the day in Korea', () => {
    const { bring, legacyOrder, entries } = startLegacyOrder({ at: '2026-11-22T00:10:00+09:00' });

    bring('complete');

    const line = {
      posting: 'R-1/1',
      order: 'R-1',
      attempt: 'a-1',
      amountKrw: 33_000,
      businessDay: '2026-11-22',
      reverses: null,
    };
    const atMs = Date.parse('2026-11-22T00:10:00+09:00');
    assert.deepEqual(legacyOrder.postings(), [{ ...line, atMs }]);
    assert.deepEqual(entries.at(-1), {
      seq: 3,
      atMs: 0,
      kind: 'order-posting-booked',
      exchange: 0,
      ...line,
    });
  });

  it('are made once, however often the completion comes', () => {
    const { bring, ask, legacyOrder } = startLegacyOrder();
    bring('complete');

    ask('complete');
    ask('complete', { attempt: 'a-2' });

    assert.equal(legacyOrder.postings().length, 1);
  });

  it('are not made by a completion that is refused', () => {
    const { bring, ask, legacyOrder } = startLegacyOrder();
    bring('in-progress');

    ask('complete', { answer: 'ACCOUNTING_REJECTED' });

    assert.deepEqual(legacyOrder.postings(), []);
  });

  for (const act of ['sell', 'close', 'cancel', 'reopen'] as const) {
    it(`are taken back on their own day when the clerk does ${act}`, () => {
      const { bring, clock, legacyOrder } = startLegacyOrder({ at: oneOClock });
      bring('complete');
      clock.advance(86_400_000);

      legacyOrder.clerk({ order: 'R-1', act });

      const [, reversal, ...rest] = legacyOrder.postings();
      assert.deepEqual(rest, []);
      assert.equal(reversal?.amountKrw, -33_000);
      assert.equal(reversal.reverses, 'R-1/1');
      assert.equal(reversal.businessDay, '2026-11-23');
    });
  }

  it('are taken back and made anew when the clerk edits what was completed', () => {
    const { bring, legacyOrder } = startLegacyOrder();
    bring('complete');

    legacyOrder.clerk({ order: 'R-1', act: 'edit-amount', amountKrw: 44_000 });

    assert.deepEqual(
      legacyOrder.postings().map(({ posting, amountKrw }) => [posting, amountKrw]),
      [
        ['R-1/1', 33_000],
        ['R-1/2', -33_000],
        ['R-1/3', 44_000],
      ],
    );
  });

  it('come back from what was kept, with their sums', () => {
    const switches = { at: oneOClock, creditLimitKrw: 60_000 };
    const { bring, legacyOrder } = startLegacyOrder(switches);
    bring('complete');
    const other = startLegacyOrder(switches);

    other.legacyOrder.state.restore(legacyOrder.state.documents());
    other.legacyOrder.openOrder({ order: 'R-2', amountKrw: 33_000, orderName: '' });
    other.ask('claim', { order: 'R-2' });

    assert.deepEqual(other.legacyOrder.postings(), legacyOrder.postings());
    assert.equal(other.ask('complete', { order: 'R-2' }).code, 'ACCOUNTING_REJECTED');
  });

  it('add up, whatever happens, to what is complete', () => {
    const attempt = fc.constantFrom('a-1', 'a-2');
    const step = fc.oneof(
      fc.record({ act: fc.constantFrom('claim', 'complete', 'fence', 'release'), attempt }),
      fc.record({ clerk: fc.constantFrom('sell', 'close', 'cancel', 'reopen') }),
      fc.record({ amountKrw: fc.integer({ min: 1, max: 99_999 }) }),
      fc.constant('batch' as const),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const { ask, legacyOrder, order } = startLegacyOrder({ rollsBackTo: 'payable' });

        for (const one of steps) {
          if (one === 'batch') legacyOrder.runBatch();
          else if ('act' in one) ask(one.act, { ...one, amount: order()?.amountKrw ?? 0 });
          else if ('clerk' in one) legacyOrder.clerk({ order: 'R-1', act: one.clerk });
          else legacyOrder.clerk({ order: 'R-1', act: 'edit-amount', ...one });

          const sum = legacyOrder.postings().reduce((all, { amountKrw }) => all + amountKrw, 0);
          assert.equal(sum, order()?.state === 'complete' ? order()?.amountKrw : 0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('legacy order: rules of the accounting', () => {
  it('refuse completions while the accounting is closed, and nothing else', () => {
    const { ask, clock } = startLegacyOrder({
      at: '2026-11-22T23:29:00+09:00',
      accountingClosedHours: '23:30-00:30',
    });
    clock.advance(60_000);

    assert.equal(ask('claim').status, 200);
    assert.equal(ask('complete').code, 'ACCOUNTING_CLOSED');
    clock.advance(60 * 60_000);
    assert.equal(ask('complete').status, 200);
  });

  it('refuse completions of orders whose stock is missing', () => {
    const { bring, ask, legacyOrder } = startLegacyOrder({ stockMissingOrders: ['R-1'] });
    bring('in-progress');

    assert.equal(ask('complete').code, 'STOCK_MISSING');
    legacyOrder.changeSwitches({ stockMissingOrders: [] });
    assert.equal(ask('complete').status, 200);
  });

  it('refuse what goes beyond the credit of a day, with the reason', () => {
    const { ask, clock, legacyOrder } = startLegacyOrder({ at: oneOClock, creditLimitKrw: 65_999 });
    legacyOrder.openOrder({ order: 'R-2', amountKrw: 33_000, orderName: '' });
    for (const order of ['R-1', 'R-2']) ask('claim', { order });
    ask('complete');

    const { code, json } = ask('complete', { order: 'R-2' });
    clock.advance(86_400_000);

    assert.equal(code, 'ACCOUNTING_REJECTED');
    assert.equal(json['message'], '여신 한도를 초과했습니다.');
    assert.equal(ask('complete', { order: 'R-2' }).status, 200);
  });

  it('never refuse what was completed already', () => {
    const { bring, ask, legacyOrder } = startLegacyOrder();
    bring('complete');

    legacyOrder.changeSwitches({ stockMissingOrders: ['R-1'] });

    assert.equal(ask('complete').status, 200);
  });

  it('tell the history of each refusal', () => {
    const { bring, ask, entries } = startLegacyOrder({ stockMissingOrders: ['R-1'] });
    bring('in-progress');

    ask('complete');

    const last = entries.at(-1);
    assert.ok(last?.kind === 'completion-rejected');
    assert.equal(last.code, 'STOCK_MISSING');
  });
});

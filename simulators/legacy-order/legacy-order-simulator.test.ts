import assert from 'node:assert/strict';
import { askDirectly } from '../kit/exchange/ask-directly.js';
import { startLegacyOrder } from './start-legacy-order.js';

describe('legacy order: look up', () => {
  it('shows the order', () => {
    const { lookUp } = startLegacyOrder();

    const { status, json, order } = lookUp();

    assert.deepEqual([status, order], [200, 'R-1']);
    assert.deepEqual(json, {
      order: {
        orderId: 'R-1',
        orderName: '세탁기 수리',
        state: 'payable',
        amount: 33_000,
        version: 1,
        attemptId: null,
      },
    });
  });

  it('keeps showing the attempt that completed it', () => {
    const { bring, lookUp } = startLegacyOrder();
    bring('complete');

    const order = lookUp().json['order'] as Readonly<Record<string, unknown>>;

    assert.deepEqual([order['state'], order['attemptId']], ['complete', 'a-1']);
  });

  it('refuses with a planned code', () => {
    const { status, code } = startLegacyOrder().lookUp('R-1', { answer: 'CLOSED_FOR_THE_DAY' });

    assert.deepEqual([status, code], [409, 'CLOSED_FOR_THE_DAY']);
  });
});

describe('legacy order: bad requests', () => {
  it('says that an order is unknown, whatever is asked of it', () => {
    const { lookUp, ask, entries } = startLegacyOrder();
    const order = 'R-9';

    const replies = [
      lookUp(order),
      ...(['claim', 'complete', 'fence', 'release'] as const).map((act) => ask(act, { order })),
    ];

    for (const { status, code, json } of replies) {
      assert.deepEqual([status, code, json['order']], [404, 'ORDER_UNKNOWN', null]);
    }
    assert.equal(entries.length, 1);
  });

  const malformed: readonly (readonly [string, string | object])[] = [
    ['claim', ''],
    ['claim', '{"attemptId":'],
    ['claim', 'null'],
    ['claim', []],
    ['claim', { attemptId: 'a-1' }],
    ['claim', { attemptId: 'a-1', version: '1' }],
    ['claim', { attemptId: 7, version: 1 }],
    ['claim', { attemptId: '', version: 1 }],
    ['complete', { attemptId: 'a-1', paymentKey: 'k-1', amount: '33000' }],
    ['complete', { attemptId: 'a-1', paymentKey: 'k-1', amount: 33_000.5 }],
    ['complete', { attemptId: 'a-1', amount: 33_000 }],
    ['fence', { attempt: 'a-1' }],
    ['release', { attemptId: ['a-1'] }],
  ];
  for (const [act, body] of malformed) {
    it(`calls ${act} ${JSON.stringify(body)} malformed and books nothing`, () => {
      const { legacyOrder, bring, entries } = startLegacyOrder();
      bring('in-progress');
      const before = entries.length;

      const path = `/orders/R-1/${act}`;
      const { status, code } = askDirectly(legacyOrder, { method: 'POST', path, body });

      assert.deepEqual([status, code], [400, 'MALFORMED']);
      assert.equal(entries.length, before);
    });
  }

  it('has an envelope for its own failures and for unknown paths', () => {
    const { serverError, notFound } = startLegacyOrder().legacyOrder;

    assert.deepEqual([serverError.status, serverError.code], [500, 'SYSTEM_ERROR']);
    assert.deepEqual([notFound.status, notFound.code], [404, 'PATH_UNKNOWN']);
  });
});

describe('legacy order: history', () => {
  it('tells of the opening', () => {
    assert.deepEqual(startLegacyOrder().entries, [
      { seq: 0, atMs: 0, kind: 'order-opened', order: 'R-1', amountKrw: 33_000, version: 1 },
    ]);
  });

  it('tells of a change with the exchange that caused it', () => {
    const { ask, entries } = startLegacyOrder();

    ask('claim', { exchange: 12 });

    assert.deepEqual(entries.at(-1), {
      seq: 1,
      atMs: 0,
      kind: 'order-changed',
      exchange: 12,
      order: 'R-1',
      from: 'payable',
      to: 'in-progress',
      attempt: 'a-1',
      amountKrw: 33_000,
      version: 2,
      by: 'service',
    });
  });

  for (const answer of ['ACCOUNTING_REJECTED', 'ACCOUNTING_CLOSED', 'STOCK_MISSING']) {
    it(`tells of a completion that was rejected late (${answer})`, () => {
      const { bring, ask, order, entries } = startLegacyOrder();
      bring('in-progress');

      const { status, code } = ask('complete', { answer, exchange: 5 });

      assert.deepEqual([status, code, order()?.state], [409, answer, 'in-progress']);
      assert.deepEqual(entries.at(-1), {
        seq: 2,
        atMs: 0,
        kind: 'completion-rejected',
        exchange: 5,
        order: 'R-1',
        attempt: 'a-1',
        code: answer,
      });
    });
  }

  it('tells of a completion that was refused for the order’s state', () => {
    const { ask, countOf } = startLegacyOrder();

    ask('complete');

    assert.equal(countOf('completion-rejected'), 1);
  });

  it('tells nothing of other refusals', () => {
    const { ask, entries } = startLegacyOrder();

    ask('claim', { answer: 'NOT_PAYABLE' });
    ask('fence');
    ask('release');

    assert.equal(entries.length, 1);
  });
});

describe('legacy order: planned refusals', () => {
  for (const act of ['claim', 'fence', 'release'] as const) {
    it(`${act}: refuses and changes nothing`, () => {
      const { bring, ask, order } = startLegacyOrder();
      bring(act === 'claim' ? 'payable' : 'in-progress');
      const before = order();

      const { status, code } = ask(act, { answer: 'CLOSED_FOR_THE_DAY' });

      assert.deepEqual([status, code], [409, 'CLOSED_FOR_THE_DAY']);
      assert.deepEqual(order(), before);
    });
  }

  it('never refuse what was done already', () => {
    const { bring, ask } = startLegacyOrder();
    bring('complete');

    assert.equal(ask('complete', { answer: 'ACCOUNTING_REJECTED' }).status, 200);
  });
});

describe('legacy order: clerk', () => {
  const states = [
    'payable',
    'in-progress',
    'cancelling',
    'complete',
    'unpayable',
    'closed',
  ] as const;
  const ends = {
    sell: 'closed',
    close: 'closed',
    cancel: 'unpayable',
    reopen: 'payable',
  } as const;

  for (const state of states) {
    for (const act of ['sell', 'close', 'cancel', 'reopen'] as const) {
      it(`may ${act} in ${state}, and takes the order from its attempt`, () => {
        const { bring, legacyOrder, order } = startLegacyOrder();
        bring(state);
        const before = order();

        legacyOrder.clerk({ order: 'R-1', act });

        assert.equal(order()?.state, ends[act]);
        assert.equal(order()?.attempt, null);
        assert.equal(order()?.version, (before?.version ?? 0) + 1);
      });
    }

    it(`may edit the amount in ${state}, and leaves the rest`, () => {
      const { bring, legacyOrder, order, entries } = startLegacyOrder();
      bring(state);
      const before = order();

      legacyOrder.clerk({ order: 'R-1', act: 'edit-amount', amountKrw: 44_000 });

      const version = (before?.version ?? 0) + 1;
      assert.deepEqual(order(), { ...before, amountKrw: 44_000, version });
      const told = entries.findLast(({ kind }) => kind === 'order-changed');
      assert.ok(told?.kind === 'order-changed');
      assert.deepEqual([told.exchange, told.by, told.from, told.to], [null, 'clerk', state, state]);
    });
  }

  it('needs an order that exists and, to edit the amount, an amount', () => {
    const { legacyOrder } = startLegacyOrder();

    assert.throws(() => {
      legacyOrder.clerk({ order: 'R-9', act: 'sell' });
    }, /finds no order R-9/);
    assert.throws(() => {
      legacyOrder.clerk({ order: 'R-1', act: 'edit-amount' });
    }, /needs amountKrw/);
  });

  it('opens an order once', () => {
    const { legacyOrder } = startLegacyOrder();

    assert.throws(() => {
      legacyOrder.openOrder({ order: 'R-1', amountKrw: 1, orderName: '' });
    }, /open already/);
  });
});

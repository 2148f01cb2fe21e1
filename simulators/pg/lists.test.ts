import assert from 'node:assert/strict';
import { startPg } from './start-pg.js';

type Row = Readonly<Record<string, unknown>>;

const day = 'startDate=2026-11-22&endDate=2026-11-23';

function startLists(settings: Parameters<typeof startPg>[0] = {}) {
  const trial = startPg(settings);
  return {
    ...trial,
    get: (path: string) => trial.ask({ method: 'GET', path }),
    rows: (path: string) => trial.ask({ method: 'GET', path }).json as unknown as readonly Row[],
  };
}

describe('pg: transactions', () => {
  /** Paid and cancelled in two parts, and an account that waits: four rows, a second apart. */
  function startTraded(settings: Parameters<typeof startPg>[0] = {}) {
    const trial = startLists(settings);
    const step = <T>(value: T) => {
      trial.clock.advance(1_000);
      return value;
    };
    const paymentKey = step(trial.pay());
    step(trial.cancel(paymentKey, { cancelAmount: 3_000 }));
    step(trial.cancel(paymentKey));
    step(trial.pay({ method: 'virtual-account' }, 'pg-order-2'));
    return { ...trial, paymentKey };
  }

  it('are the approvals and cancels, one row each; a waiting account has amount 0', () => {
    const { rows } = startTraded();

    assert.deepEqual(
      rows(`/v1/transactions?${day}`).map(({ status, amount, transactionAt }) => [
        status,
        amount,
        transactionAt,
      ]),
      [
        ['DONE', 33_000, '2026-11-22T06:00:00+09:00'],
        ['PARTIAL_CANCELED', 3_000, '2026-11-22T06:00:01+09:00'],
        ['PARTIAL_CANCELED', 30_000, '2026-11-22T06:00:02+09:00'],
        ['WAITING_FOR_DEPOSIT', 0, '2026-11-22T06:00:03+09:00'],
      ],
    );
  });

  it('have every field', () => {
    const { rows, lookUp, paymentKey } = startTraded();

    const [, , last] = rows(`/v1/transactions?${day}`);

    assert.deepEqual(last, {
      mId: 'simmid01',
      transactionKey: lookUp(paymentKey).json['lastTransactionKey'],
      paymentKey,
      orderId: 'pg-order-1',
      method: '카드',
      customerKey: null,
      useEscrow: false,
      receiptUrl: `https://dashboard.tosspayments.com/receipt/${paymentKey}`,
      status: 'PARTIAL_CANCELED',
      transactionAt: '2026-11-22T06:00:02+09:00',
      currency: 'KRW',
      amount: 30_000,
    });
  });

  it('are listed in pages, from a cursor on', () => {
    const { rows } = startTraded();

    const first = rows(`/v1/transactions?${day}&limit=3`);
    const rest = rows(
      `/v1/transactions?${day}&limit=3&startingAfter=${String(first[2]?.['transactionKey'])}`,
    );

    assert.deepEqual([first.length, rest.length], [3, 1]);
    assert.equal(rest[0]?.['status'], 'WAITING_FOR_DEPOSIT');
  });

  it('begin with the first page when the cursor has no value', () => {
    const { rows } = startTraded();

    assert.equal(rows(`/v1/transactions?${day}&startingAfter=&limit=`).length, 4);
  });

  it('are listed between two moments of Korea', () => {
    const { rows } = startTraded();
    const between = 'startDate=2026-11-22T06:00:01&endDate=2026-11-22T06:00:02';

    assert.equal(rows(`/v1/transactions?${between}`).length, 2);
  });

  it('are listed between moments with milliseconds', () => {
    const { rows } = startTraded();
    const between = 'startDate=2026-11-22T06:00:00.001&endDate=2026-11-22T06:00:02.999';

    assert.equal(rows(`/v1/transactions?${between}`).length, 2);
  });

  it('appear late when they are set to', () => {
    const { rows } = startTraded({ switches: { transactionsAppearAfterMs: 3_000 } });

    assert.equal(rows(`/v1/transactions?${day}`).length, 2);
  });

  const refused: readonly [string, string][] = [
    ['', 'INVALID_REQUEST'],
    ['startDate=2026-11-22', 'INVALID_REQUEST'],
    ['startDate=2026-11-22T00:00:00Z&endDate=2026-11-23', 'INVALID_DATE'],
    ['startDate=2026-02-30&endDate=2026-11-23', 'INVALID_DATE'],
    [`${day}&startingAfter=bogus`, 'INVALID_TRANSACTION_KEY'],
    [`${day}&limit=0`, 'INVALID_REQUEST'],
    [`${day}&limit=many`, 'INVALID_REQUEST'],
    [`${day}&limit=5001`, 'EXCEED_MAX_QUERY_LIMIT'],
  ];
  for (const [query, code] of refused) {
    it(`refuse "${query}"`, () => {
      const reply = startLists().get(`/v1/transactions?${query}`);

      assert.deepEqual([reply.status, reply.code], [400, code]);
    });
  }
});

describe('pg: settlements', () => {
  it('of test payments are none', () => {
    const { pay, rows } = startLists();
    pay();

    assert.deepEqual(rows(`/v1/settlements?${day}`), []);
  });

  it('have rows when they are set to: what came, what went, and the fee', () => {
    const { pay, cancel, rows } = startLists({ switches: { settlesTestPayments: true } });
    cancel(pay(), { cancelAmount: 3_000 });

    const [captured, returned] = rows(`/v1/settlements?${day}`);

    assert.ok(captured !== undefined && returned !== undefined);
    const { amount, fee, payOutAmount, soldDate, paidOutDate } = captured;
    assert.deepEqual(
      [amount, fee, payOutAmount, soldDate, paidOutDate],
      [33_000, 838, 32_162, '2026-11-22', '2026-11-26'],
    );
    assert.equal(returned['amount'], -3_000);
    assert.equal((returned['cancel'] as { cancelAmount: number }).cancelAmount, 3_000);
  });

  it('are listed by the day of the pay-out, in pages', () => {
    const { pay, rows } = startLists({ switches: { settlesTestPayments: true } });
    pay();
    pay({}, 'pg-order-2');
    const paidOut = 'dateType=paidOutDate&startDate=2026-11-26&endDate=2026-11-26';

    assert.equal(rows(`/v1/settlements?${paidOut}`).length, 2);
    assert.equal(rows(`/v1/settlements?${paidOut}&page=2&size=1`).length, 1);
  });

  for (const [query, code] of [
    ['', 'INVALID_REQUEST'],
    ['startDate=2026-11-22T00:00:00&endDate=2026-11-23', 'INVALID_DATE'],
    [`${day}&dateType=today`, 'INVALID_REQUEST'],
    [`${day}&size=5001`, 'EXCEED_MAX_QUERY_LIMIT'],
  ] as const) {
    it(`refuse "${query}"`, () => {
      assert.equal(startLists().get(`/v1/settlements?${query}`).code, code);
    });
  }

  it('can be asked for', () => {
    const { pay, post } = startLists();

    assert.deepEqual(post('/v1/settlements', { paymentKey: pay() }).json, { result: true });
    assert.equal(post('/v1/settlements', { paymentKey: 'bogus' }).code, 'NOT_FOUND_PAYMENT');
  });
});

describe('pg: cash receipts', () => {
  const receipt = {
    amount: 33_000,
    orderId: 'pg-order-1',
    orderName: '세탁기 수리',
    customerIdentityNumber: '01012345678',
    type: '소득공제',
  };

  it('are issued with every field, and twice for the same order', () => {
    const { post } = startLists();

    const first = post('/v1/cash-receipts', receipt);
    const second = post('/v1/cash-receipts', receipt);

    const { receiptKey, receiptUrl, ...rest } = first.json;
    assert.notEqual(receiptKey, second.json['receiptKey']);
    assert.match(String(receiptUrl), /^https:/);
    assert.deepEqual(rest, {
      ...receipt,
      transactionType: 'CONFIRM',
      taxFreeAmount: 0,
      issueNumber: '000000000',
      businessNumber: '0000000000',
      issueStatus: 'IN_PROGRESS',
      failure: null,
      requestedAt: '2026-11-22T06:00:00+09:00',
    });
  });

  it('are cancelled once, whole or in part, as receipts of their own', () => {
    const { post } = startLists();
    const key = String(post('/v1/cash-receipts', receipt).json['receiptKey']);

    const { json } = post(`/v1/cash-receipts/${key}/cancel`, { amount: 3_000 });

    assert.deepEqual(
      [json['receiptKey'], json['transactionType'], json['amount']],
      [`c_${key}`, 'CANCEL', 3_000],
    );
    assert.equal(post(`/v1/cash-receipts/${key}/cancel`, '').code, 'DUPLICATED_REQUEST');
  });

  const cancels: readonly [string, string, object, string][] = [
    ['nobody has', 'bogus', {}, 'NOT_FOUND'],
    ['is smaller', '', { amount: 33_001 }, 'INVALID_REQUEST'],
  ];
  for (const [what, otherKey, body, code] of cancels) {
    it(`are not cancelled when the receipt ${what}`, () => {
      const { post } = startLists();
      const key = String(post('/v1/cash-receipts', receipt).json['receiptKey']);

      assert.equal(post(`/v1/cash-receipts/${otherKey || key}/cancel`, body).code, code);
    });
  }

  it('are listed by day, in pages', () => {
    const { post, get, clock } = startLists();
    for (const amount of [1, 2, 3]) post('/v1/cash-receipts', { ...receipt, amount });
    clock.advance(24 * 3_600_000);
    post('/v1/cash-receipts', receipt);

    const first = get('/v1/cash-receipts?requestDate=2026-11-22&limit=2').json;
    const second = get('/v1/cash-receipts?requestDate=2026-11-22&limit=2&cursor=2').json;

    assert.deepEqual([first['hasNext'], first['lastCursor']], [true, 2]);
    assert.deepEqual([second['hasNext'], (second['data'] as unknown[]).length], [false, 1]);
  });

  it('are not listed without a day', () => {
    assert.equal(startLists().get('/v1/cash-receipts').code, 'INVALID_REQUEST');
  });
});

describe('pg: checkout page', () => {
  it('shows a payment as a page, with its name escaped', () => {
    const { openWindow, get } = startLists();
    const paymentKey = openWindow({ orderName: '<b>수리</b>' });

    const { status, headers, body } = get(`/v1/payments/${paymentKey}/checkout`);

    assert.deepEqual([status, headers['content-type']], [200, 'text/html; charset=utf-8']);
    assert.match(body, /&lt;b&gt;수리/);
    assert.equal(get('/v1/payments/bogus/checkout').code, 'NOT_FOUND_PAYMENT');
  });
});

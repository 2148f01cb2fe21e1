import assert from 'node:assert/strict';
import { startPg } from './start-pg.js';

const path = '/v1/virtual-accounts';
const body = {
  amount: 33_000,
  orderId: 'pg-order-1',
  orderName: '세탁기 수리',
  customerName: '김수리',
  bank: '20',
};
const hourMs = 3_600_000;
const refundReceiveAccount = { bank: '신한', accountNumber: '12345678901', holderName: '김수리' };

function startWaiting(other: object = {}) {
  const trial = startPg();
  const issued = trial.post(path, { ...body, ...other });
  return { ...trial, issued, paymentKey: String(issued.json['paymentKey']) };
}

function accountIn(json: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return json['virtualAccount'] as Record<string, unknown>; // Every test here is about one.
}

describe('pg: virtual account', () => {
  it('is issued and waits for its deposit', () => {
    const { issued, effects } = startWaiting();

    const { json, status } = issued;
    assert.deepEqual(
      [status, json['status'], json['method']],
      [200, 'WAITING_FOR_DEPOSIT', '가상계좌'],
    );
    assert.deepEqual(
      [json['approvedAt'], json['card'], json['balanceAmount']],
      [null, null, 33_000],
    );
    assert.match(String(json['secret']), /^ps_/);
    const { accountNumber, ...account } = accountIn(json);
    assert.match(String(accountNumber), /^X\d{13}$/);
    assert.deepEqual(account, {
      accountType: '일반',
      bankCode: '20',
      customerName: '김수리',
      dueDate: '2026-11-29T06:00:00+09:00',
      refundStatus: 'NONE',
      expired: false,
      settlementStatus: 'INCOMPLETED',
      refundReceiveAccount: null,
      depositorName: null,
    });
    assert.ok(effects().every(({ kind }) => kind !== 'payment-captured'));
  });

  it('is done when the money has come', () => {
    const { deposit, paymentKey, effects, clock } = startWaiting();
    clock.advance(hourMs);

    const { status, json } = deposit(paymentKey, { depositorName: '이대신' });

    assert.deepEqual(
      [status, json['status'], json['approvedAt']],
      [200, 'DONE', '2026-11-22T07:00:00+09:00'],
    );
    assert.equal(accountIn(json)['depositorName'], '이대신');
    const effect = effects().at(-1);
    assert.ok(effect?.kind === 'payment-captured' && effect.amountKrw === 33_000);
  });

  const refusals: readonly [string, (trial: ReturnType<typeof startWaiting>) => object, string][] =
    [
      ['another amount', () => ({ amount: 32_999 }), 'WRONG_DEPOSIT_AMOUNT'],
      [
        'a deposit after the due date',
        ({ clock }) => {
          clock.advance(168 * hourMs + 1);
          return {};
        },
        'ACCOUNT_OVERDUE',
      ],
      [
        'a second deposit',
        ({ deposit, paymentKey }) => {
          deposit(paymentKey);
          return {};
        },
        'NOT_WAITING_FOR_DEPOSIT',
      ],
    ];
  for (const [what, prepare, code] of refusals) {
    it(`sends ${what} back`, () => {
      const trial = startWaiting();
      const money = prepare(trial);
      const before = trial.effects().length;

      const reply = trial.deposit(trial.paymentKey, money);

      assert.deepEqual([reply.status, reply.code], [409, code]);
      assert.equal(trial.effects().length, before);
    });
  }

  it('takes a deposit at the last moment', () => {
    const { clock, deposit, paymentKey } = startWaiting({ validHours: '1' });
    clock.advance(hourMs);

    assert.equal(deposit(paymentKey).json['status'], 'DONE');
  });

  it('keeps waiting after the due date, and says only that it expired', () => {
    const { clock, lookUp, paymentKey } = startWaiting();

    clock.advance(169 * hourMs);

    const { json } = lookUp(paymentKey);
    assert.deepEqual([json['status'], accountIn(json)['expired']], ['WAITING_FOR_DEPOSIT', true]);
  });

  it('waits again when the bank takes the deposit back, and can be paid again', () => {
    const { post, deposit, paymentKey, effects } = startWaiting();
    deposit(paymentKey);

    const reversed = post(`/simulator/virtual-accounts/${paymentKey}/deposit-reversals`, {});

    assert.deepEqual(
      [reversed.json['status'], reversed.json['approvedAt']],
      ['WAITING_FOR_DEPOSIT', null],
    );
    const effect = effects().at(-1);
    assert.ok(effect?.kind === 'payment-refunded');
    assert.deepEqual([effect.by, effect.amountKrw], ['bank', 33_000]);
    assert.equal(deposit(paymentKey).json['status'], 'DONE');
  });

  it('has no deposit to take back while it waits', () => {
    const { post, paymentKey } = startWaiting();

    const { code } = post(`/simulator/virtual-accounts/${paymentKey}/deposit-reversals`, {});

    assert.equal(code, 'NO_DEPOSIT');
  });

  it('keeps one number for an account key', () => {
    const { post, issued } = startWaiting({ accountKey: 558 });

    const again = post(path, { ...body, orderId: 'pg-order-2', accountKey: '558' });

    const [first, second] = [accountIn(issued.json), accountIn(again.json)];
    assert.equal(first['accountType'], '고정');
    assert.equal(second['accountNumber'], first['accountNumber']);
  });

  it('is issued by a confirm when it was chosen in the window', () => {
    const { pay, lookUp, effects, lookUpOrder } = startPg();

    const paymentKey = pay({ method: 'virtual-account' });

    assert.equal(lookUp(paymentKey).json['status'], 'WAITING_FOR_DEPOSIT');
    assert.equal(lookUpOrder().json['paymentKey'], paymentKey);
    assert.ok(effects().every(({ kind }) => kind !== 'payment-captured'));
  });

  it('uses up its order id', () => {
    const { post, authenticate, confirm } = startWaiting();

    assert.equal(post(path, body).code, 'DUPLICATED_ORDER_ID');
    assert.equal(confirm(authenticate()).code, 'DUPLICATED_ORDER_ID');
  });

  it('brings the cash receipt that was wished for', () => {
    const wish = { type: '소득공제', registrationNumber: '01012345678' };
    const { deposit, lookUp, paymentKey } = startWaiting({ cashReceipt: wish });

    const before = lookUp(paymentKey).json['cashReceipt'];
    const { cashReceipt, cashReceipts } = deposit(paymentKey).json;

    assert.equal(before, null);
    assert.deepEqual(
      [(cashReceipt as { type: string }).type, (cashReceipts as unknown[]).length],
      ['소득공제', 1],
    );
  });

  const loose: readonly [string, object, string | number][] = [
    ['an order id that is a number', { orderId: 71 }, '71'],
    ['hours that are a text', { validHours: '1' }, 'pg-order-1'],
    ['an amount that is a text', { amount: '33000' }, 'pg-order-1'],
    ['a Korean bank name', { bank: '우리' }, 'pg-order-1'],
    ['an English bank name', { bank: 'WOORI' }, 'pg-order-1'],
    ['a due date', { dueDate: '2026-11-23T00:00:00' }, 'pg-order-1'],
    ['a day as a due date', { dueDate: '2026-11-23' }, 'pg-order-1'],
  ];
  for (const [what, other, orderId] of loose) {
    it(`takes ${what}`, () => {
      const { issued } = startWaiting(other);

      assert.deepEqual([issued.status, issued.json['orderId']], [200, orderId]);
    });
  }

  const refused: readonly [string, object, string][] = [
    ['no bank', { bank: undefined }, 'INVALID_REQUEST'],
    ['an unknown bank', { bank: '99' }, 'INVALID_BANK'],
    ['no hours', { validHours: 0 }, 'INVALID_REQUEST'],
    ['more than thirty days', { validHours: 721 }, 'EXCEED_MAX_DUE_DATE'],
    ['a due date beyond thirty days', { dueDate: '2026-12-23' }, 'EXCEED_MAX_DUE_DATE'],
    ['a due date in the past', { dueDate: '2026-11-22' }, 'INVALID_DATE'],
    ['a due date in another form', { dueDate: '2026-11-23T00:00:00Z' }, 'INVALID_DATE'],
    [
      'both hours and a due date',
      { validHours: 1, dueDate: '2026-11-23' },
      'INVALID_VALID_HOURS_WITH_DUE_DATE_AND_SINGLE',
    ],
    [
      'a receipt of no type',
      { cashReceipt: { type: '영수증' } },
      'INVALID_REGISTRATION_NUMBER_TYPE',
    ],
    ['too small an amount', { amount: 199 }, 'BELOW_MINIMUM_AMOUNT'],
    ['more tax-free than it costs', { taxFreeAmount: 33_001 }, 'INVALID_REQUEST'],
    ['a long account key', { accountKey: '12345678901234' }, 'INVALID_REQUEST'],
  ];
  for (const [what, other, code] of refused) {
    it(`is not issued for ${what}`, () => {
      const { issued, effects } = startWaiting(other);

      assert.deepEqual([issued.status, issued.code, effects()], [400, code, []]);
    });
  }
});

describe('pg: cancel of a virtual account', () => {
  it('closes a waiting account without an account to refund to, and moves no money', () => {
    const { cancel, paymentKey, effects } = startWaiting();

    const { status, json } = cancel(paymentKey);

    assert.deepEqual([status, json['status'], json['balanceAmount']], [200, 'CANCELED', 0]);
    assert.ok(effects().every(({ kind }) => kind !== 'payment-refunded'));
    assert.equal(cancel(paymentKey).code, 'ALREADY_CANCELED_PAYMENT');
  });

  it('closes no part of a waiting account', () => {
    const { cancel, paymentKey } = startWaiting();

    const { status, code } = cancel(paymentKey, { cancelAmount: 1_000 });

    assert.deepEqual([status, code], [403, 'NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT']);
  });

  it('gives a deposit back to the account that is named', () => {
    const { cancel, deposit, paymentKey, lookUp, clock } = startWaiting();
    deposit(paymentKey);

    const { json } = cancel(paymentKey, { refundReceiveAccount });

    assert.equal(json['status'], 'CANCELED');
    assert.equal(accountIn(json)['refundStatus'], 'NONE');
    clock.advance(48 * hourMs);
    assert.equal(accountIn(lookUp(paymentKey).json)['refundStatus'], 'COMPLETED');
  });

  it('shows no account that a cancel names', () => {
    const { cancel, deposit, paymentKey } = startWaiting();
    deposit(paymentKey);

    const { json } = cancel(paymentKey, { refundReceiveAccount });

    assert.equal(accountIn(json)['refundReceiveAccount'], null);
  });

  const table: readonly [string, object, number, string][] = [
    ['no account', {}, 400, 'INVALID_REFUND_ACCOUNT_INFO'],
    [
      'an unknown bank',
      { refundReceiveAccount: { ...refundReceiveAccount, bank: '99' } },
      400,
      'INVALID_BANK',
    ],
    [
      'a number with letters',
      { refundReceiveAccount: { ...refundReceiveAccount, accountNumber: '12-34' } },
      400,
      'INVALID_REFUND_ACCOUNT_NUMBER',
    ],
    [
      'a number of 21 digits',
      { refundReceiveAccount: { ...refundReceiveAccount, accountNumber: '1'.repeat(21) } },
      400,
      'INVALID_REFUND_ACCOUNT_NUMBER',
    ],
    [
      'nobody to pay',
      { refundReceiveAccount: { ...refundReceiveAccount, holderName: '' } },
      400,
      'INVALID_REQUEST',
    ],
  ];
  for (const [what, other, status, code] of table) {
    it(`gives no deposit back to ${what}`, () => {
      const { cancel, deposit, paymentKey, lookUp } = startWaiting();
      deposit(paymentKey);

      const reply = cancel(paymentKey, other);

      assert.deepEqual([reply.status, reply.code], [status, code]);
      assert.equal(lookUp(paymentKey).json['status'], 'DONE');
    });
  }
});

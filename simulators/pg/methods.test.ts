import assert from 'node:assert/strict';
import { startPg } from './start-pg.js';

const dayMs = 24 * 3_600_000;
const refundReceiveAccount = { bank: '88', accountNumber: '12345678901', holderName: '김수리' };

type Row = readonly [method: string, instrument: object, wireName: string, part: string];

/** Each method, what the customer says of it, and how the Payment object tells of it. */
const methods: readonly Row[] = [
  ['card', {}, '카드', 'card'],
  ['easy-pay', { easyPay: { provider: '카카오페이' } }, '간편결제', 'easyPay'],
  ['transfer', { transfer: { bankCode: '신한' } }, '계좌이체', 'transfer'],
  [
    'virtual-account',
    { virtualAccount: { bankCode: '20', customerName: '김' } },
    '가상계좌',
    'virtualAccount',
  ],
  [
    'mobile-phone',
    { mobilePhone: { customerMobilePhone: '01012341234' } },
    '휴대폰',
    'mobilePhone',
  ],
  [
    'gift-certificate',
    { giftCertificate: { name: '도서문화상품권' } },
    '도서문화상품권',
    'giftCertificate',
  ],
  ['foreign-easy-pay', {}, '간편결제', 'easyPay'],
];
const parts = ['card', 'easyPay', 'transfer', 'virtualAccount', 'mobilePhone', 'giftCertificate'];

describe('pg: methods', () => {
  for (const [method, instrument, wireName, part] of methods) {
    it(`${method} is shown as ${wireName} with ${part}`, () => {
      const { pay, lookUp } = startPg();

      const { json } = lookUp(pay({ method, ...instrument }));

      assert.equal(json['method'], wireName);
      assert.deepEqual(
        parts.filter((name) => json[name] !== null),
        [part],
      );
    });
  }

  it('shows an easy payment by a registered card with both', () => {
    const { pay, lookUp } = startPg();

    const { json } = lookUp(pay({ method: 'easy-pay', card: { number: '4906251234123456' } }));

    assert.deepEqual(json['easyPay'], { provider: '토스페이', amount: 0, discountAmount: 0 });
    assert.equal((json['card'] as { amount: number }).amount, 33_000);
  });

  it('shows the card that was used, masked', () => {
    const { pay, lookUp } = startPg();
    const card = { number: '9410-0012-3456-7890', installmentPlanMonths: 3 };

    const { json } = lookUp(pay({ card }));

    const shown = json['card'] as Record<string, unknown>;
    assert.deepEqual(
      [shown['number'], shown['issuerCode'], shown['installmentPlanMonths']],
      ['94100012****789*', '21', 3],
    );
  });

  const tooSmall: readonly [string, number][] = [
    ['card', 99],
    ['transfer', 199],
    ['virtual-account', 199],
  ];
  for (const [method, amount] of tooSmall) {
    it(`refuses ${amount} won by ${method}`, () => {
      const { post, confirm } = startPg();
      const asked = post('/simulator/authentications', { orderId: 'pg-order-1', amount, method });

      const { status, code } = confirm(String(asked.json['paymentKey']), { amount });

      assert.deepEqual([status, code], [400, 'BELOW_MINIMUM_AMOUNT']);
    });
  }
});

describe('pg: cancel windows', () => {
  /** Paid on 22 November 2026 at six in the morning in Korea. */
  const table: readonly [method: string, inTimeMs: number, what: string][] = [
    ['transfer', 180 * dayMs, '180 days'],
    ['virtual-account', 365 * dayMs, '365 days'],
    [
      'mobile-phone',
      Date.parse('2026-12-01T00:00:00+09:00') - Date.parse('2026-11-22T06:00:00+09:00') - 1,
      'the month',
    ],
    ['foreign-easy-pay', 180 * dayMs, '180 days'],
  ];
  for (const [method, inTimeMs, what] of table) {
    const startPaid = () => {
      const trial = startPg();
      const paymentKey = trial.pay({ method });
      if (method === 'virtual-account') trial.deposit(paymentKey);
      return { ...trial, paymentKey };
    };

    it(`${method}: ${what}, and no longer`, () => {
      const [early, late] = [startPaid(), startPaid()];
      early.clock.advance(inTimeMs);
      late.clock.advance(inTimeMs + 1);

      const inTime = early.cancel(early.paymentKey, { refundReceiveAccount });
      const tooLate = late.cancel(late.paymentKey, { refundReceiveAccount });

      assert.equal(inTime.status, 200);
      assert.deepEqual([tooLate.status, tooLate.code], [403, 'EXCEED_MAX_REFUND_DUE']);
    });
  }

  for (const method of ['card', 'easy-pay', 'gift-certificate']) {
    it(`${method}: for ever`, () => {
      const { pay, cancel, clock } = startPg();
      const paymentKey = pay({ method });

      clock.advance(1_000 * dayMs);

      assert.equal(cancel(paymentKey).json['status'], 'CANCELED');
    });
  }
});

describe('pg: tax', () => {
  /** A window with 10 000 won free of tax, paid. */
  function startTaxed(other: object = {}) {
    const trial = startPg();
    const paymentKey = trial.openWindow({ taxFreeAmount: 10_000, ...other });
    trial.post(`/simulator/windows/${paymentKey}/authentications`, { method: 'card' });
    trial.confirm(paymentKey);
    return { ...trial, paymentKey };
  }
  const taxOf = (json: Readonly<Record<string, unknown>>) => [
    json['suppliedAmount'],
    json['vat'],
    json['taxFreeAmount'],
  ];

  it('is in the price of what is not free of it', () => {
    const { lookUp, paymentKey } = startTaxed();

    assert.deepEqual(taxOf(lookUp(paymentKey).json), [20_909, 2_091, 10_000]);
  });

  it('shrinks with a cancel, and the free part by what the cancel says', () => {
    const { cancel, paymentKey } = startTaxed();

    const { json } = cancel(paymentKey, { cancelAmount: 15_000, taxFreeAmount: 4_000 });

    assert.deepEqual(taxOf(json), [10_909, 1_091, 6_000]);
  });

  it('leaves nothing after a full cancel', () => {
    const { cancel, paymentKey } = startTaxed();

    assert.deepEqual(taxOf(cancel(paymentKey).json), [0, 0, 0]);
  });

  it('refuses more tax-free than there is', () => {
    const { cancel, paymentKey } = startTaxed();

    const reply = cancel(paymentKey, { cancelAmount: 12_000, taxFreeAmount: 10_001 });

    assert.equal(reply.code, 'NOT_CANCELABLE_AMOUNT');
  });

  it('of a card with an exempt part is not given back in part', () => {
    const { cancel, lookUp, paymentKey } = startTaxed({ taxExemptionAmount: 1_000 });

    assert.equal(lookUp(paymentKey).json['isPartialCancelable'], false);
    const { status, code } = cancel(paymentKey, { cancelAmount: 1_000 });

    assert.deepEqual([status, code], [403, 'NOT_ALLOWED_PARTIAL_REFUND']);
    assert.equal(cancel(paymentKey).json['taxExemptionAmount'], 0);
  });

  it('of an escrow order is not given back in part', () => {
    const { cancel, paymentKey } = startTaxed({ useEscrow: true });

    assert.equal(cancel(paymentKey, { cancelAmount: 1_000 }).code, 'NOT_ALLOWED_PARTIAL_REFUND');
  });
});

describe('pg: foreign easy pay', () => {
  function startForeign(settings: Parameters<typeof startPg>[0] = {}) {
    const trial = startPg(settings);
    const paymentKey = trial.openWindow({ amount: 10.5, currency: 'USD' });
    trial.post(`/simulator/windows/${paymentKey}/authentications`, { method: 'foreign-easy-pay' });
    trial.confirm(paymentKey, { amount: '10.50' });
    return { ...trial, paymentKey };
  }
  const requested = { cancelAmount: 3.3, currency: 'USD', cancelRequestId: 'cancel-0001' };
  const stateOf = (json: Readonly<Record<string, unknown>>) => {
    const [first] = (json['cancels'] ?? []) as readonly { cancelStatus: string }[];
    return [json['status'], json['balanceAmount'], first?.cancelStatus];
  };

  it('is paid in its own currency', () => {
    const { lookUp, paymentKey, effects } = startForeign();

    const { json } = lookUp(paymentKey);

    assert.deepEqual([json['currency'], json['totalAmount'], json['country']], ['USD', 10.5, 'US']);
    const effect = effects().at(-1);
    assert.ok(effect?.kind === 'payment-captured');
    assert.deepEqual([effect.amountKrw, effect.currency], [10.5, 'USD']);
  });

  it('is given back when the provider has decided, and not before', () => {
    const { cancel, lookUp, clock, paymentKey, effects } = startForeign();

    const { json } = cancel(paymentKey, requested);
    const before = effects().at(-1)?.kind;
    clock.advance(60_000);

    assert.deepEqual(stateOf(json), ['DONE', 10.5, 'IN_PROGRESS']);
    assert.equal(before, 'payment-captured');
    assert.deepEqual(stateOf(lookUp(paymentKey).json), ['PARTIAL_CANCELED', 7.2, 'DONE']);
    assert.equal(effects().at(-1)?.kind, 'payment-refunded');
  });

  it('is kept when the provider refuses', () => {
    const { cancel, post, lookUp, clock, paymentKey, effects } = startForeign();
    cancel(paymentKey, requested);

    post(`/simulator/payments/${paymentKey}/cancel-decisions`, { outcome: 'ABORTED' });
    clock.advance(60_000);

    assert.deepEqual(stateOf(lookUp(paymentKey).json), ['DONE', 10.5, 'ABORTED']);
    assert.equal(effects().at(-1)?.kind, 'payment-captured');
  });

  const table: readonly [string, object, string][] = [
    ['a part without its currency', { cancelAmount: 3.3 }, 'INVALID_CURRENCY'],
    ['another currency', { ...requested, currency: 'KRW' }, 'INVALID_CURRENCY'],
    ['a currency that is none', { ...requested, currency: 'EUR' }, 'INVALID_CURRENCY'],
    ['a short request id', { ...requested, cancelRequestId: 'x' }, 'INVALID_REQUEST'],
  ];
  for (const [what, other, code] of table) {
    it(`is not cancelled with ${what}`, () => {
      const { cancel, paymentKey } = startForeign();

      assert.equal(cancel(paymentKey, other).code, code);
    });
  }

  it('is not cancelled again while the provider decides', () => {
    const { cancel, paymentKey } = startForeign();
    cancel(paymentKey, requested);

    assert.equal(cancel(paymentKey, requested).code, 'ALREADY_REFUNDING_PAYMENT');
  });

  it('has no decision to wait for without a cancel', () => {
    const { post, paymentKey } = startForeign();

    const { code } = post(`/simulator/payments/${paymentKey}/cancel-decisions`, {
      outcome: 'DONE',
    });

    assert.equal(code, 'NO_CANCEL_IN_PROGRESS');
  });
});

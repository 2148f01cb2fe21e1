import assert from 'node:assert/strict';
import { startPg } from './start-pg.js';

const keys = [
  'approvedAt',
  'balanceAmount',
  'cancels',
  'card',
  'cashReceipt',
  'cashReceipts',
  'checkout',
  'country',
  'cultureExpense',
  'currency',
  'discount',
  'easyPay',
  'failure',
  'giftCertificate',
  'isPartialCancelable',
  'lastTransactionKey',
  'mId',
  'metadata',
  'method',
  'mobilePhone',
  'orderId',
  'orderName',
  'paymentKey',
  'receipt',
  'requestedAt',
  'secret',
  'status',
  'suppliedAmount',
  'taxExemptionAmount',
  'taxFreeAmount',
  'totalAmount',
  'transfer',
  'type',
  'useEscrow',
  'vat',
  'version',
  'virtualAccount',
];

describe('pg: look up', () => {
  it('shows every key of a payment in every state', () => {
    const { authenticate, confirm, cancel, lookUp, clock } = startPg();
    const paymentKey = authenticate();
    const expiring = authenticate('pg-order-2');
    const shown = [lookUp(paymentKey), confirm(paymentKey), cancel(paymentKey)];
    clock.advance(700_000);

    for (const { json } of [...shown, lookUp(expiring)]) {
      assert.deepEqual(Object.keys(json).sort(), [...keys].sort());
    }
  });

  it('shows a payment in progress as one without method, card and approval', () => {
    const { authenticate, lookUp } = startPg();

    const { status, json, order } = lookUp(authenticate());

    assert.deepEqual([status, json['status'], order], [200, 'IN_PROGRESS', 'R-1']);
    assert.deepEqual(
      [json['method'], json['card'], json['approvedAt'], json['lastTransactionKey']],
      [null, null, null, null],
    );
    assert.equal(json['requestedAt'], '2026-11-22T06:00:00+09:00');
  });

  it('shows an approved payment with card, taxes and times of Korea', () => {
    const { authenticate, confirm, lookUp, clock } = startPg();
    const paymentKey = authenticate('pg-order-1', 'R-1', 15_000);
    clock.advance(20_400);
    confirm(paymentKey, { amount: 15_000 });

    const { json } = lookUp(paymentKey);

    assert.equal(json['approvedAt'], '2026-11-22T06:00:20+09:00');
    assert.deepEqual([json['suppliedAmount'], json['vat']], [13_636, 1_364]);
    assert.deepEqual([json['method'], json['cancels'], json['failure']], ['카드', null, null]);
    assert.match(String(json['lastTransactionKey']), /^txrd_a01[a-z0-9]{24}$/);
    assert.match(String(json['secret']), /^ps_/);
  });

  it('says why a payment expired or was declined', () => {
    const { authenticate, confirm, lookUp, clock } = startPg();
    const [declined, expired] = [authenticate(), authenticate()];
    confirm(declined, {}, { answer: 'REJECT_CARD_PAYMENT' });
    clock.advance(700_000);

    assert.deepEqual(lookUp(declined).json['failure'], {
      code: 'REJECT_CARD_PAYMENT',
      message: '한도초과 혹은 잔액부족으로 결제에 실패했습니다.',
    });
    assert.deepEqual(lookUp(expired).json['failure'], {
      code: 'EXPIRED_PAYMENT',
      message: '결제가 만료되었습니다. 다시 시도해주세요.',
    });
  });

  it('knows no payment that was never authenticated', () => {
    const { lookUp, lookUpOrder } = startPg();

    for (const { status, code, order } of [lookUp('unheard-of'), lookUpOrder('unheard-of')]) {
      assert.deepEqual([status, code, order], [404, 'NOT_FOUND_PAYMENT', null]);
    }
  });

  it('shows the newest of several attempts while none was captured', () => {
    const { authenticate, lookUpOrder } = startPg();
    authenticate();
    const newest = authenticate();

    assert.equal(lookUpOrder().json['paymentKey'], newest);
  });

  it('shows the captured one of several attempts, even cancelled', () => {
    const { authenticate, confirm, cancel, lookUpOrder } = startPg();
    const [first] = [authenticate(), authenticate()];
    confirm(first);
    cancel(first);

    const { json, order } = lookUpOrder();

    assert.deepEqual([json['paymentKey'], json['status'], order], [first, 'CANCELED', 'R-1']);
  });

  it('refuses with a planned code', () => {
    const { authenticate, ask } = startPg();
    const path = `/v1/payments/${authenticate()}`;

    const { status, code } = ask({ method: 'GET', path, answer: 'FORBIDDEN_CONSECUTIVE_REQUEST' });

    assert.deepEqual([status, code], [403, 'FORBIDDEN_CONSECUTIVE_REQUEST']);
  });

  it('lists all payments as they stand now', () => {
    const { authenticate, confirm, clock, pg } = startPg();
    confirm(authenticate());
    authenticate('pg-order-2');
    clock.advance(700_000);

    assert.deepEqual(
      pg.payments().map(({ status }) => status),
      ['DONE', 'EXPIRED'],
    );
  });
});

import assert from 'node:assert/strict';
import { startPg } from './start-pg.js';

const path = '/v1/payments/key-in';
const body = {
  amount: 50_000,
  orderId: 'pg-order-1',
  orderName: '세탁기 수리',
  cardNumber: '9410001234567890',
  cardExpirationYear: '26',
  cardExpirationMonth: '11',
  customerIdentityNumber: '900101',
};

describe('pg: key-in', () => {
  it('captures at once', () => {
    const { post, effects } = startPg();

    const { status, json, order } = post(path, body);

    assert.deepEqual(
      [status, json['status'], json['type'], order],
      [200, 'DONE', 'NORMAL', 'pg-order-1'],
    );
    assert.equal((json['card'] as { number: string }).number, '94100012****789*');
    assert.deepEqual(
      effects().map(({ kind }) => kind),
      ['payment-authenticated', 'payment-captured'],
    );
  });

  const good: readonly [string, object][] = [
    ['an amount that is a text', { amount: '50000' }],
    ['an order id that is a number', { orderId: 20261122 }],
    ['a business number', { customerIdentityNumber: '1234567890' }],
    ['installments from 50,000 won', { cardInstallmentPlan: 12 }],
    ['another card', { cardNumber: '4906251234123456', cardPassword: null }],
  ];
  for (const [what, other] of good) {
    it(`takes ${what}`, () => {
      assert.equal(startPg().post(path, { ...body, ...other }).status, 200);
    });
  }

  const refused: readonly [string, object, string][] = [
    ['no card number', { cardNumber: undefined }, 'INVALID_REQUIRED_PARAM'],
    ['the first six digits only', { cardNumber: '433012' }, 'INVALID_CARD_NUMBER'],
    ['a card of an unknown kind', { cardNumber: '4330121234567890' }, 'NOT_SUPPORTED_CARD_TYPE'],
    ['another of an unknown kind', { cardNumber: '5520221234567890' }, 'NOT_SUPPORTED_CARD_TYPE'],
    ['a card of last month', { cardExpirationMonth: '10' }, 'INVALID_CARD_EXPIRATION'],
    ['a thirteenth month', { cardExpirationMonth: '13' }, 'INVALID_CARD_EXPIRATION'],
    ['a year of four digits', { cardExpirationYear: '2026' }, 'INVALID_CARD_EXPIRATION'],
    [
      'a birthday of eight digits',
      { customerIdentityNumber: '19900101' },
      'INVALID_BIRTH_DAY_FORMAT',
    ],
    ['a whole password', { cardPassword: '1234' }, 'INVALID_CARD_PASSWORD'],
    ['an e-mail without @', { customerEmail: 'kim' }, 'INVALID_EMAIL'],
    ['a short order id', { orderId: 'x' }, 'INVALID_ORDER_ID'],
    ['a short number for an order id', { orderId: 71 }, 'INVALID_ORDER_ID'],
    ['no order id', { orderId: undefined }, 'INVALID_REQUIRED_PARAM'],
    ['thirteen installments', { cardInstallmentPlan: 13 }, 'INVALID_CARD_INSTALLMENT_PLAN'],
    [
      'installments below 50,000 won',
      { amount: 49_999, cardInstallmentPlan: 2 },
      'NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT',
    ],
    ['less than 100 won', { amount: 99 }, 'BELOW_MINIMUM_AMOUNT'],
  ];
  for (const [what, other, code] of refused) {
    it(`refuses ${what}`, () => {
      const { post, effects } = startPg();

      const reply = post(path, { ...body, ...other });

      assert.deepEqual([reply.status, reply.code, effects()], [400, code, []]);
    });
  }

  it('refuses an order id that was paid', () => {
    const { post } = startPg();
    post(path, body);

    assert.equal(post(path, body).code, 'DUPLICATED_ORDER_ID');
  });

  it('refuses for business reasons, and hides a capture when it is asked to', () => {
    const { post, effects } = startPg();

    const refusedReply = post(path, body, { answer: 'REJECT_CARD_COMPANY' });
    const nothing = effects();
    const hidden = post(path, body, { answer: 'CAPTURED_BUT_PROVIDER_ERROR' });

    assert.deepEqual([refusedReply.code, nothing], ['REJECT_CARD_COMPANY', []]);
    assert.equal(hidden.code, 'PROVIDER_ERROR');
    assert.equal(effects().at(-1)?.kind, 'payment-captured');
  });
});

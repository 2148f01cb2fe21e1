import assert from 'node:assert/strict';
import { startPg } from './start-pg.js';

const customerKey = 'customer-1';
const card = {
  customerKey,
  cardNumber: '9410001234567890',
  cardExpirationYear: '30',
  cardExpirationMonth: '01',
  customerIdentityNumber: '900101',
};
const charge = { customerKey, amount: 33_000, orderId: 'pg-order-1', orderName: '정기 점검' };

function startBilling(settings: Parameters<typeof startPg>[0] = {}) {
  const trial = startPg(settings);
  const { post, ask } = trial;
  return {
    ...trial,
    authorize: (other: object = {}) => {
      const wish = { clientKey: 'test_ck_x', customerKey, method: 'CARD', ...other };
      return String(post('/simulator/billing-authorizations', wish).json['authKey']);
    },
    issue: (authKey: string, key = customerKey) =>
      post('/v1/billing/authorizations/issue', { authKey, customerKey: key }),
    issueByCard: (other: object = {}) =>
      post('/v1/billing/authorizations/card', { ...card, ...other }),
    charge: (billingKey: string, other: object = {}) =>
      post(`/v1/billing/${billingKey}`, { ...charge, ...other }),
    remove: (billingKey: string) =>
      ask({ method: 'DELETE', path: `/v1/billing/${encodeURIComponent(billingKey)}` }),
  };
}

function startIssued() {
  const trial = startBilling();
  return { ...trial, billingKey: String(trial.issueByCard().json['billingKey']) };
}

describe('pg: billing key', () => {
  it('is issued for what the customer consented to, with every field', () => {
    const { authorize, issue } = startBilling();

    const { status, json } = issue(authorize());

    const { billingKey, ...billing } = json;
    assert.equal(status, 200);
    assert.match(String(billingKey), /^[A-Za-z0-9]{43}=$/);
    assert.deepEqual(billing, {
      mId: 'simmid01',
      customerKey,
      authenticatedAt: '2026-11-22T06:00:00+09:00',
      easyPay: null,
      method: '카드',
      cardCompany: '현대',
      cardNumber: '94100012****789*',
      card: {
        issuerCode: '61',
        acquirerCode: '31',
        number: '94100012****789*',
        cardType: '신용',
        ownerType: '개인',
      },
      transfers: null,
    });
  });

  it('is issued for an account', () => {
    const { authorize, issue, charge: pay } = startBilling();

    const { json } = issue(
      authorize({ method: 'TRANSFER', transfer: { bankCode: '88', accountNumber: '110' } }),
    );

    assert.deepEqual([json['method'], json['card']], ['계좌이체', null]);
    assert.deepEqual(json['transfers'], [{ bankName: '신한', bankAccountNumber: '110' }]);
    assert.equal(pay(String(json['billingKey'])).json['method'], '계좌이체');
  });

  it('is issued by the older route, unless that is switched off', () => {
    for (const servesOlderRoutes of [true, false]) {
      const { authorize, post } = startBilling({ switches: { servesOlderRoutes } });

      const { status } = post(`/v1/billing/authorizations/${authorize()}`, { customerKey });

      assert.equal(status, servesOlderRoutes ? 200 : 404);
    }
  });

  it('is not issued for an auth key that nobody has', () => {
    const { status, code } = startBilling().issue('bogus');

    assert.deepEqual([status, code], [404, 'NOT_FOUND_BILLING']);
  });

  it('is issued once for an auth key', () => {
    const { authorize, issue } = startBilling();
    const authKey = authorize();
    issue(authKey);

    assert.equal(issue(authKey).code, 'INVALID_BILLING_AUTH');
  });

  it('is not issued to another customer', () => {
    const { authorize, issue } = startBilling();

    const { status, code } = issue(authorize(), 'customer-2');

    assert.deepEqual([status, code], [400, 'NOT_MATCHES_CUSTOMER_KEY']);
  });

  const customerKeys: readonly [string, string, number, string | null][] = [
    ['two letters', 'ab', 200, null],
    ['300 letters', 'k'.repeat(300), 200, null],
    ['spaces', 'a b c', 200, null],
    ['301 letters', 'k'.repeat(301), 500, 'FAILED_DB_PROCESSING'],
    ['no letter', '', 400, 'INVALID_REQUEST'],
  ];
  for (const [what, key, status, code] of customerKeys) {
    it(`answers a customer key of ${what} with ${status}`, () => {
      const reply = startBilling().issueByCard({ customerKey: key });

      assert.deepEqual([reply.status, reply.code], [status, code]);
    });
  }

  /** Each of the sandbox's cards: the issue, the card type, the charge. */
  const cards: readonly [string, number, string | null, string | null][] = [
    ['9410001234567890', 200, '신용', null],
    ['4906251234123456', 200, '신용', null],
    ['4330121234567890', 200, '미확인', 'NOT_SUPPORTED_CARD_TYPE'],
    ['5520221234567890', 200, '미확인', 'NOT_SUPPORTED_CARD_TYPE'],
    ['433012', 400, null, null],
  ];
  for (const [cardNumber, status, cardType, chargeCode] of cards) {
    it(`card ${cardNumber}: issue ${status}, charge ${chargeCode ?? 'DONE'}`, () => {
      const { issueByCard, charge: pay } = startBilling();

      const issued = issueByCard({ cardNumber });

      assert.equal(issued.status, status);
      if (status !== 200) {
        assert.equal(issued.code, 'INVALID_CARD_NUMBER');
        return;
      }
      assert.equal((issued.json['card'] as { cardType: string }).cardType, cardType);
      assert.equal(pay(String(issued.json['billingKey'])).code, chargeCode);
    });
  }
});

describe('pg: charge of a billing key', () => {
  it('captures, as a payment of type BILLING', () => {
    const { billingKey, charge: pay, effects, lookUpOrder } = startIssued();

    const { status, json, order } = pay(encodeURIComponent(billingKey));

    assert.deepEqual(
      [status, json['status'], json['type'], order],
      [200, 'DONE', 'BILLING', 'pg-order-1'],
    );
    assert.notEqual(json['secret'], null);
    assert.equal(effects().at(-1)?.kind, 'payment-captured');
    assert.equal(lookUpOrder().json['paymentKey'], json['paymentKey']);
  });

  it('takes the key raw, with its =', () => {
    const { billingKey, charge: pay } = startIssued();

    assert.equal(pay(billingKey).status, 200);
  });

  const table: readonly [string, object, number, string][] = [
    ['another customer', { customerKey: 'customer-2' }, 400, 'NOT_MATCHES_CUSTOMER_KEY'],
    ['less than 100 won', { amount: 99 }, 400, 'BELOW_MINIMUM_AMOUNT'],
    ['no order name', { orderName: undefined }, 400, 'INVALID_REQUEST'],
    ['thirteen installments', { cardInstallmentPlan: 13 }, 400, 'INVALID_CARD_INSTALLMENT_PLAN'],
  ];
  for (const [what, other, status, code] of table) {
    it(`is refused for ${what}`, () => {
      const { billingKey, charge: pay, effects } = startIssued();

      const reply = pay(billingKey, other);

      assert.deepEqual([reply.status, reply.code, effects()], [status, code, []]);
    });
  }

  it('is refused for an order id that was paid', () => {
    const { billingKey, charge: pay } = startIssued();
    pay(billingKey);

    assert.equal(pay(billingKey).code, 'DUPLICATED_ORDER_ID');
  });

  it('is refused for a key that nobody has, with the code that is set', () => {
    assert.equal(startBilling().charge('bogus').code, 'NOT_FOUND_BILLING');
    const switches = { unknownBillingKey: 'INVALID_BILL_KEY_REQUEST' };
    assert.equal(startBilling({ switches }).charge('bogus').code, 'INVALID_BILL_KEY_REQUEST');
  });

  it('can be cancelled as every payment', () => {
    const { billingKey, charge: pay, cancel } = startIssued();

    assert.equal(cancel(String(pay(billingKey).json['paymentKey'])).json['status'], 'CANCELED');
  });
});

describe('pg: removal of a billing key', () => {
  it('says nothing, and the key can be used no more', () => {
    const { billingKey, remove, charge: pay } = startIssued();

    const { status, body } = remove(billingKey);
    const after = pay(billingKey);

    assert.deepEqual([status, body], [200, '']);
    assert.deepEqual([after.status, after.code], [400, 'ALREADY_REMOVED_BILLING_KEY']);
    assert.equal(remove(billingKey).code, 'ALREADY_REMOVED_BILLING_KEY');
  });

  it('finds no key that nobody has', () => {
    const { status, code } = startBilling().remove('bogus');

    assert.deepEqual([status, code], [404, 'NOT_FOUND_BILLING']);
  });
});

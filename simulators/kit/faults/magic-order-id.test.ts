import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wishOf } from './magic-order-id.js';

describe('magic order id', () => {
  const confirm = { operation: 'pg.confirm', nth: 1 };
  const wish = (order: string, exchange = confirm) => wishOf({ ...exchange, order }, 'pg.confirm');
  const lost = { kind: 'fault', fault: { fault: 'lose-response' } };

  it('names a fault at the first confirm', () => {
    assert.deepEqual(wish('order-17--lose-response'), lost);
    assert.equal(wish('order-17--lose-response', { ...confirm, nth: 2 }), undefined);
    assert.equal(
      wish('order-17--lose-response', { ...confirm, operation: 'pg.cancel' }),
      undefined,
    );
  });

  it('names a code', () => {
    const refused = { kind: 'answer', code: 'REJECT_CARD_PAYMENT' };

    assert.deepEqual(wish('order-17--REJECT_CARD_PAYMENT'), refused);
  });

  it('names another operation and call', () => {
    const order = 'order-17--lose-response--at-look-up-order-2';

    assert.deepEqual(wish(order, { operation: 'pg.look-up-order', nth: 2 }), lost);
    assert.equal(wish(order), undefined);
  });

  for (const mark of ['_', '=']) {
    it(`gives the fault its field after "${mark}"`, () => {
      const fault = { fault: 'error-after', status: 503 };

      assert.deepEqual(wish(`order-17--error-after${mark}503`), { kind: 'fault', fault });
    });
  }

  it('can wish several things', () => {
    const order = 'order-17--lose-response--delay_900--at-cancel';

    assert.deepEqual(wish(order), lost);
    assert.deepEqual(wish(order, { operation: 'pg.cancel', nth: 1 }), {
      kind: 'fault',
      fault: { fault: 'delay', afterMs: 900 },
    });
  });

  it('wishes nothing for an exchange without an order', () => {
    assert.equal(wishOf({ ...confirm, order: null }, 'pg.confirm'), undefined);
  });

  it('lets every order id without a double hyphen alone', () => {
    const orderId = fc.stringMatching(/^\w(-?[\w=]){5,31}$/);

    fc.assert(fc.property(orderId, (order) => wish(order) === undefined));
  });

  for (const order of ['a--b--c', 'order--at-cancel', 'order--lose-everything', 'order--delay_x']) {
    it(`wishes nothing by "${order}"`, () => {
      assert.equal(wish(order), undefined);
    });
  }
});

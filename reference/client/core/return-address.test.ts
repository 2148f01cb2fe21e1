import assert from 'node:assert/strict';
import { readCallback, readOrder, readPgSaid, toReturnAddresses } from './return-address.js';

function query(text: string): URLSearchParams {
  return new URLSearchParams(text);
}

const genuine = 'order=R-1&paymentType=NORMAL&orderId=po_1&paymentKey=k&amount=33000';

describe('shop page: the return address', () => {
  it('carries what the service is to judge, as it came', () => {
    const callback = { paymentKey: 'k', pgOrderId: 'po_1', amount: '33000' };

    assert.deepEqual(readCallback(query(genuine)), callback);
  });

  for (const [what, text] of [
    ['without a key', 'orderId=po_1&amount=33000'],
    ['with two amounts', `${genuine}&amount=1`],
    ['with an empty order id', 'orderId=&paymentKey=k&amount=33000'],
    ['without anything', ''],
  ] as const) {
    it(`is no callback ${what}`, () => {
      assert.equal(readCallback(query(text)), undefined);
    });
  }

  it('leads back to the order that it was made for', () => {
    const { successUrl, failUrl } = toReturnAddresses('https://shop.example', 'R-1&x=1');

    assert.equal(readOrder(new URL(successUrl).searchParams), 'R-1&x=1');
    assert.equal(readOrder(new URL(failUrl).searchParams), 'R-1&x=1');
    assert.equal(readOrder(query('order=R-1&order=R-2')), '');
  });

  it('says what the PG said, up to a length', () => {
    const long = 'm'.repeat(1_000);

    assert.deepEqual(readPgSaid(query(`code=C&message=${long}`)), {
      code: 'C',
      message: 'm'.repeat(200),
    });
    assert.deepEqual(readPgSaid(query('')), { code: '', message: '' });
  });
});

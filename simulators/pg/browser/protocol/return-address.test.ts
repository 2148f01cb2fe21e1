import assert from 'node:assert/strict';
import { toFailAddress, toSuccessAddress } from './return-address.js';

const paid = { kind: 'authenticated', paymentKey: 'key', orderId: 'order-1', amount: 500 } as const;

describe('pg: browser, the way back', () => {
  it('says the payment type for a widget', () => {
    assert.equal(
      toSuccessAddress('https://shop.test/ok', { ...paid, flow: 'widget' }),
      'https://shop.test/ok?paymentType=NORMAL&orderId=order-1&paymentKey=key&amount=500',
    );
  });

  it('says none for a payment window', () => {
    assert.equal(
      toSuccessAddress('https://shop.test/ok', { ...paid, flow: 'payment' }),
      'https://shop.test/ok?amount=500&orderId=order-1&paymentKey=key',
    );
  });

  it('has customer and auth key for billing', () => {
    assert.equal(
      toSuccessAddress('https://shop.test/ok', {
        kind: 'billing-authorized',
        authKey: 'auth',
        customerKey: 'customer-1',
      }),
      'https://shop.test/ok?customerKey=customer-1&authKey=auth',
    );
  });

  it('keeps what the shop’s address had already', () => {
    assert.equal(
      toSuccessAddress('https://shop.test/ok?cart=7#top', { ...paid, flow: 'payment' }),
      'https://shop.test/ok?cart=7&amount=500&orderId=order-1&paymentKey=key#top',
    );
  });

  it('says why it failed, and of which order', () => {
    const failure = { kind: 'failed', code: 'A', message: 'b c', orderId: 'order-1' } as const;

    assert.equal(
      toFailAddress('https://shop.test/no', failure),
      'https://shop.test/no?code=A&message=b+c&orderId=order-1',
    );
    assert.equal(
      toFailAddress('https://shop.test/no', { ...failure, orderId: null }),
      'https://shop.test/no?code=A&message=b+c',
    );
  });
});

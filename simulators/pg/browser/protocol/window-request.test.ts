import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseWindowAddress, toWindowAddress, type WindowRequest } from './window-request.js';

const request: WindowRequest = {
  flow: 'payment',
  clientKey: 'test_ck_shop',
  customerKey: null,
  method: 'CARD',
  payment: { orderId: 'order-1', orderName: '생수', amount: 1_000, currency: 'KRW', more: {} },
  back: { successUrl: 'https://shop.test/success', failUrl: 'https://shop.test/fail' },
  framedBy: 'https://shop.test',
  language: 'ko',
  session: null,
  outcome: null,
};

describe('pg: browser, the address of a payment window', () => {
  it('keeps the request, whatever the texts in it', () => {
    const texts = fc.string({ unit: 'grapheme' });
    const fieldNames = fc.stringMatching(/^[a-zA-Z]{1,20}$/);
    fc.assert(
      fc.property(texts, texts, fc.dictionary(fieldNames, fc.jsonValue()), (name, key, more) => {
        const payment = {
          ...request.payment,
          orderId: 'o',
          orderName: name,
          amount: 1,
          currency: 'KRW',
        };
        const asked = { ...request, clientKey: key, payment: { ...payment, more } };

        const read = parseWindowAddress(toWindowAddress(asked, 'http://127.0.0.1:4700'));

        assert.equal(JSON.stringify(read), JSON.stringify(asked));
      }),
      { numRuns: 100 },
    );
  });

  it('leads to the simulator', () => {
    const { origin, pathname } = new URL(toWindowAddress(request, 'http://127.0.0.1:4700'));

    assert.equal(origin + pathname, 'http://127.0.0.1:4700/simulator/pages/payment-window');
  });

  const bad: readonly [why: string, address: string][] = [
    ['no request', 'http://pg.test/'],
    ['no JSON', 'http://pg.test/#{'],
    ['half a letter', 'http://pg.test/#%E'],
    ['another flow', toWindowAddress({ ...request, flow: 'gift' as 'payment' }, 'http://pg.test')],
    [
      'a way back that runs a script',
      toWindowAddress(
        { ...request, back: { successUrl: 'javascript:alert(1)', failUrl: 'https://shop.test' } },
        'http://pg.test',
      ),
    ],
  ];
  for (const [why, address] of bad) {
    it(`is none with ${why}`, () => {
      assert.equal(parseWindowAddress(address), undefined);
    });
  }
});

import assert from 'node:assert/strict';
import { codeOf } from '../../test/code-of.js';
import { parseBillingRequest, parsePaymentRequest, parseWidgetRequest } from './parse-request.js';

const urls = { successUrl: 'https://shop.test/success', failUrl: 'https://shop.test/fail' };
const order = { orderId: 'order-1', orderName: '생수 외 1건' };
const payment = { amount: 50_000, ...order };

describe('pg: browser, requests of SDK v1', () => {
  const methods: readonly [said: unknown, code: string | null][] = [
    ['카드', 'CARD'],
    ['CARD', 'CARD'],
    ['가상계좌', 'VIRTUAL_ACCOUNT'],
    ['계좌이체', 'TRANSFER'],
    ['휴대폰', 'MOBILE_PHONE'],
    ['토스페이', 'TOSSPAY'],
    ['토스결제', 'TOSSPAY'],
    ['문화상품권', 'CULTURE_GIFT_CERTIFICATE'],
    ['도서문화상품권', 'BOOK_GIFT_CERTIFICATE'],
    ['게임문화상품권', 'GAME_GIFT_CERTIFICATE'],
    ['해외간편결제', 'FOREIGN_EASY_PAY'],
    ['미선택', null],
    ['', null],
    [undefined, null],
  ];
  for (const [said, code] of methods) {
    it(`understand the method ${JSON.stringify(said)} as ${code ?? 'none yet'}`, () => {
      assert.equal(parsePaymentRequest(said, payment).method, code);
    });
  }

  it('are in won unless they say otherwise', () => {
    assert.equal(parsePaymentRequest('카드', payment).payment.currency, 'KRW');
    assert.equal(
      parsePaymentRequest('카드', { ...payment, currency: 'JPY' }).payment.currency,
      'JPY',
    );
  });

  it('keep what belongs to one method only', () => {
    const { more } = parsePaymentRequest('카드', { ...payment, cardCompany: '현대' }).payment;

    assert.deepEqual(more, { cardCompany: '현대' });
  });

  it('fail when that is asked for', () => {
    assert.equal(parsePaymentRequest('카드', { ...payment, forceFailure: true }).outcome, 'abort');
  });

  const bad: readonly [code: string, method: unknown, more: object][] = [
    ['NOT_SUPPORTED_METHOD', '현금', {}],
    ['INVALID_PARAMETER', '카드', { amount: '50000' }],
    ['INVALID_PARAMETER', '카드', { orderId: '1' }],
    ['INVALID_PARAMETER', '카드', { orderName: undefined }],
    ['BELOW_ZERO_AMOUNT', '카드', { amount: 0 }],
    ['INVALID_AMOUNT_VALUE', '카드', { amount: 10.5 }],
    ['INVALID_AMOUNT_CURRENCY', '카드', { currency: 'EUR' }],
    ['INVALID_METADATA', '카드', { metadata: { a: 1 } }],
    ['INCORRECT_SUCCESS_URL_FORMAT', '카드', { ...urls, successUrl: 'success' }],
    ['INCORRECT_FAIL_URL_FORMAT', '카드', { ...urls, failUrl: undefined }],
  ];
  for (const [code, method, more] of bad) {
    it(`${code}: ${JSON.stringify([method, more])}`, () => {
      assert.equal(
        codeOf(() => parsePaymentRequest(method, { ...payment, ...more })),
        code,
      );
    });
  }

  it('of a widget take the amount that is shown', () => {
    const { payment } = parseWidgetRequest(order, { value: 700, currency: 'KRW' });

    assert.equal(payment.amount, 700);
  });

  const billing: readonly [code: string | null, method: string, request: object][] = [
    [null, '카드', { customerKey: 'customer-1', ...urls }],
    [null, 'CARD', { customerKey: 'customer-1', ...urls }],
    ['NOT_SUPPORTED_METHOD', '휴대폰', { customerKey: 'customer-1', ...urls }],
    ['INVALID_CUSTOMER_KEY', '카드', urls],
    ['INCORRECT_SUCCESS_URL_FORMAT', '카드', { customerKey: 'customer-1' }],
  ];
  for (const [code, method, request] of billing) {
    it(`of billing: ${code ?? 'takes'} ${JSON.stringify([method, request]).slice(0, 60)}`, () => {
      assert.equal(
        codeOf(() => parseBillingRequest(method, request)),
        code,
      );
    });
  }
});

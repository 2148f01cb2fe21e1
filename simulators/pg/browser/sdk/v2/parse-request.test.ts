import assert from 'node:assert/strict';
import { codeOf } from '../../test/code-of.js';
import {
  parseBillingRequest,
  parsePaymentRequest,
  parseWidgetRequest,
  parseWidgetWindowRequest,
} from './parse-request.js';

const won = { value: 50_000, currency: 'KRW' };
const urls = { successUrl: 'https://shop.test/success', failUrl: 'https://shop.test/fail?a=1' };
const order = { orderId: 'order-1', orderName: '생수 외 1건' };
const payment = { method: 'CARD', amount: won, ...order };

describe('pg: browser, requests of SDK v2', () => {
  it('become one form, with the rest of what the shop said', () => {
    const metadata = { colour: 'red' };
    const request = {
      ...payment,
      ...urls,
      metadata,
      windowTarget: 'self',
      card: { useEscrow: false },
    };

    assert.deepEqual(parsePaymentRequest(request), {
      flow: 'payment',
      customerKey: null,
      method: 'CARD',
      payment: {
        ...order,
        amount: 50_000,
        currency: 'KRW',
        more: { metadata, card: { useEscrow: false } },
      },
      back: urls,
      windowTarget: 'self',
      outcome: null,
    });
  });

  it('of a widget take the amount that was set, and leave the method open', () => {
    const { flow, payment } = parseWidgetRequest(order, won);

    assert.deepEqual([flow, payment.amount, payment.currency], ['widget', 50_000, 'KRW']);
  });

  const good: readonly [why: string, more: object][] = [
    ['nulls for what may be left out', { customerName: null, metadata: null, windowTarget: null }],
    ['five pairs of metadata', { metadata: { a: '', b: '', c: '', d: '', e: 'x'.repeat(2000) } }],
    ['an order id with all that it may have', { orderId: 'aZ0-_=' }],
    ['cents', { amount: { value: 10.5, currency: 'USD' } }],
  ];
  for (const [why, more] of good) {
    it(`take ${why}`, () => {
      assert.equal(
        codeOf(() => parsePaymentRequest({ ...payment, ...more })),
        null,
      );
    });
  }

  const bad: readonly [code: string, more: object][] = [
    ['INVALID_PARAMETERS', { orderId: 'short' }],
    ['INVALID_PARAMETERS', { orderId: 'x'.repeat(65) }],
    ['INVALID_PARAMETERS', { orderId: 'has a blank' }],
    ['INVALID_PARAMETERS', { orderId: undefined }],
    ['INVALID_PARAMETERS', { orderName: '' }],
    ['INVALID_PARAMETERS', { orderName: 'x'.repeat(101) }],
    ['INVALID_PARAMETERS', { customerMobilePhone: '010-1234-5678' }],
    ['INVALID_PARAMETERS', { windowTarget: 'popup' }],
    ['INVALID_PARAMETERS', { colour: 'red' }],
    ['INVALID_PARAMETERS', { amount: 50_000 }],
    ['INVALID_AMOUNT_VALUE', { amount: { value: '50000', currency: 'KRW' } }],
    ['INVALID_AMOUNT_VALUE', { amount: { value: Number.NaN, currency: 'KRW' } }],
    ['INVALID_AMOUNT_VALUE', { amount: { value: 10.5, currency: 'KRW' } }],
    ['INVALID_AMOUNT_CURRENCY', { amount: { value: 1, currency: 'won' } }],
    ['BELOW_ZERO_AMOUNT', { amount: { value: 0, currency: 'KRW' } }],
    ['BELOW_ZERO_AMOUNT', { amount: { value: -1, currency: 'KRW' } }],
    ['INCORRECT_SUCCESS_URL_FORMAT', { ...urls, successUrl: '/success' }],
    ['INCORRECT_SUCCESS_URL_FORMAT', { failUrl: urls.failUrl }],
    ['INCORRECT_SUCCESS_URL_FORMAT', { ...urls, successUrl: 'javascript:alert(1)' }],
    ['INCORRECT_FAIL_URL_FORMAT', { ...urls, failUrl: 'fail.html' }],
    ['INCORRECT_FAIL_URL_FORMAT', { successUrl: urls.successUrl }],
    ['INVALID_METADATA', { metadata: { a: 1 } }],
    ['INVALID_METADATA', { metadata: { 'a[0]': 'x' } }],
    ['INVALID_METADATA', { metadata: { a: 'x'.repeat(2001) } }],
    ['INVALID_METADATA', { metadata: { a: '', b: '', c: '', d: '', e: '', f: '' } }],
    ['INVALID_METADATA', { metadata: 'red' }],
    ['NOT_SUPPORTED_METHOD', { method: '카드' }],
    ['NOT_SUPPORTED_METHOD', { method: 'TOSSPAY' }],
    ['NOT_SUPPORTED_METHOD', { method: undefined }],
    ['NOT_SUPPORTED_PROMISE', { method: 'FOREIGN_EASY_PAY' }],
  ];
  for (const [code, more] of bad) {
    it(`${code}: ${JSON.stringify(more).slice(0, 80)}`, () => {
      assert.equal(
        codeOf(() => parsePaymentRequest({ ...payment, ...more })),
        code,
      );
    });
  }

  it('say which field is wrong', () => {
    assert.throws(
      () => parsePaymentRequest({ ...payment, orderId: '1' }),
      /orderId: must be 6 to 64/,
    );
  });

  it('of a widget take neither amount nor method', () => {
    assert.equal(
      codeOf(() => parseWidgetRequest({ ...order, amount: won }, won)),
      'INVALID_PARAMETERS',
    );
    assert.equal(
      codeOf(() => parseWidgetRequest({ ...order, method: 'CARD' }, won)),
      'INVALID_PARAMETERS',
    );
  });

  it('of a widget’s window take the amount with them', () => {
    assert.equal(parseWidgetWindowRequest({ ...order, amount: won }).payment.amount, 50_000);
  });

  const billing: readonly [code: string | null, request: object][] = [
    [null, { method: 'CARD', ...urls }],
    [null, { method: 'TRANSFER', ...urls }],
    ['NOT_SUPPORTED_METHOD', { method: 'MOBILE_PHONE', ...urls }],
    ['INCORRECT_SUCCESS_URL_FORMAT', { method: 'CARD' }],
    ['INCORRECT_FAIL_URL_FORMAT', { method: 'CARD', successUrl: urls.successUrl }],
    ['INVALID_PARAMETERS', { method: 'CARD', ...urls, amount: won }],
  ];
  for (const [code, request] of billing) {
    it(`of billing: ${code ?? 'takes'} ${JSON.stringify(request).slice(0, 60)}`, () => {
      assert.equal(
        codeOf(() => parseBillingRequest(request)),
        code,
      );
    });
  }
});

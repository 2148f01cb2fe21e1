import assert from 'node:assert/strict';
import { errorCodes, errorOf, isListed } from './errors.js';

/** The codes that were measured, or that the documents give with their status. */
const statuses: Readonly<Record<string, number>> = {
  ALREADY_PROCESSED_PAYMENT: 400,
  PROVIDER_ERROR: 400,
  CARD_PROCESSING_ERROR: 400,
  INVALID_REQUEST: 400,
  INVALID_IDEMPOTENCY_KEY: 400,
  DUPLICATED_ORDER_ID: 400,
  ALREADY_CANCELED_PAYMENT: 400,
  NOT_MATCHES_REFUNDABLE_AMOUNT: 400,
  REFUND_REJECTED: 400,
  UNAUTHORIZED_KEY: 401,
  INCORRECT_BASIC_AUTH_FORMAT: 403,
  REJECT_CARD_PAYMENT: 403,
  REJECT_CARD_COMPANY: 403,
  FORBIDDEN_REQUEST: 403,
  FORBIDDEN_CONSECUTIVE_REQUEST: 403,
  NOT_CANCELABLE_AMOUNT: 403,
  NOT_CANCELABLE_PAYMENT: 403,
  EXCEED_MAX_REFUND_DUE: 403,
  NOT_FOUND_PAYMENT: 404,
  NOT_FOUND_PAYMENT_SESSION: 404,
  IDEMPOTENT_REQUEST_PROCESSING: 409,
  FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING: 500,
  FAILED_INTERNAL_SYSTEM_PROCESSING: 500,
  COMMON_ERROR: 500,
};

describe('pg errors', () => {
  for (const [code, status] of Object.entries(statuses)) {
    it(`${code} is a ${status}`, () => {
      assert.equal(errorOf(code).status, status);
      assert.ok(isListed(code));
    });
  }

  it('have a message of at most 510 characters in both languages', () => {
    for (const { ko, en } of errorCodes.map(errorOf)) {
      assert.match(ko, /[가-힣]/);
      assert.ok(ko.length <= 510 && en.length > 0 && en.length <= 510);
    }
  });

  it('say an invented code as a 400', () => {
    assert.ok(!isListed('MOON_PHASE'));
    assert.deepEqual(errorOf('MOON_PHASE'), { status: 400, ko: 'MOON_PHASE', en: 'MOON_PHASE' });
  });
});

import assert from 'node:assert/strict';
import { approved, authenticated } from './attempt-at.js';
import { toCancel, toConfirm } from './effects.js';
import {
  cancelRefusals,
  classifyCancel,
  classifyConfirm,
  classifyLookUp,
  confirmRefusals,
} from './pg-answer.js';

const confirm = toConfirm(authenticated());
const cancel = toCancel(approved());

const done = {
  paymentKey: 'key-1',
  orderId: 'po_one',
  status: 'DONE',
  totalAmount: 33_000,
  balanceAmount: 33_000,
  currency: 'KRW',
};
const account = {
  bankCode: '20',
  accountNumber: 'X6505636518308',
  dueDate: '2026-12-04T19:00:00+09:00',
  expired: false,
};
const waiting = { ...done, status: 'WAITING_FOR_DEPOSIT', virtualAccount: account };
const canceled = { ...done, status: 'CANCELED', balanceAmount: 0 };

function reply(status: number, body: unknown) {
  return { status, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** Replies that tell nothing about any call. */
const unreadable: readonly [string, ReturnType<typeof reply>][] = [
  ['an empty 200', reply(200, '')],
  ['a page', reply(200, '<html>maintenance</html>')],
  ['half a body', reply(200, JSON.stringify(done).slice(0, 40))],
  ['an array', reply(200, [done])],
  ['null', reply(200, 'null')],
  ['a 502 page of a proxy', reply(502, '<html>502</html>')],
  ['a 500 in the PG’s own words', reply(500, { code: 'FAILED_INTERNAL_SYSTEM_PROCESSING' })],
  ['a 400 without a code', reply(400, {})],
  ['a 400 with a code that is no text', reply(400, { code: 7 })],
  ['a 429', reply(429, { code: 'TOO_MANY_REQUESTS' })],
  ['a redirect', reply(302, '')],
  ['a 201 with a payment', reply(201, done)],
  ['an amount as text', reply(200, { ...done, totalAmount: '33000' })],
  ['a fraction', reply(200, { ...done, totalAmount: 33_000.5 })],
  ['another currency', reply(200, { ...done, currency: 'USD' })],
  ['no balance', reply(200, { ...done, balanceAmount: undefined })],
  ['no status', reply(200, { ...done, status: undefined })],
  ['no order id', reply(200, { ...done, orderId: undefined })],
  ['no payment key', reply(200, { ...done, paymentKey: undefined })],
  ['a payment key with a slash', reply(200, { ...done, paymentKey: '../x' })],
];

describe('the answer to a confirm', () => {
  it('is accepted when this payment is done with this amount', () => {
    assert.deepEqual(classifyConfirm(reply(200, done), confirm), { kind: 'accepted' });
  });

  for (const code of confirmRefusals) {
    it(`is rejected by ${code}`, () => {
      assert.deepEqual(classifyConfirm(reply(400, { code }), confirm), { kind: 'rejected', code });
    });
  }

  it('is not rejected by a listed code under a server error', () => {
    const answer = classifyConfirm(reply(500, { code: 'REJECT_CARD_PAYMENT' }), confirm);
    assert.equal(answer.kind, 'unknown');
  });

  for (const [status, code] of [
    [400, 'PROVIDER_ERROR'],
    [400, 'CARD_PROCESSING_ERROR'],
    [400, 'ALREADY_PROCESSED_PAYMENT'],
    [400, 'ALREADY_PROCESSING_REQUEST'],
    [400, 'DUPLICATED_ORDER_ID'],
    [409, 'IDEMPOTENT_REQUEST_PROCESSING'],
    [400, 'SOMETHING_NEW'],
  ] as const) {
    it(`is unknown after ${status} ${code}: it may hide a capture`, () => {
      const answer = classifyConfirm(reply(status, { code }), confirm);
      assert.deepEqual(answer, { kind: 'unknown', reason: `HTTP ${status} ${code}` });
    });
  }

  for (const [what, payment] of [
    ['an account without its number', { ...done, status: 'WAITING_FOR_DEPOSIT' }],
    [
      'an account without its due date',
      { ...waiting, virtualAccount: { ...account, dueDate: '' } },
    ],
    ['an account for another amount', { ...waiting, totalAmount: 1 }],
    ['a status that nobody listed', { ...done, status: 'HALF_DONE' }],
    ['another amount', { ...done, totalAmount: 1 }],
    ['another order id', { ...done, orderId: 'po_two' }],
    ['another key', { ...done, paymentKey: 'key-2' }],
  ] as const) {
    it(`is unknown when a 200 shows ${what}`, () => {
      assert.equal(classifyConfirm(reply(200, payment), confirm).kind, 'unknown');
    });
  }

  it('is accepted with the account that was issued', () => {
    const { bankCode, accountNumber } = account;
    const dueAtMs = Date.parse('2026-12-04T10:00:00Z');
    assert.deepEqual(classifyConfirm(reply(200, waiting), confirm), {
      kind: 'accepted',
      deposit: { bankCode, accountNumber, dueAtMs },
    });
  });

  for (const [what, answer] of unreadable) {
    it(`is unknown after ${what}`, () => {
      assert.equal(classifyConfirm(answer, confirm).kind, 'unknown');
    });
  }
});

describe('the answer to a cancel', () => {
  it('is accepted when all of this payment went back', () => {
    assert.deepEqual(classifyCancel(reply(200, canceled), cancel), { kind: 'accepted' });
  });

  for (const code of cancelRefusals) {
    it(`is rejected for good by ${code}`, () => {
      assert.deepEqual(classifyCancel(reply(403, { code }), cancel), { kind: 'rejected', code });
    });
  }

  for (const code of [
    'ALREADY_CANCELED_PAYMENT',
    'ALREADY_REFUND_PAYMENT',
    'PROVIDER_ERROR',
    'FORBIDDEN_BANK_REFUND_REQUEST',
    'FORBIDDEN_CONSECUTIVE_REQUEST',
    'NOT_FOUND_PAYMENT',
    'UNAUTHORIZED_KEY',
  ]) {
    it(`is unknown after ${code}: a look or a later try will tell`, () => {
      assert.equal(classifyCancel(reply(400, { code }), cancel).kind, 'unknown');
    });
  }

  it('is unknown when only a part went back', () => {
    for (const payment of [
      { ...canceled, status: 'PARTIAL_CANCELED', balanceAmount: 1 },
      { ...canceled, balanceAmount: 1 },
      { ...canceled, totalAmount: 1 },
      done,
    ]) {
      assert.equal(classifyCancel(reply(200, payment), cancel).kind, 'unknown');
    }
  });

  for (const [what, answer] of unreadable) {
    it(`is unknown after ${what}`, () => {
      assert.equal(classifyCancel(answer, cancel).kind, 'unknown');
    });
  }
});

describe('the answer to a look-up', () => {
  for (const status of [
    'READY',
    'IN_PROGRESS',
    'WAITING_FOR_DEPOSIT',
    'DONE',
    'CANCELED',
    'PARTIAL_CANCELED',
    'ABORTED',
    'EXPIRED',
  ]) {
    it(`shows a payment that is ${status}`, () => {
      const found = classifyLookUp(reply(200, { ...done, status }));
      assert.ok(found.kind === 'found');
      assert.equal(found.payment.status, status);
    });
  }

  it('shows whether the account can still be paid into', () => {
    for (const expired of [false, true]) {
      const body = { ...waiting, virtualAccount: { ...account, expired } };
      const found = classifyLookUp(reply(200, body));
      assert.ok(found.kind === 'found');
      assert.equal(found.payment.deposit?.isExpired, expired);
    }
  });

  it('tells a cancel before any money came from a refund', () => {
    const isVoided = (approvedAt: string | null) => {
      const found = classifyLookUp(reply(200, { ...canceled, approvedAt }));
      return found.kind === 'found' && found.payment.isVoided === true;
    };
    assert.equal(isVoided(null), true);
    assert.equal(isVoided('2026-11-27T10:00:00+09:00'), false);
  });

  it('shows a status that nobody listed as such', () => {
    const found = classifyLookUp(reply(200, { ...done, status: 'HALF_DONE' }));
    assert.ok(found.kind === 'found');
    assert.equal(found.payment.status, 'UNLISTED');
  });

  it('finds nothing only in the PG’s own words', () => {
    assert.equal(classifyLookUp(reply(404, { code: 'NOT_FOUND_PAYMENT' })).kind, 'not-found');
    assert.equal(classifyLookUp(reply(404, '<html>404</html>')).kind, 'unreadable');
    assert.equal(classifyLookUp(reply(400, { code: 'NOT_FOUND_PAYMENT' })).kind, 'unreadable');
  });

  for (const [what, answer] of unreadable) {
    it(`tells nothing with ${what}`, () => {
      assert.equal(classifyLookUp(answer).kind, 'unreadable');
    });
  }
});

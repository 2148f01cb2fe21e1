// Whatever anybody sends to any path, the PG answers in its own envelope, and never with a failure of its own.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { startPg } from './start-pg.js';

const { operations } = startPg().pg;

/** Values that a field may be given: right ones of every kind, and wrong ones. */
const value = fc.oneof(
  fc.constantFrom<unknown>(33_000, '33000', 0, -1, 1.5, '', null, true, [], {}, 'x'.repeat(400)),
  fc.constantFrom(
    'pg-order-1',
    '9410001234567890',
    '20',
    '신한',
    'KRW',
    'customer-1',
    '2026-11-23',
    'https://shop.test/back?cart=7#top',
  ),
  fc.constantFrom(
    'card',
    'virtual-account',
    'foreign-easy-pay',
    'CARD',
    '소득공제',
    'test_ck_x',
    '30',
    '01',
  ),
  fc.jsonValue(),
);
const fields = [
  'amount',
  'orderId',
  'orderName',
  'paymentKey',
  'cancelReason',
  'cancelAmount',
  'refundReceiveAccount',
  'taxFreeAmount',
  'currency',
  'refundableAmount',
  'cardNumber',
  'cardExpirationYear',
  'cardExpirationMonth',
  'customerIdentityNumber',
  'cardInstallmentPlan',
  'customerKey',
  'customerName',
  'authKey',
  'bank',
  'validHours',
  'dueDate',
  'accountKey',
  'cashReceipt',
  'type',
  'clientKey',
  'method',
  'easyPay',
  'successUrl',
  'failUrl',
  'customerMobilePhone',
  'card',
  'flow',
  'metadata',
  'code',
  'outcome',
  'startDate',
  'endDate',
  'limit',
  'requestDate',
];
const body = fc.oneof(
  fc.string(),
  fc
    .dictionary(fc.constantFrom(...fields), value, { maxKeys: 12 })
    .map((one) => JSON.stringify(one)),
);
const query = fc.dictionary(fc.constantFrom(...fields), fc.string(), { maxKeys: 4 });

describe('pg: any request', () => {
  for (const { method, path, name } of operations) {
    it(`${name} (${method} ${path}) is answered`, () => {
      fc.assert(
        fc.property(body, query, fc.boolean(), (text, asked, isOfPayment) => {
          const { ask, pay } = startPg();
          const paymentKey = pay({ method: 'virtual-account' });
          const param = isOfPayment ? paymentKey : 'unheard-of';
          const search = new URLSearchParams(asked).toString();
          const filled = `${path.replaceAll(/\{\w+\}/g, param)}?${search}`;

          const { status, body: sent, code, headers } = ask({ method, path: filled, body: text });

          assert.match(headers['x-tosspayments-trace-id'] ?? '', /^[0-9a-f]{32}$/);
          if (status === 200) {
            assert.equal(code, null);
            return;
          }
          // The one 500 that the real API is known to have for a bad request.
          assert.ok(status < 500 || code === 'FAILED_DB_PROCESSING', sent);
          const envelope = JSON.parse(sent) as Record<string, unknown>;
          assert.deepEqual(Object.keys(envelope), ['code', 'message']);
          assert.equal(envelope['code'], code);
        }),
        { numRuns: 60 },
      );
    });
  }
});

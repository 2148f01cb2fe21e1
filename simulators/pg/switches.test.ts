import assert from 'node:assert/strict';
import { startPg } from './start-pg.js';
import { defaultSwitches, switchesSchema } from './switches.js';

describe('pg: switches', () => {
  it('are all described', () => {
    for (const [name, field] of Object.entries(switchesSchema.shape)) {
      assert.match(field.description ?? '', /\.$/, name);
    }
  });

  it('refuse names that are none', () => {
    assert.equal(switchesSchema.safeParse({ amountDifers: 'INVALID_REQUEST' }).success, false);
  });

  type CodeSwitch =
    | 'amountDiffers'
    | 'aborted'
    | 'unapproved'
    | 'refundAccountMissing'
    | 'unknownAuthKey';
  const codes: readonly [CodeSwitch, (trial: ReturnType<typeof startPg>) => string | null][] = [
    ['amountDiffers', ({ authenticate, confirm }) => confirm(authenticate(), { amount: 1 }).code],
    [
      'aborted',
      ({ authenticate, confirm }) => {
        const paymentKey = authenticate();
        confirm(paymentKey, {}, { answer: 'REJECT_CARD_PAYMENT' });
        return confirm(paymentKey).code;
      },
    ],
    ['unapproved', ({ authenticate, cancel }) => cancel(authenticate()).code],
    [
      'refundAccountMissing',
      ({ pay, deposit, cancel }) => {
        const paymentKey = pay({ method: 'virtual-account' });
        deposit(paymentKey);
        return cancel(paymentKey).code;
      },
    ],
    [
      'unknownAuthKey',
      ({ post }) =>
        post('/v1/billing/authorizations/issue', { authKey: 'bogus', customerKey: 'c' }).code,
    ],
  ];
  for (const [name, codeOf] of codes) {
    it(`${name} is ${defaultSwitches[name]}, or what it is set to`, () => {
      assert.equal(codeOf(startPg()), defaultSwitches[name]);
      assert.equal(codeOf(startPg({ switches: { [name]: 'COMMON_ERROR' } })), 'COMMON_ERROR');
    });
  }

  it('failedAttemptUsesUpOrder: a declined payment bars its order id', () => {
    for (const failedAttemptUsesUpOrder of [false, true]) {
      const { authenticate, confirm } = startPg({ switches: { failedAttemptUsesUpOrder } });
      confirm(authenticate(), {}, { answer: 'REJECT_CARD_PAYMENT' });

      const { code } = confirm(authenticate());

      assert.equal(code, failedAttemptUsesUpOrder ? 'DUPLICATED_ORDER_ID' : null);
    }
  });

  it('servesOlderRoutes: a payment can be confirmed by its key in the path', () => {
    for (const servesOlderRoutes of [false, true]) {
      const { authenticate, post } = startPg({ switches: { servesOlderRoutes } });
      const body = { orderId: 'pg-order-1', amount: 33_000 };

      const { status, order } = post(`/v1/payments/${authenticate()}`, body);

      assert.deepEqual([status, order], [servesOlderRoutes ? 200 : 404, 'R-1']);
    }
  });

  it('requestsPerMinuteMax: more are answered 429, until the minute is over', () => {
    const { lookUp, cancel, clock } = startPg({ switches: { requestsPerMinuteMax: 2 } });
    lookUp('k');
    lookUp('k');

    const { status, code } = lookUp('k');
    const elsewhere = cancel('k');
    clock.advance(60_000);

    assert.deepEqual([status, code], [429, 'TOO_MANY_REQUESTS']);
    assert.equal(elsewhere.status, 404);
    assert.equal(lookUp('k').status, 404);
  });

  it('consecutiveRequestMs: a look-up or cancel that follows itself is refused', () => {
    const { lookUp, cancel, clock, pay } = startPg({ switches: { consecutiveRequestMs: 1_000 } });
    const paymentKey = pay();
    lookUp(paymentKey);
    cancel(paymentKey, { cancelAmount: 1 });

    for (const again of [lookUp(paymentKey), cancel(paymentKey, { cancelAmount: 1 })]) {
      assert.deepEqual([again.status, again.code], [403, 'FORBIDDEN_CONSECUTIVE_REQUEST']);
    }
    clock.advance(1_000);
    assert.equal(lookUp(paymentKey).status, 200);
  });

  it('keep the windows that they name', () => {
    const { openWindow, clock, lookUp } = startPg({ switches: { authenticationWindowMs: 500 } });
    const paymentKey = openWindow();

    clock.advance(501);

    assert.equal(lookUp(paymentKey).json['status'], 'EXPIRED');
  });
});

// Generators of valid scenarios: anything that may go wrong with a payment, as a scenario file would say it.
import fc from 'fast-check';
import { faultyOperations } from '../../simulators/kit/faults/chosen-fault-plan.js';
import { faultKinds } from '../../simulators/kit/faults/fault-kind.js';

/** The step log fails in the virtual world only, and a scenario is for both. */
const operations = faultyOperations.filter((operation) => !operation.startsWith('step-log.'));

const address = fc
  .record({ operation: fc.constantFrom(...operations), nth: fc.integer({ min: 1, max: 3 }) })
  .map(({ operation, nth }) => `${operation}#${nth}`);

const fault = fc
  .record({
    at: address,
    fault: fc.constantFrom(...faultKinds),
    afterMs: fc.constantFrom(50, 400, 1_500, 3_000),
    status: fc.constantFrom(500, 502, 503, 504),
    garbage: fc.constantFrom('empty', 'html', 'broken-json'),
    end: fc.constantFrom('reset', 'close'),
  })
  .map(({ at, fault: kind, afterMs, status, garbage, end }) => ({
    at,
    fault: kind,
    ...(['delay', 'execute-late', 'deliver-twice'].includes(kind) && { afterMs }),
    ...(['error-before', 'error-after'].includes(kind) && { status }),
    ...(kind.startsWith('garble-') && { garbage }),
    ...(kind === 'truncate-response' && { end }),
  }));

/** Business answers: normal life, each with the codes that a partner may give there. */
const answer = fc.oneof(
  fc.record({
    at: fc.constantFrom('legacy-order.complete#1', 'legacy-order.complete#2'),
    code: fc.constantFrom('ACCOUNTING_REJECTED', 'ACCOUNTING_CLOSED', 'STOCK_MISSING'),
  }),
  fc.record({
    at: fc.constant('pg.confirm#1'),
    code: fc.constantFrom(
      'REJECT_CARD_PAYMENT',
      'REJECT_CARD_COMPANY',
      'CAPTURED_BUT_PROVIDER_ERROR',
    ),
  }),
  fc.record({
    at: fc.constantFrom('pg.cancel#1', 'pg.cancel#2'),
    code: fc.constantFrom(
      'NOT_CANCELABLE_PAYMENT',
      'FORBIDDEN_BANK_REFUND_REQUEST',
      'PROVIDER_ERROR',
    ),
  }),
);

const clerkAct = fc.record({
  after: fc.constantFrom('legacy-order.claim#1', 'pg.authenticate#1', 'pg.confirm#1'),
  order: fc.constant('R-1001'),
  act: fc.constantFrom('sell', 'cancel'),
});

const payAct = fc.constantFrom({ pay: 'R-1001' }, { pay: 'R-1001', clicks: 2 });
const callbackAct = fc.constantFrom<unknown>(
  'callback',
  { callback: { times: 2 } },
  { callback: { amountKrw: 100 } },
  { callback: { secret: 'a-guessed-secret-0000' } },
);

/** How a customer goes about it: to the end, twice, astray, or away. */
const acts = fc
  .tuple(
    payAct,
    fc.constantFrom<readonly unknown[]>(['authenticate'], ['authenticate', 'authenticate'], []),
    fc.oneof(
      callbackAct.map((act) => [act]),
      fc.constant<unknown[]>([]),
      fc.constant(['leave']),
    ),
    fc.constantFrom<readonly unknown[]>([], [{ pay: 'R-1001' }, 'authenticate', 'callback']),
  )
  .map(([pay, authentication, ending, again]) => [pay, ...authentication, ...ending, ...again]);

/** A scenario with one order, one or two customers and up to three faults; every lawful end is allowed. */
export const arbitraryScenario = fc
  .record({
    amountKrw: fc.integer({ min: 100, max: 10_000_000 }),
    first: acts,
    second: fc.option(acts, { nil: undefined, freq: 3 }),
    faults: fc.array(fault, { maxLength: 3 }),
    answers: fc.array(answer, { maxLength: 2 }),
    clerk: fc.array(clerkAct, { maxLength: 1 }),
  })
  .map(({ amountKrw, first, second, faults, answers, clerk }) => ({
    name: 'property: any plan',
    story: 'A generated scenario.',
    orders: { 'R-1001': { amountKrw } },
    customers: { kim: first, ...(second !== undefined && { lee: second }) },
    faults,
    answers,
    clerk,
    expect: { 'R-1001': ['completed', 'cancelled', 'released', 'manual'] },
  }));

// Generators of valid scenarios: anything that may go wrong with payments, as a scenario file would say it.
import fc from 'fast-check';
import { arbitraryFault, arbitraryRefusals } from './arbitrary-fault.js';
import { arbitrarySwarm, has, type Swarm } from './arbitrary-swarm.js';

/** Orders of a scenario, by number; the first is the one that most is about. */
const orderIds = ['R-1001', 'R-1002', 'R-1003'] as const;

/** A scenario before it is written down. */
type Draft = { readonly swarm: Swarm; readonly orders: readonly string[] };

function arbitraryAddress({ orders, swarm }: Draft, operations: readonly string[]) {
  return fc
    .record({
      operation: fc.constantFrom(...operations),
      nth: fc.constantFrom(1, 1, 1, 2, 3),
      order: fc.constantFrom(null, ...(has(swarm, 'hurry') ? orders : orders.slice(0, 1))),
    })
    .map(
      ({ operation, nth, order }) => `${operation}#${nth}${order === null ? '' : ` of ${order}`}`,
    );
}

/** The step log fails in the virtual world only, and a scenario is for both. */
function arbitraryFaults(draft: Draft): fc.Arbitrary<readonly unknown[]> {
  const { operations, faultKinds } = draft.swarm;
  const onWire = operations.filter((operation) => !operation.startsWith('step-log.'));
  if (!has(draft.swarm, 'fault') || onWire.length === 0) return fc.constant([]);
  const fault = fc
    .tuple(arbitraryAddress(draft, onWire), arbitraryFault(faultKinds))
    .map(([at, what]) => ({ at, ...what }));
  return fc.array(fault, { minLength: 1, maxLength: 4 });
}

/** Moments at which somebody or something comes between. */
const moments = [
  'legacy-order.look-up',
  'legacy-order.claim',
  'pg.authenticate',
  'pg.confirm',
  'legacy-order.complete',
  'pg.cancel',
];

function arbitraryOutages(draft: Draft): fc.Arbitrary<readonly unknown[]> {
  if (!has(draft.swarm, 'outage')) return fc.constant([]);
  const outage = fc.record({
    party: fc.constantFrom('pg', 'legacy-order'),
    after: arbitraryAddress(draft, moments),
    forMs: fc.constantFrom(500, 2_000, 6_000),
  });
  return fc.array(outage, { minLength: 1, maxLength: 2 });
}

function arbitraryClerk(draft: Draft): fc.Arbitrary<readonly unknown[]> {
  if (!has(draft.swarm, 'clerk')) return fc.constant([]);
  const deed = fc
    .record({
      after: arbitraryAddress(draft, moments),
      order: fc.constantFrom(...draft.orders),
      act: fc.constantFrom('sell', 'cancel', 'reopen', 'edit-amount'),
      amountKrw: fc.integer({ min: 1, max: 10_000_000 }),
    })
    .map(({ amountKrw, ...one }) => (one.act === 'edit-amount' ? { ...one, amountKrw } : one));
  return fc.array(deed, { minLength: 1, maxLength: 3 });
}

/** Nobody waits longer than the windows are open, plus a while. */
const wait = fc.constantFrom(50, 700, 2_500, 7_000).map((forMs) => ({ wait: { forMs } }));

function arbitraryCallback(swarm: Swarm): fc.Arbitrary<unknown> {
  const genuine = fc.constantFrom<unknown>('callback', 'callback', { callback: { times: 2 } });
  if (!has(swarm, 'forgery')) return genuine;
  const forged = fc.constantFrom(
    { amountKrw: 100 },
    { pgOrderId: 'an-order-of-somebody-else' },
    { paymentKey: 'an-invented-key' },
    { secret: 'a-guessed-secret-0000' },
    { authentications: [1, 2] },
    { authentications: [1], times: 2 },
  );
  return fc.oneof(
    genuine,
    forged.map((callback) => ({ callback })),
  );
}

/** How a customer goes about one order: to the end, twice, astray, or away; with pauses. */
function arbitraryVisit({ swarm, orders }: Draft): fc.Arbitrary<readonly unknown[]> {
  const authenticate = has(swarm, 'forgery')
    ? fc.constantFrom<unknown>('authenticate', { authenticate: { amountKrw: 100 } })
    : fc.constant<unknown>('authenticate');
  const aside = fc.oneof(fc.constant<unknown>('status'), wait);
  const clicks = has(swarm, 'hurry') ? fc.constantFrom(1, 2, 3) : fc.constant(1);
  const act = fc.oneof(
    { arbitrary: authenticate, weight: 3 },
    { arbitrary: arbitraryCallback(swarm), weight: 3 },
    { arbitrary: aside, weight: 2 },
  );
  return fc
    .tuple(
      fc.record({ pay: fc.constantFrom(...orders), clicks }),
      fc.oneof(
        { arbitrary: fc.constant<readonly unknown[]>(['authenticate', 'callback']), weight: 2 },
        { arbitrary: fc.array(act, { maxLength: 5 }), weight: 1 },
      ),
      fc.array(act, { maxLength: 2 }),
    )
    .map(([pay, acts, more]) => [pay, ...acts, ...more]);
}

function arbitraryActs(draft: Draft): fc.Arbitrary<readonly unknown[]> {
  const leaving = fc.constantFrom<readonly unknown[]>([], [], [], ['leave']);
  return fc
    .tuple(fc.array(arbitraryVisit(draft), { minLength: 1, maxLength: 3 }), leaving)
    .map(([visits, last]) => [...visits.flat(), ...last]);
}

function arbitraryCustomers(draft: Draft) {
  const acts = arbitraryActs(draft);
  const also = fc.option(acts, { nil: undefined, freq: 2 });
  return fc.tuple(acts, also, also).map(([kim, lee, park]) => ({
    kim,
    ...(lee !== undefined && { lee }),
    ...(park !== undefined && { park }),
  }));
}

function arbitraryDraft(draft: Draft) {
  const { swarm, orders } = draft;
  return fc
    .record({
      amountsKrw: fc.tuple(...orders.map(() => fc.integer({ min: 101, max: 10_000_000 }))),
      customers: arbitraryCustomers(draft),
      faults: arbitraryFaults(draft),
      outages: arbitraryOutages(draft),
      answers: has(swarm, 'refusal') ? arbitraryRefusals : fc.constant([]),
      clerk: arbitraryClerk(draft),
    })
    .map(({ amountsKrw, ...rest }) => ({
      name: 'property: any plan',
      story: 'A generated scenario.',
      orders: Object.fromEntries(
        orders.map((order, place) => [order, { amountKrw: amountsKrw[place] ?? 33_000 }]),
      ),
      ...rest,
      expect: Object.fromEntries(
        orders.map((order) => [order, ['completed', 'cancelled', 'released', 'manual']]),
      ),
    }));
}

/** A scenario with one to three orders and customers, and what its swarm lets go wrong; every lawful end is allowed. */
export const arbitraryScenario = fc
  .record({ swarm: arbitrarySwarm, orderCount: fc.constantFrom(1, 1, 2, 3) })
  .chain(({ swarm, orderCount }) =>
    arbitraryDraft({ swarm, orders: orderIds.slice(0, orderCount) }),
  );

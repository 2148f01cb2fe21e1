import type { Act, Scenario } from '../scenario.js';
import type { Flow } from './flow.js';
import {
  addressAt,
  arrivals,
  authenticate,
  callback,
  orderOfFlow,
  pay,
  pays,
  toVariant,
  type Variant,
} from './variant.js';

const flow = 'disturbed';

type Deed = Scenario['clerk'][number];

/** What the clerk does, when, and how the payment then ends. */
const deeds: readonly (readonly [
  string,
  Deed['act'],
  string,
  readonly ('completed' | 'cancelled' | 'released' | 'manual')[],
])[] = [
  ['sells after the look-up', 'sell', 'legacy-order.look-up#1', ['released']],
  ['sells after the claim', 'sell', 'legacy-order.claim#1', ['released']],
  ['sells after the confirm', 'sell', 'pg.confirm#1', ['cancelled']],
  ['completes by hand after the confirm', 'complete', 'pg.confirm#1', ['manual']],
  ['cancels after the look-up', 'cancel', 'legacy-order.look-up#1', ['released']],
  ['cancels after the claim', 'cancel', 'legacy-order.claim#1', ['released']],
  ['cancels after the confirm', 'cancel', 'pg.confirm#1', ['cancelled']],
  ['edits the amount after the look-up', 'edit-amount', 'legacy-order.look-up#1', ['released']],
  ['edits the amount after the claim', 'edit-amount', 'legacy-order.claim#1', ['released']],
  ['edits the amount after the confirm', 'edit-amount', 'pg.confirm#1', ['cancelled']],
  // Where the service has seen the order complete before, only the reconciliation of the day notices.
  [
    'edits the amount after the completion',
    'edit-amount',
    'legacy-order.complete#1',
    ['completed', 'manual'],
  ],
  ['opens the order again after the claim', 'reopen', 'legacy-order.claim#1', ['released']],
  ['opens the order again after the confirm', 'reopen', 'pg.confirm#1', ['cancelled']],
];

/** What a forger writes into the callback in place of what the PG said; the genuine one follows. */
const forgeries: Readonly<Record<string, Partial<Extract<Act, { kind: 'callback' }>>>> = {
  'the amount': { amountKrw: 100 },
  'the PG order id': { pgOrderId: 'po_somebodyelses' },
  'the payment key': { paymentKey: 'somebodys20260105key' },
  'the secret': { secret: 'a-guessed-secret-0000' },
};

/** Customers, and others who meddle: the clerk, a forger, a partner that is down for a while. */
export const disturbed: Flow = {
  name: flow,
  variantsOf: (customers) => (customers === 1 ? alone : together),
};

const alone: readonly Variant[] = [
  ...deeds.map(([words, act, after, ends]) =>
    toVariant({
      flow,
      words: [`the clerk ${words}`],
      customers: { kim: pays },
      clerk: [toDeed(act, after)],
      ends,
    }),
  ),
  ...Object.entries(forgeries).map(([what, forged]) =>
    toVariant({
      flow,
      words: [`somebody forges ${what}`],
      customers: { kim: [pay, authenticate, { kind: 'callback', times: 1, ...forged }, callback] },
      ends: what === 'the payment key' ? ['completed', 'released'] : ['completed'],
    }),
  ),
  toVariant({
    flow,
    words: ['kim pays another amount than the page says'],
    customers: { kim: [pay, { kind: 'authenticate', amountKrw: 100 }, callback] },
    ends: ['released'],
  }),
  ...(['pg', 'legacy-order'] as const).flatMap((party) =>
    ['legacy-order.claim#1', 'pg.confirm#1'].map((after) =>
      toVariant({
        flow,
        words: [`${party} is down for a while after ${after}`],
        customers: { kim: pays },
        outages: [{ party, after: addressAt(after), forMs: 4_000 }],
        ends: ['completed', 'cancelled', 'released'],
      }),
    ),
  ),
];

/** Whom the clerk meets first, and whether the other can still pay then, is a matter of moments. */
const together: readonly Variant[] = deeds.flatMap(([words, act, after, ends]) =>
  Object.entries(arrivals).map(([arrival, lee]) =>
    toVariant({
      flow,
      words: [`the clerk ${words}`, `lee comes ${arrival}`],
      customers: { kim: pays, lee },
      clerk: [toDeed(act, after)],
      ends: [...new Set([...ends, 'released', 'completed'] as const)],
      isSymmetric: lee === pays,
    }),
  ),
);

function toDeed(act: Deed['act'], after: string): Deed {
  const amount = act === 'edit-amount' && { amountKrw: 35_000 };
  return { after: addressAt(after), order: orderOfFlow, act, ...amount };
}

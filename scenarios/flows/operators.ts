import type { PlannedAct } from '../scenario.js';
import type { Flow } from './flow.js';
import { arrivals, cancelRefused, orderOfFlow, pays, toVariant, type Variant } from './variant.js';

const flow = 'operators';

/** The payment is left to people. An operator does something about it, or nothing, and says what; truly or not. */
export const operators: Flow = {
  name: flow,
  variantsOf: (customers) => (customers === 1 ? alone : together),
};

type Deed = { readonly act: Omit<PlannedAct, 'order'>; readonly end: 'cancelled' | 'manual' };

/** After the completion was rejected and the cancel refused. */
const deeds: Readonly<Record<string, Deed>> = {
  'returns the money': { act: { says: 'refunded-by-hand', does: 'refund' }, end: 'cancelled' },
  'returns a part of it': {
    act: { says: 'refunded-by-hand', does: 'refund', amountKrw: 3_000 },
    end: 'manual',
  },
  'says so and returns nothing': { act: { says: 'refunded-by-hand' }, end: 'manual' },
  'says that it is complete': { act: { says: 'completed-by-hand' }, end: 'manual' },
  'accepts it as it is': { act: { says: 'accepted-as-is' }, end: 'manual' },
};

const alone: readonly Variant[] = [
  ...Object.entries(deeds).map(([words, { act, end }]) =>
    toVariant({
      flow,
      words: ['kim pays', cancelRefused.words, `an operator ${words}`],
      customers: { kim: pays },
      answers: cancelRefused.answers,
      operators: [{ order: orderOfFlow, ...act }],
      ends: [end],
    }),
  ),
  toVariant({
    flow,
    words: ['kim pays', 'the completion fails without a result', 'an operator completes it'],
    customers: { kim: pays },
    quirks: [{ refusesWithStatus200: true, stockMissingOrders: [orderOfFlow] }],
    operators: [{ order: orderOfFlow, says: 'completed-by-hand', does: 'complete' }],
    // The service goes on trying as long as that; each try is a place for faults.
    timing: { manualAfterMs: 3_000, settleWithinMs: 16_000 },
    ends: ['completed'],
  }),
];

const together: readonly Variant[] = Object.entries(arrivals).map(([arrival, lee]) =>
  toVariant({
    flow,
    words: [
      'kim pays',
      `lee comes ${arrival}`,
      cancelRefused.words,
      'an operator returns the money',
    ],
    customers: { kim: pays, lee },
    answers: cancelRefused.answers,
    operators: [{ order: orderOfFlow, says: 'refunded-by-hand', does: 'refund' }],
    ends: ['cancelled'],
    isSymmetric: lee === pays,
  }),
);

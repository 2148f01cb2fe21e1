import { ends } from '../../properties/end.js';
import { type Scenario, scenarioSchema } from '../scenario.js';

export type SoakPlan = {
  readonly orders: number;
  /** How long customers go on coming, and processes are killed, in milliseconds. */
  readonly forMs: number;
};

/**
 * A customer for each order, one after the other: each clicks twice, comes back from the PG twice at once and once more, and
 * asks how it stands. Times are long enough for a machine that has much to do: that it is slow is no news here.
 */
export function toSoakScenario({ orders, forMs }: SoakPlan): Scenario {
  const numbers = Array.from({ length: orders }, (_, index) => index);
  const toOrder = (index: number) => `R-${String(index + 1).padStart(5, '0')}`;
  const customers = numbers.map((index): [string, unknown] => [
    `customer-${index + 1}`,
    [
      { wait: { forMs: Math.floor((index * forMs) / orders) } },
      { pay: toOrder(index), clicks: 2 },
      'authenticate',
      { callback: { times: 2 } },
      'callback',
      'status',
    ],
  ]);
  const scenario = scenarioSchema.parse({
    name: `soak: ${orders} orders on instances that are killed in turn`,
    story:
      'Instances of the service share one database. Customers click twice, and one instance after the other is killed.',
    orders: Object.fromEntries(
      numbers.map((index) => [toOrder(index), { amountKrw: 10_000 + index }]),
    ),
    customers: {
      ...Object.fromEntries(customers),
      // Nothing is to rest before the last process was killed.
      'night-watch': [{ wait: { forMs } }],
    },
    timing: {
      pgTimeoutMs: 3_000,
      legacyTimeoutMs: 3_000,
      authenticationWindowMs: 30_000,
      approvalWindowMs: 10_000,
      graceMs: 4_000,
      sweepEveryMs: 1_000,
      retryBackoffMaxMs: 4_000,
      manualAfterMs: 60_000,
      settleWithinMs: 240_000,
    },
    expect: Object.fromEntries(
      numbers.map((index) => [toOrder(index), ends.filter((end) => end !== 'open')]),
    ),
  });
  return { ...scenario, file: '' };
}

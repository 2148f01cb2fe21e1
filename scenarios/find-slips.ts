// What a scenario says by its schema, and nothing can come of it: an order that is not there, a field that its fault ignores.
import type { Address } from '../simulators/kit/faults/address.js';
import { fieldOf } from '../simulators/kit/faults/fault-fields.js';
import type { FaultRule } from '../simulators/kit/faults/fault-plan.js';

type Slip = { readonly path: (string | number)[]; readonly message: string };

type Act = { readonly kind: string; readonly order?: string; readonly exchange?: Address };
type Later = readonly { readonly after?: Address }[];

/** As much of a scenario as can slip. */
type Written = {
  readonly orders: Readonly<Record<string, unknown>>;
  readonly customers: Readonly<Record<string, readonly Act[]>>;
  readonly faults: readonly (FaultRule & { readonly at: Address })[];
  readonly answers: readonly { readonly at: Address }[];
  readonly outages: Later;
  readonly clerk: Later;
  readonly quirks: Later;
  readonly backOffice: Later;
  readonly timing: Readonly<Record<'graceMs' | 'pgTimeoutMs' | 'legacyTimeoutMs', number>>;
};

/** Each with its place, and what was expected there. */
export function findSlips(scenario: Written): readonly Slip[] {
  return [
    ...findUnknownOrders(scenario),
    ...findIgnoredFields(scenario),
    ...findShortGrace(scenario),
  ];
}

function findUnknownOrders(scenario: Written): readonly Slip[] {
  const orders = Object.keys(scenario.orders);
  return [...namedByActs(scenario), ...namedByAddresses(scenario)].flatMap(({ path, order }) =>
    orders.includes(order) ? [] : [{ path, message: notAnOrder(order, orders) }],
  );
}

export function notAnOrder(given: string, orders: readonly string[]): string {
  return `expected one of the orders ${orders.join(', ')}, got "${given}"`;
}

type Named = { readonly path: (string | number)[]; readonly order: string };

function namedByActs({ customers }: Written): readonly Named[] {
  return Object.entries(customers).flatMap(([who, acts]) =>
    acts.flatMap(({ order, exchange }, place): readonly Named[] => {
      const path = ['customers', who, place];
      if (order !== undefined) return [{ path: [...path, 'pay'], order }];
      return exchange === undefined ? [] : namedBy([...path, 'waitFor'], exchange);
    }),
  );
}

function namedByAddresses(scenario: Written): readonly Named[] {
  const planned = (['faults', 'answers'] as const).flatMap((field) =>
    scenario[field].flatMap(({ at }, place) => namedBy([field, place, 'at'], at)),
  );
  const later = (['outages', 'clerk', 'quirks', 'backOffice'] as const).flatMap((field) =>
    scenario[field].flatMap(({ after }, place) =>
      after === undefined ? [] : namedBy([field, place, 'after'], after),
    ),
  );
  return [...planned, ...later];
}

function namedBy(path: (string | number)[], { order }: Address): readonly Named[] {
  return order === null ? [] : [{ path, order }];
}

function findIgnoredFields({ faults }: Written): readonly Slip[] {
  return faults.flatMap((rule, place) => {
    const taken = fieldOf(rule.fault);
    return Object.keys(rule)
      .filter((field) => !['at', 'fault', taken].includes(field))
      .map((field) => ({
        path: ['faults', place, field],
        message: `expected ${taken ?? 'no field'} with ${rule.fault}, got ${field}`,
      }));
  });
}

/** The service refuses such a setting when it starts. */
function findShortGrace({ timing: { graceMs, pgTimeoutMs, legacyTimeoutMs } }: Written) {
  const callMs = Math.max(pgTimeoutMs, legacyTimeoutMs);
  const message = `expected more than the longest call (${callMs}), got ${graceMs}`;
  return graceMs > callMs ? [] : [{ path: ['timing', 'graceMs'], message }];
}

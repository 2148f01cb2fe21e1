import type { Address } from '../../../simulators/kit/faults/address.js';
import type { FaultPlan, FaultRule } from '../../../simulators/kit/faults/fault-plan.js';
import type { FaultCommand } from '../../generators/arbitrary-command.js';

/** A fault plan that is written while the run goes on. */
export type ArmableFaultPlan = FaultPlan & {
  /** Plans a fault for the nth exchange of its operation from now on, whatever order that is of. */
  readonly arm: (command: Omit<FaultCommand, 'kind'>) => void;
  /** What has struck, each with the exchange that it struck. */
  readonly fired: () => readonly FaultRule[];
};

type Armed = { readonly rule: FaultRule; left: number };

export function createArmableFaultPlan(): ArmableFaultPlan {
  let armed: Armed[] = [];
  const fired: FaultRule[] = [];
  let isHealed = false;

  function take(exchange: Address): FaultRule | undefined {
    if (isHealed) return undefined;
    const meant = armed.filter(({ rule }) => rule.at.operation === exchange.operation);
    for (const one of meant) one.left -= 1;
    const due = meant.find(({ left }) => left <= 0);
    if (due === undefined) return undefined;
    armed = armed.filter((one) => one !== due);
    fired.push({ ...due.rule, at: exchange });
    return due.rule;
  }

  return {
    arm: ({ operation, nth, fault }) => {
      armed.push({ rule: { at: { operation, nth, order: null }, ...fault }, left: nth });
    },
    take,
    heal: () => {
      isHealed = true;
    },
    fired: () => fired,
    unspent: () => armed.map(({ rule }) => rule),
  };
}

import type { Choices } from '../choices/choices.js';
import { type Address, toAddressText } from './address.js';
import { type FaultKind, faultKinds } from './fault-kind.js';
import type { FaultPlan } from './fault-plan.js';

/**
 * Where a crash can make a difference: at what changes something. Lost with the process, a look-up is as
 * good as never made.
 */
const crashKinds: readonly FaultKind[] = ['crash-before', 'crash-after'];

/** A look-up changes nothing, so that it was executed (or twice, or late) makes no difference to it. */
const lookUpKinds: readonly FaultKind[] = [
  'delay',
  'lose-response',
  'reset-after',
  'close-after',
  'truncate-response',
  'drip-response',
  'garble-response',
  'error-after',
  'hold-after-headers',
];

/** The kinds that can make a difference at an operation. */
export function kindsAt(operation: string): readonly FaultKind[] {
  if (operation.startsWith('step-log.')) return crashKinds;
  return operation.includes('.look-up') ? lookUpKinds : faultKinds;
}

/** A plan that leaves every exchange to a choice, up to `faultsMax` faults. */
export function createChosenFaultPlan(choices: Choices, faultsMax: number): FaultPlan {
  let left = faultsMax;
  return {
    take: (exchange: Address) => {
      // Customers' own requests to the PG are not the service's to survive.
      if (left === 0 || exchange.operation === 'pg.authenticate') return undefined;
      const kinds = kindsAt(exchange.operation);
      const label = `fault ${toAddressText(exchange)}`;
      const fault = kinds[choices.pick(label, ['none', ...kinds]) - 1];
      if (fault === undefined) return undefined;
      left -= 1;
      return { at: exchange, fault };
    },
    heal: () => {
      left = 0;
    },
    unspent: () => [],
  };
}

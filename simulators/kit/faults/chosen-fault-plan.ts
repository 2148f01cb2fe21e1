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
function kindsAt(operation: string): readonly FaultKind[] {
  if (operation.startsWith('step-log.')) return crashKinds;
  return operation.includes('.look-up') ? lookUpKinds : faultKinds;
}

/** Where an exploration strikes: every operation but the customers' own, which are not the service's to survive. */
export const faultyOperations = [
  'legacy-order.look-up',
  'legacy-order.claim',
  'legacy-order.complete',
  'legacy-order.fence',
  'legacy-order.release',
  'pg.confirm',
  'pg.look-up',
  'pg.look-up-order',
  'pg.cancel',
  'step-log.create',
  'step-log.append',
] as const;

export type ChosenFaults = {
  readonly faultsMax: number;
  /** Where the first fault strikes, so that an exploration can be shared out; null for anywhere. */
  readonly firstAt: string | null;
};

/** A plan that leaves every exchange to a choice, up to `faultsMax` faults. */
export function createChosenFaultPlan(
  choices: Choices,
  { faultsMax, firstAt }: ChosenFaults,
): FaultPlan {
  let left = faultsMax;
  return {
    take: (exchange: Address) => {
      const { operation } = exchange;
      const isElsewhere = left === faultsMax && firstAt !== null && firstAt !== operation;
      if (left === 0 || isElsewhere || !isFaulty(operation)) return undefined;
      const kinds = kindsAt(operation);
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
    mayCrash: () => left > 0,
  };
}

function isFaulty(operation: string): boolean {
  return faultyOperations.some((faulty) => faulty === operation);
}

import type { Choices } from '../choices/choices.js';
import type { Crashes } from '../clock/ready-tasks.js';
import { type Address, toAddressText } from './address.js';
import { type FaultKind, faultKinds } from './fault-kind.js';
import type { FaultPlan } from './fault-plan.js';

/** At a write of the step log or of the shop's own orders the power can fail, or (`error-before`) the write: the disk is full, and says so. */
export const writeKinds: readonly FaultKind[] = ['crash-before', 'crash-after', 'error-before'];

/**
 * A look-up changes nothing, so that it was executed (or twice, or late) makes no difference to it; lost with the
 * process it is as good as never made.
 */
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

/**
 * Kinds after which the caller knows as much as after the one that stands for them: no answer within its time, or at
 * once one that cannot be read.
 */
const standIns: Readonly<Partial<Record<FaultKind, FaultKind>>> = {
  'hold-after-headers': 'lose-response',
  'drip-response': 'lose-response',
  'close-before': 'reset-before',
  'garble-before': 'reset-before',
  'close-after': 'reset-after',
  'truncate-response': 'reset-after',
  'garble-response': 'reset-after',
};

/** The kind that shows a caller the same, perhaps itself. */
export function standInFor(kind: FaultKind): FaultKind {
  return standIns[kind] ?? kind;
}

/** The kinds that can make a difference at an operation. */
function kindsAt(operation: string): readonly FaultKind[] {
  if (/^(step-log|shop-order)\./.test(operation)) return writeKinds;
  return operation.includes('.look-up') ? lookUpKinds : faultKinds;
}

/** Whosever the orders are. */
const everywhere = [
  'pg.confirm',
  'pg.look-up',
  'pg.look-up-order',
  'pg.cancel',
  'step-log.create',
  'step-log.append',
] as const;

/** Where an exploration of repair orders strikes: every operation but the customers' own, which are not the service's to survive. */
export const faultyOperations = [
  'legacy-order.look-up',
  'legacy-order.claim',
  'legacy-order.complete',
  'legacy-order.fence',
  'legacy-order.release',
  ...everywhere,
] as const;

/** The same where the orders are the shop's own: they are written, not called. */
export const faultyShopOperations = [
  'shop-order.claim',
  'shop-order.complete',
  'shop-order.fence',
  'shop-order.release',
  'accounting.post',
  'accounting.look-up',
  ...everywhere,
] as const;

export type ChosenFaults = {
  readonly faultsMax: number;
  /** Whether of kinds that show a caller the same only one is offered. */
  readonly isCondensed?: boolean;
};

export type ChosenFaultPlan = FaultPlan & { readonly crashes: Crashes };

/** A plan that leaves every exchange to a choice, up to `faultsMax` faults. */
export function createChosenFaultPlan(
  choices: Choices,
  { faultsMax, isCondensed = false }: ChosenFaults,
): ChosenFaultPlan {
  let left = faultsMax;
  let isCrashAllThatIsNew = false;

  function offeredAt(operation: string): readonly (FaultKind | 'none')[] {
    const kinds = kindsAt(operation);
    if (isCrashAllThatIsNew) return kinds.filter((kind) => kind.startsWith('crash'));
    return ['none', ...kinds.filter((kind) => !isCondensed || !(kind in standIns))];
  }

  return {
    take: (exchange: Address) => {
      const { operation } = exchange;
      if (left === 0 || !isFaulty(operation)) return undefined;
      const offered = offeredAt(operation);
      const label = `fault ${toAddressText(exchange)}`;
      const fault = offered[choices.pick(label, offered, 'none')];
      if (fault === undefined || fault === 'none') return undefined;
      left -= 1;
      return { at: exchange, fault };
    },
    heal: () => {
      left = 0;
    },
    unspent: () => [],
    crashes: {
      arePossible: () => left > 0,
      areAllThatIsNew: (isSo) => {
        isCrashAllThatIsNew = isSo;
      },
    },
  };
}

const faulty: ReadonlySet<string> = new Set([...faultyOperations, ...faultyShopOperations]);

function isFaulty(operation: string): boolean {
  return faulty.has(operation);
}

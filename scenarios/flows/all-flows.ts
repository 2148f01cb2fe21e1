import { deposit } from './deposit.js';
import { disturbed } from './disturbed.js';
import { doubleClick } from './double-click.js';
import { everyAnswerOnce } from './every-answer.js';
import type { Flow } from './flow.js';
import { otherMethods } from './methods.js';
import { operators } from './operators.js';
import { repairOrder } from './repair-order.js';
import { secondTry } from './second-try.js';
import { shopOrder } from './shop-order.js';
import { twoProcesses } from './two-processes.js';
import type { Variant } from './variant.js';
import { webhooks } from './webhooks.js';

export const allFlows: readonly Flow[] = [
  repairOrder,
  secondTry,
  everyAnswerOnce,
  disturbed,
  doubleClick,
  twoProcesses,
  shopOrder,
  webhooks,
  deposit,
  otherMethods,
  operators,
];

const variants: ReadonlyMap<string, Variant> = new Map(
  allFlows
    .flatMap((flow) => [...flow.variantsOf(1), ...flow.variantsOf(2)])
    .map((variant) => [variant.code, variant]),
);

/** The flow of this name; one that nobody has is a bug of the caller. */
export function requireFlow(name: string): Flow {
  const flow = allFlows.find((one) => one.name === name);
  if (flow === undefined) throw new Error(`There is no flow ${name}.`);
  return flow;
}

/** The variant of this code; one that nobody has is a bug of the caller. */
export function requireVariant(code: string): Variant {
  const variant = findVariant(code);
  if (variant === undefined) throw new Error(`There is no variant ${code}.`);
  return variant;
}

export function findVariant(code: string): Variant | undefined {
  return variants.get(code);
}

import type { StepLog } from '../../../reference/app/ports.js';
import type { Attempt } from '../../../reference/core/attempt.js';
import type { Result } from '../../../reference/core/result.js';
import type { Step } from '../../../reference/core/step.js';
import type { Fingerprint } from '../../../simulators/kit/choices/fingerprint.js';
import type { Address } from '../../../simulators/kit/faults/address.js';
import { writeKinds } from '../../../simulators/kit/faults/chosen-fault-plan.js';
import { type FaultPlan, toRuleText } from '../../../simulators/kit/faults/fault-plan.js';
import type { History } from '../../../simulators/kit/history/history.js';
import type { Facts } from './facts.js';
import type { FullableDisk } from './full-disk.js';

/** The step log as the service's processes share it: it outlives them. */
export type SharedStepLog = {
  /** As one process sees it, which dies by `onCrash` where the power fails. */
  readonly forProcess: (onCrash: () => Promise<void>) => StepLog;
};

type Deps = {
  readonly stepLog: StepLog;
  readonly failFirstWriteOf: FullableDisk['failFirstWriteOf'];
  readonly history: History;
  readonly faults: FaultPlan;
  readonly fingerprint: Fingerprint;
  readonly facts: Facts;
  /** How often each kind of write has come for an order, over all lives of the service; counted on here. */
  readonly counts: Map<string, number>;
};

/** A write can be where the power or the disk fails: `step-log.append#2 of R-1001: crash-after`, `error-before`. */
export function shareStepLog({
  stepLog,
  failFirstWriteOf,
  history,
  faults,
  fingerprint,
  facts,
  counts,
}: Deps): SharedStepLog {
  function addressOf(operation: string, order: string): Address {
    const key = `${operation} of ${order}`;
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    return { operation, nth, order };
  }

  /** The attempts as they stand. */
  const current = new Map<string, Attempt>();

  /** Of an attempt's rows, what they add up to decides what comes next. */
  function noteWriting<T>(written: Result<Attempt, T>, steps: readonly Step[]): Result<Attempt, T> {
    if (!written.ok) return written;
    const { value } = written;
    const before = current.get(value.id);
    const fact = before === undefined ? facts.of(value) : facts.ofAppended(before, steps, value);
    current.set(value.id, value);
    fingerprint.set(`attempt ${value.id}`, fact);
    return written;
  }

  return {
    forProcess: (onCrash) => {
      async function write<T>(at: Address, act: () => Promise<T>): Promise<T> {
        const rule = faults.take(at);
        if (rule === undefined || !writeKinds.some((kind) => kind === rule.fault)) return act();
        const { operation, order } = at;
        const fired = { rule: toRuleText({ ...rule, at }), fault: rule.fault, operation, order };
        history.record({ kind: 'fault-fired', exchange: null, ...fired });
        if (rule.fault === 'error-before') return failFirstWriteOf(act);
        if (rule.fault === 'crash-after') await act();
        await onCrash();
        return new Promise<never>(() => undefined);
      }

      return {
        ...stepLog,
        create: (step) =>
          write(addressOf('step-log.create', step.orderId), async () =>
            noteWriting(await stepLog.create(step), []),
          ),
        append: (attempt, steps) =>
          write(addressOf('step-log.append', attempt.orderId), async () =>
            noteWriting(await stepLog.append(attempt, steps), steps),
          ),
      };
    },
  };
}

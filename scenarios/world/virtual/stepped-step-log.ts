import type { StepLog } from '../../../reference/app/ports.js';
import type { Attempt } from '../../../reference/core/attempt.js';
import type { Result } from '../../../reference/core/result.js';
import type { Fingerprint } from '../../../simulators/kit/choices/fingerprint.js';
import type { VirtualTime } from '../../../simulators/kit/clock/virtual-time.js';
import type { Address } from '../../../simulators/kit/faults/address.js';
import { type FaultPlan, toRuleText } from '../../../simulators/kit/faults/fault-plan.js';
import type { History } from '../../../simulators/kit/history/history.js';
import type { Footprints } from './footprints.js';
import type { ServiceLife } from './service-life.js';
import type { ServiceTasks } from './service-tasks.js';
import { createStepLogTurns } from './step-log-turns.js';

type Deps = {
  readonly time: VirtualTime;
  readonly history: History;
  readonly faults: FaultPlan;
  readonly life: ServiceLife;
  readonly tasks: ServiceTasks;
  readonly fingerprint: Fingerprint;
  readonly footprints: Footprints;
  readonly onCrash: () => Promise<void>;
};

/** How often each kind of write has come for an order, over all lives of the service. */
export type WriteCounts = Map<string, number>;

/**
 * The step log with every reading and writing a step of its own, as it is with a disk: others may get in
 * between. A write can be where the power fails: `step-log.append#2 of R-1001: crash-after`.
 */
export function createSteppedStepLog(stepLog: StepLog, counts: WriteCounts, deps: Deps): StepLog {
  const { history, faults, tasks, fingerprint, onCrash } = deps;

  const turns = createStepLogTurns(deps);

  function addressOf(operation: string, order: string): Address {
    const key = `${operation} of ${order}`;
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    return { operation, nth, order };
  }

  async function write<T>(at: Address, act: () => Promise<T>): Promise<T> {
    const rule = faults.take(at);
    const isCrash = rule?.fault === 'crash-before' || rule?.fault === 'crash-after';
    if (!isCrash) return act();
    const { operation, order } = at;
    const fired = { rule: toRuleText({ ...rule, at }), fault: rule.fault, operation, order };
    history.record({ kind: 'fault-fired', exchange: null, ...fired });
    if (rule.fault === 'crash-after') await act();
    await onCrash();
    return new Promise<never>(() => undefined);
  }

  /** A task knows what it read. */
  function noteReading<T>(read: T): T {
    tasks.note(JSON.stringify({ read }));
    return read;
  }

  /** Of an attempt's rows, what they add up to decides what comes next. */
  function noteWriting<T>(written: Result<Attempt, T>): Result<Attempt, T> {
    const text = JSON.stringify(written);
    if (written.ok) fingerprint.set(`attempt ${written.value.id}`, text);
    tasks.note(text);
    return written;
  }

  return {
    create: (step) =>
      turns.write(`create ${step.orderId}`, () =>
        write(addressOf('step-log.create', step.orderId), async () =>
          noteWriting(await stepLog.create(step)),
        ),
      ),
    append: (attempt, steps) =>
      turns.write(`append ${attempt.id}`, () =>
        write(addressOf('step-log.append', attempt.orderId), async () =>
          noteWriting(await stepLog.append(attempt, steps)),
        ),
      ),
    find: (id) => turns.read(`find ${id}`, async () => noteReading(await stepLog.find(id))),
    listOpen: () => noteReading(stepLog.listOpen()),
    listAll: (limit) => stepLog.listAll(limit),
  };
}

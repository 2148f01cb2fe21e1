import type { Clock } from '../kit/clock/clock.js';
import type { Switchboard } from '../kit/exchange/switchboard.js';
import { toMinute } from './core/daily-hours.js';
import { untilMinuteOfDayMs } from './core/kst.js';
import type { Register } from './register.js';
import type { LegacyOrderSwitches } from './switches.js';

/** The run of the accounting in the night, which takes back what was completed by day. */
export type NightlyBatch = {
  /** Runs it now; returns the orders that it took back. Without a batch it takes back none. */
  readonly run: () => readonly string[];
  readonly close: () => void;
};

export type NightlyBatchDeps = {
  readonly clock: Clock;
  readonly register: Register;
  readonly switchboard: Switchboard<LegacyOrderSwitches>;
};

/** A batch that runs each night for as long as the switches say that there is one. */
export function createNightlyBatch(deps: NightlyBatchDeps): NightlyBatch {
  const { clock, register, switchboard } = deps;
  let callOff: () => void = () => undefined;

  function run(): readonly string[] {
    const { rollsBackTo: state } = switchboard.now();
    if (state === 'none') return [];
    const complete = register.all().filter((order) => order.state === 'complete');
    return complete.map(({ orderId, amountKrw }) => {
      const event = { kind: 'changed', orderId, state, amountKrw, by: 'batch' } as const;
      register.book({ ...event, attempt: null }, null);
      return orderId;
    });
  }

  function arm() {
    callOff();
    const { rollsBackTo, batchAt } = switchboard.now();
    if (rollsBackTo === 'none') return;
    callOff = clock.after(untilMinuteOfDayMs(toMinute(batchAt), clock.nowMs()), () => {
      run();
      arm();
    });
  }

  switchboard.subscribe(arm);
  arm();
  return {
    run,
    close: () => {
      callOff();
    },
  };
}

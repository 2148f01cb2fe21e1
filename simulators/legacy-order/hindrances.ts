// What stands between a caller and the system, whatever is asked: the maintenance page, the limits of what it takes on,
// the load at the full hour, and a web server in front that lets every refusal pass for a success.

import { type Clock, sleep } from '../kit/clock/clock.js';
import type { Errands } from '../kit/exchange/errands.js';
import type { Operation, SimulatorReply } from '../kit/exchange/simulator.js';
import type { Switchboard } from '../kit/exchange/switchboard.js';
import { isWithin } from './core/daily-hours.js';
import { toMinuteOfDay } from './core/kst.js';
import type { LoadLimits } from './load-limits.js';
import { repliesOverLimit, replyMaintenance } from './reply.js';
import type { LegacyOrderSwitches } from './switches.js';

export type HindranceDeps = {
  readonly switchboard: Switchboard<LegacyOrderSwitches>;
  readonly clock: Clock;
  /** Holds answers back. */
  readonly errands: Errands;
  readonly limits: Pick<LoadLimits, 'admit'>;
};

/** The same operation, with whatever the switches put in its way. */
export function hinder(operation: Operation, deps: HindranceDeps): Operation {
  const { switchboard } = deps;
  return {
    ...operation,
    execute: (request, context) => {
      if (isUnderMaintenance(deps)) return replyMaintenance(switchboard.now().maintenanceStatus);
      const admission = deps.limits.admit(context.exchange);
      const reply =
        admission === 'admitted'
          ? operation.execute(request, context)
          : repliesOverLimit[admission];
      // Who is turned away hears so at once.
      if (admission === 'admitted' && isSlow(deps)) {
        deps.errands.add(sleep(deps.clock, switchboard.now().slowMs));
      }
      return switchboard.now().refusesWithStatus200 ? toStatus200(reply) : reply;
    },
  };
}

function isUnderMaintenance({ switchboard, clock }: HindranceDeps): boolean {
  const { maintenanceCalls, maintenanceHours } = switchboard.now();
  if (maintenanceHours !== null && isWithin(maintenanceHours, clock.nowMs())) return true;
  if (maintenanceCalls === 0) return false;
  switchboard.change({ maintenanceCalls: maintenanceCalls - 1 });
  return true;
}

function isSlow({ switchboard, clock }: HindranceDeps): boolean {
  const { slowMinutes } = switchboard.now();
  return slowMinutes > 0 && toMinuteOfDay(clock.nowMs()) % 60 < slowMinutes;
}

function toStatus200(reply: SimulatorReply): SimulatorReply {
  return reply.status === 200 ? reply : { ...reply, status: 200 };
}

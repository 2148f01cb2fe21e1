// Carries commands out in a world.
import type { Customer } from '../../../scenarios/customer/customer.js';
import { createOutages, type Outages } from '../../../scenarios/run/outages.js';
import { restartAfterMs, type World } from '../../../scenarios/world/world.js';
import { sleep } from '../../../simulators/kit/clock/clock.js';
import type { PaymentCommand } from '../../generators/arbitrary-command.js';
import type { ArmableFaultPlan } from './armable-fault-plan.js';
import { createAudience } from './audience.js';
import type { LifeModel } from './life-model.js';
import { toClerkAct } from './to-act.js';

/** A command that was carried out, from when to when in the run's own time. */
export type Performed = {
  readonly command: PaymentCommand;
  readonly beganAtMs: number;
  /** How many entries the history had by then. */
  readonly beganAtSeq: number;
  endedAtMs: number;
};

export type RealLife = {
  /** Resolves when the next command may come; throws what the model has found wrong by then. */
  readonly perform: (command: PaymentCommand, model: LifeModel) => Promise<void>;
  /** Waits for all answers that are still to come; throws as above. */
  readonly finish: () => Promise<void>;
  readonly performed: readonly Performed[];
  readonly customers: () => readonly Customer[];
  readonly outages: Outages;
};

/** An answer that the model does not allow. */
export class SurpriseError extends Error {
  override readonly name = 'SurpriseError';
}

export function createRealLife(world: World, faults: ArmableFaultPlan): RealLife {
  const { clock, history } = world;
  const audience = createAudience(world);
  const outages = createOutages(world);
  const performed: Performed[] = [];
  const underway = new Set<Promise<void>>();

  async function crash() {
    await world.service.crash();
    clock.after(restartAfterMs, () => void world.service.start());
  }

  async function carryOut(command: PaymentCommand, model: LifeModel): Promise<void> {
    if ('customer' in command) return audience.act(command, model);
    switch (command.kind) {
      case 'wait':
        return sleep(clock, command.forMs);
      case 'clerk':
        model.clerk(command);
        world.clerk(toClerkAct(command));
        break;
      case 'fault':
        model.trouble();
        faults.arm(command);
        break;
      case 'outage':
        model.trouble();
        outages.begin({ ...command, since: 'a command', order: null });
        break;
      case 'crash':
        model.trouble();
        return crash();
    }
  }

  async function perform(command: PaymentCommand, model: LifeModel): Promise<void> {
    const nowMs = clock.nowMs();
    const beganAtSeq = history.entries.length;
    const log: Performed = { command, beganAtMs: nowMs, beganAtSeq, endedAtMs: nowMs };
    performed.push(log);
    const done = carryOut(command, model).then(() => {
      log.endedAtMs = clock.nowMs();
      underway.delete(done);
    });
    underway.add(done);
    const patience = 'patience' in command ? command.patience : 'answered';
    if (patience === 'answered') await done;
    else if (patience > 0) await Promise.race([done, sleep(clock, patience)]);
    requireNoSurprise();
  }

  function requireNoSurprise() {
    const { surprises } = audience;
    if (surprises.length > 0) throw new SurpriseError(surprises.join(' '));
  }

  return {
    perform,
    finish: async () => {
      await Promise.all(underway);
      requireNoSurprise();
    },
    performed,
    customers: audience.customers,
    outages,
  };
}

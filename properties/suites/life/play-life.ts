// Plays one life: the commands one after the other against the model, then rest is demanded as in every run.
import fc from 'fast-check';
import { secretsOf } from '../../../scenarios/customer/customer.js';
import { createOperator } from '../../../scenarios/run/operator.js';
import { settle } from '../../../scenarios/run/settle.js';
import { unexpectedEnds } from '../../../scenarios/run/unexpected-ends.js';
import { scenarioSchema } from '../../../scenarios/scenario.js';
import { createVirtualWorld } from '../../../scenarios/world/virtual/virtual-world.js';
import type { Choices } from '../../../simulators/kit/choices/choices.js';
import { createPrng } from '../../../simulators/kit/choices/prng.js';
import type { FaultRule } from '../../../simulators/kit/faults/fault-plan.js';
import type { HistoryEntry } from '../../../simulators/kit/history/history-entry.js';
import { type End, ends } from '../../end.js';
import type { Finding } from '../../finding.js';
import {
  arbitraryCommands,
  type LifeSetting,
  type PaymentCommand,
} from '../../generators/arbitrary-command.js';
import { createJudge } from '../../judge.js';
import { createArmableFaultPlan } from './armable-fault-plan.js';
import { createLifeModel, type LifeModel } from './life-model.js';
import { createRealLife, type Performed, type RealLife, SurpriseError } from './real-life.js';
import { toCommandText } from './to-command-text.js';

type LifeCommand = fc.AsyncCommand<LifeModel, RealLife>;

/** A command as fast-check plays it. */
function toLifeCommand(command: PaymentCommand): LifeCommand {
  return {
    check: (model) => model.isPossible(command),
    run: (model, real) => real.perform(command, model),
    toString: () => toCommandText(command),
  };
}

/** Lists of commands. `replayPath` is what fast-check says of a failure, to leave out again what it left out. */
export function arbitraryLife(replayPath: string | null) {
  const commands = arbitraryCommands.map((command) => command.map(toLifeCommand));
  const options = { maxCommands: 120, size: 'max' } as const;
  return fc.commands<LifeModel, RealLife, false>(commands, {
    ...options,
    ...(replayPath !== null && { replayPath }),
  });
}

export type PlayedLife = {
  /** What the judge found; an answer that the model does not allow stands there as `asTheModelSays`. */
  readonly findings: readonly Finding[];
  readonly ends: Readonly<Record<string, End>>;
  /** Order → how the model lets it end. */
  readonly allowed: Readonly<Record<string, readonly End[]>>;
  readonly performed: readonly Performed[];
  readonly faultsFired: readonly FaultRule[];
  readonly history: readonly HistoryEntry[];
};

/** What a finding of the model's is called. */
export const modelFinding = 'asTheModelSays';

export async function playLife(
  setting: LifeSetting,
  commands: Iterable<LifeCommand>,
  serviceDirectory: string,
): Promise<PlayedLife> {
  const scenario = { ...scenarioSchema.parse(toEmptyScenario(setting)), file: 'life' };
  const faults = createArmableFaultPlan();
  const choices = choicesOf(setting);
  const world = await createVirtualWorld(scenario, { serviceDirectory, seed: 1, faults, choices });
  const judge = createJudge();
  const findings: Finding[] = [];
  world.history.subscribe((entry) => {
    findings.push(...judge.observe(entry));
  });
  const model = createLifeModel(setting);
  const real = createRealLife(world, faults);

  const live = async () => {
    for (const [order, amountKrw] of Object.entries(setting.amountsKrw)) {
      world.openOrder({ order, amountKrw, orderName: 'Repair' });
    }
    await world.service.start();
    try {
      await fc.asyncModelRun(() => ({ model, real }), commands);
      await real.finish();
    } catch (error) {
      if (!(error instanceof SurpriseError)) throw error;
      findings.push({ invariant: modelFinding, order: null, message: error.message, seq: null });
    }
    const customers = real.customers();
    const operator = createOperator(world, { secrets: () => secretsOf(customers), readsLog: true });
    const cast = {
      customers,
      outages: real.outages,
      clerk: { isBusy: () => false },
      judge,
      operator,
      night: false,
      acts: [],
      readsLagMs: 0,
      reconciles: () => true,
    };
    await settle(scenario.timing, world, cast);
  };

  try {
    await world.drive(live());
  } finally {
    await world.close();
  }
  const orders = Object.keys(setting.amountsKrw);
  const allowed = Object.fromEntries(
    orders.map((order) => [order, lawfulEnds.filter((end) => model.mayEnd(order, end))]),
  );
  findings.push(...judge.atRest(), ...unexpectedEnds({ expect: allowed }, judge));
  return {
    findings,
    ends: Object.fromEntries(orders.map((order) => [order, judge.endOf(order)])),
    allowed,
    performed: real.performed,
    faultsFired: faults.fired(),
    history: world.history.entries,
  };
}

const lawfulEnds = ends.filter((end) => end !== 'open');

/** What a life is played in, as a scenario in which nobody acts yet. */
export function toEmptyScenario({ amountsKrw, refusals }: LifeSetting) {
  return {
    name: 'life: any commands',
    story: 'A generated list of commands.',
    orders: Object.fromEntries(
      Object.entries(amountsKrw).map(([order, amountKrw]) => [order, { amountKrw }]),
    ),
    customers: {},
    answers: refusals,
    expect: Object.fromEntries(Object.keys(amountsKrw).map((order) => [order, lawfulEnds])),
  };
}

function choicesOf({ schedule }: LifeSetting): Choices {
  const { next } = createPrng(schedule).fork('schedule');
  return { pick: (_label, options) => (schedule === 0 ? 0 : next() % options.length) };
}

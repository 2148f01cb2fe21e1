import type { ManualClock } from '../../simulators/kit/clock/manual-clock.js';
import { createExchanges, type Exchanges } from '../../simulators/kit/exchange/exchange.js';
import type { Simulator } from '../../simulators/kit/exchange/simulator.js';
import { type AnswerRule, createAnswerPlan } from '../../simulators/kit/faults/answer-plan.js';
import { createFaultPlan } from '../../simulators/kit/faults/fault-plan.js';
import type { History } from '../../simulators/kit/history/history.js';
import type { ProviderState } from '../interaction.js';

/** A fresh simulator and the states that it can be brought into. */
export type Scene = {
  readonly simulator: Simulator;
  readonly states: ReadonlyMap<string, SetUp>;
};

/**
 * Brings the simulator into a state through what it offers to everybody; throws when it does not get there.
 * Returns the business refusals that the simulator is to give from now on.
 */
export type SetUp = (params: unknown) => readonly AnswerRule[];

export type SceneDeps = { readonly clock: ManualClock; readonly history: History };

export type CreateScene = (deps: SceneDeps) => Scene;

/** The state of an interaction that names none. */
export const noState: ProviderState = { name: '', params: {} };

/** Sets the state up and lets requests in. A state that the scene does not know throws. */
export function openScene(
  { simulator, states }: Scene,
  { name, params }: ProviderState,
  { clock, history }: SceneDeps,
): Exchanges {
  const setUp = name === noState.name ? () => [] : states.get(name);
  if (setUp === undefined) throw new Error(`${simulator.party} knows no state "${name}".`);
  const answers = createAnswerPlan(setUp(params));
  return createExchanges(simulator, { clock, history, faults: createFaultPlan([]), answers });
}

import { createManualClock } from '../../simulators/kit/clock/manual-clock.js';
import type { Exchanges } from '../../simulators/kit/exchange/exchange.js';
import type { Operation, SimulatorReply } from '../../simulators/kit/exchange/simulator.js';
import { createHistory } from '../../simulators/kit/history/history.js';
import { type Listener, listen } from '../../simulators/kit/wire/listen.js';
import type { ProviderState } from '../interaction.js';
import { type CreateScene, noState, openScene, type Scene } from './scene.js';

export type Stage = Pick<Listener, 'url' | 'close'> & {
  /** Throws when the state is unknown or cannot be reached; the scene before it then stays. */
  readonly setState: (state: ProviderState) => void;
};

/** Changes replies on their way out, as a partner would who breaks the contract. */
export type Alter = (operation: string, reply: SimulatorReply) => SimulatorReply;

/** Six o'clock in the morning in Korea. */
const openedAtMs = Date.parse('2026-11-22T06:00:00+09:00');

/** One address behind which every state finds a fresh simulator, so that none sees another's records. */
export async function openStage(createScene: CreateScene, alter: Alter = asItIs): Promise<Stage> {
  let current = play(createScene, noState);
  const { url, close } = await listen({
    simulator: current.scene.simulator,
    exchanges: {
      receive: async ({ name }, request) => {
        const { scene, exchanges } = current;
        const delivery = await exchanges.receive(requireOperation(scene, name), request);
        return 'reply' in delivery ? { ...delivery, reply: alter(name, delivery.reply) } : delivery;
      },
      turnAway: (request, reply) => current.exchanges.turnAway(request, reply),
      pendingExecutions: () => current.exchanges.pendingExecutions(),
    },
    onCrash: () => Promise.resolve(), // No fault is planned here.
  });
  return {
    url,
    close,
    setState: (state) => {
      current = play(createScene, state);
    },
  };
}

function play(
  createScene: CreateScene,
  state: ProviderState,
): { readonly scene: Scene; readonly exchanges: Exchanges } {
  const clock = createManualClock(openedAtMs);
  const deps = { clock, history: createHistory(clock) };
  const scene = createScene(deps);
  return { scene, exchanges: openScene(scene, state, deps) };
}

function requireOperation({ simulator }: Scene, name: string): Operation {
  const operation = simulator.operations.find((one) => one.name === name);
  if (operation === undefined) throw new Error(`${simulator.party} has no operation ${name}.`);
  return operation;
}

const asItIs: Alter = (_, reply) => reply;

// Many payments on several instances of the service that share a database and are killed all the time; then all is judged as
// any run is.

import type { RunRecord } from '../../reports/run-record.js';
import { runScenario } from '../run/run-scenario.js';
import { createWireWorld } from '../world/wire/wire-world.js';
import type { World } from '../world/world.js';
import { killInTurn } from './kill-in-turn.js';
import { type SoakPlan, toSoakScenario } from './soak-scenario.js';

export type SoakOptions = SoakPlan & {
  readonly instances: number;
  readonly killEveryMs: number;
  readonly serviceDirectory: string;
  readonly postgresUrl: string;
  readonly stopwatch: () => number;
  /** The command that repeats it, as far as a machine repeats itself. */
  readonly replay: string;
};

export type SoakRecord = { readonly record: RunRecord; readonly kills: number };

/** An order takes some fifty entries; one that is swept again and again, a few hundred. */
const entriesPerOrderMax = 500;

export async function soak(options: SoakOptions): Promise<SoakRecord> {
  const { orders, forMs, instances, killEveryMs, serviceDirectory, postgresUrl } = options;
  const scenario = toSoakScenario({ orders, forMs });
  const world = await createWireWorld(scenario, {
    serviceDirectory,
    seed: 1,
    store: { kind: 'postgres', url: postgresUrl },
    processes: instances,
    historyEntriesMax: 20_000 + orders * entriesPerOrderMax,
  });
  let killing = Promise.resolve(0);
  const service: World['service'] = {
    ...world.service,
    start: async () => {
      await world.service.start();
      killing = killInTurn(world.processes, { clock: world.clock, everyMs: killEveryMs, forMs });
      killing.catch(() => undefined); // Met when the service is stopped.
    },
    stop: async () => {
      await killing;
      await world.service.stop();
    },
  };
  const record = await runScenario(
    scenario,
    { ...world, service },
    { ...options, everyFaultMustFire: true },
  );
  return { record, kills: await killing };
}

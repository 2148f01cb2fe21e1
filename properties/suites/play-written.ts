import { runScenario } from '../../scenarios/run/run-scenario.js';
import { scenarioSchema } from '../../scenarios/scenario.js';
import { createVirtualWorld } from '../../scenarios/world/virtual/virtual-world.js';

/** Plays a scenario, as a file would say it, in the virtual world. */
export async function playWritten(written: unknown, file: string, serviceDirectory: string) {
  const scenario = { ...scenarioSchema.parse(written), file };
  const world = await createVirtualWorld(scenario, { serviceDirectory, seed: 1 });
  return runScenario(scenario, world, {
    replay: `npx ttadak run ${file} --world virtual`,
    stopwatch: () => 0,
    everyFaultMustFire: false,
  });
}

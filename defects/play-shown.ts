import { basename } from 'node:path';
import type { RunRecord } from '../reports/run-record.js';
import { playReplay } from '../scenarios/exploration/replay.js';
import { parseToken, tokenPrefix } from '../scenarios/exploration/token.js';
import { findScenarios } from '../scenarios/find-scenarios.js';
import { runScenario } from '../scenarios/run/run-scenario.js';
import { createVirtualWorld } from '../scenarios/world/virtual/virtual-world.js';

const seed = 1;

export type ShownOrFault =
  | { readonly ok: true; readonly record: RunRecord }
  | { readonly ok: false; readonly fault: string };

/** Plays the run that shows a defect, in the virtual world, on the service built with it. */
export async function playShown(
  { id, shownBy }: { readonly id: string; readonly shownBy: string },
  serviceDirectory: string,
): Promise<ShownOrFault> {
  if (shownBy.startsWith(tokenPrefix)) {
    const parsed = parseToken(shownBy);
    if (!parsed.ok) return { ok: false, fault: `defect ${id}: "shownBy": ${parsed.fault}` };
    const command = `npx ttadak replay ${shownBy} --defect ${id}`;
    const { record } = await playReplay(parsed.replay, { serviceDirectory, seed, command });
    return { ok: true, record };
  }
  const found = await findScenarios([shownBy]);
  if (!found.ok) return { ok: false, fault: `defect ${id}: "shownBy": ${found.faults.join('; ')}` };
  const [scenario] = found.scenarios;
  if (scenario === undefined) return { ok: false, fault: `defect ${id}: "shownBy" names no story` };
  const world = await createVirtualWorld(scenario, { serviceDirectory, seed });
  const record = await runScenario(scenario, world, {
    replay: `npx ttadak run ${basename(scenario.file, '.yaml')} --defect ${id} --world virtual`,
    stopwatch: () => performance.now(),
    everyFaultMustFire: true,
  });
  return { ok: true, record };
}

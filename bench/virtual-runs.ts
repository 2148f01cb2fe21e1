import { playChosen } from '../scenarios/exploration/play-chosen.js';
import { requireFlow } from '../scenarios/flows/all-flows.js';
import { createFacts } from '../scenarios/world/virtual/facts.js';
import { createRecollection, type Recollection } from '../scenarios/world/virtual/recollection.js';
import { firstChoices } from '../simulators/kit/choices/choices.js';

/** Plays one payment without faults in the virtual world, history and judge included. */
export function createVirtualRuns(serviceDirectory: string) {
  const [variant] = requireFlow('repair-order').variantsOf(1);
  if (variant === undefined) throw new Error('The flow repair-order has no variant.');
  const play = async (recollection: Recollection | null) => {
    const free = { faultsMax: 0, isCondensed: false, isReducing: false, recollection };
    const { end, findings } = await playChosen(
      { variant, serviceDirectory, seed: 1, ...free },
      firstChoices,
    );
    if (end !== 'completed' || findings.length > 0)
      throw new Error(`Expected a completed payment, got ${end}.`);
  };
  const recollection = createRecollection(createFacts({ ignoresErrors: false }));
  return { live: () => play(null), recalled: () => play(recollection) };
}

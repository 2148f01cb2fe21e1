// A process that measures one thing: how often it is done in a second, each time the parent asks.
import { playSynchronously, playWithPromises } from './payment-floors.js';
import { createVirtualRuns } from './virtual-runs.js';

export const measurableNames = [
  'state machine',
  'promises and a virtual clock',
  'virtual world, hapi asked each time',
  'virtual world, hapi asked once',
] as const;

export type RunsPerSecond = { readonly runsPerSecond: number };

const sliceMs = 1_500;

async function measure(play: () => unknown): Promise<RunsPerSecond> {
  const startedAtMs = performance.now();
  let count = 0;
  let elapsedMs = 0;
  for (; elapsedMs < sliceMs; elapsedMs = performance.now() - startedAtMs) {
    for (let batch = 0; batch < 20; batch += 1) await play();
    count += 20;
  }
  return { runsPerSecond: (count * 1_000) / elapsedMs };
}

const [name, serviceDirectory = ''] = process.argv.slice(2);
const place = measurableNames.findIndex((one) => one === name);
if (process.send !== undefined && place >= 0) {
  const runs = createVirtualRuns(serviceDirectory);
  const play =
    [playSynchronously, playWithPromises, runs.live, runs.recalled][place] ?? playSynchronously;
  process.on('message', () => {
    void measure(play).then((measured) => process.send?.(measured)); // Throws only what a bug throws.
  });
}

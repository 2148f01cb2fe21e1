// How fast the virtual world plays, as ratios within one process: machines differ, ratios less.
import { parseArgs } from 'node:util';
import { buildService } from '../defects/build-service.js';
import { playSynchronously, playWithPromises } from './payment-floors.js';
import { createVirtualRuns } from './virtual-runs.js';
import { createWorkerRatio } from './worker-ratio.js';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, json: { type: 'boolean', default: false } },
});

/** Each measurement gets about so long in each round. */
const sliceMs = 400;

type Measured = {
  readonly name: string;
  readonly play: () => unknown;
  readonly perSecond: number[];
};

const built = await buildService(null);
if (!built.ok) throw new Error(built.faults.join('\n'));
const runs = createVirtualRuns(built.directory);
const measured: readonly Measured[] = [
  { name: 'state machine', play: playSynchronously, perSecond: [] },
  { name: 'promises and a virtual clock', play: playWithPromises, perSecond: [] },
  { name: 'virtual world, hapi asked each time', play: runs.live, perSecond: [] },
  { name: 'virtual world, hapi asked once', play: runs.recalled, perSecond: [] },
];

async function measure({ play, perSecond }: Measured): Promise<void> {
  const startedAtMs = performance.now();
  let count = 0;
  let elapsedMs = 0;
  for (; elapsedMs < sliceMs; elapsedMs = performance.now() - startedAtMs) {
    for (let batch = 0; batch < 20; batch += 1) await play();
    count += 20;
  }
  perSecond.push((count * 1_000) / elapsedMs);
}

// The first round warms up and does not count.
for (let round = 0; round <= Number(values.rounds); round += 1) {
  for (const one of measured) await measure(one);
  if (round === 0) for (const { perSecond } of measured) perSecond.length = 0;
}

const median = (numbers: readonly number[]) =>
  numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0;
const rates = measured.map(({ name, perSecond }) => ({
  name,
  runsPerSecond: Math.round(median(perSecond)),
}));
const floor = rates[1]?.runsPerSecond ?? 0;
const table = rates.map((rate) => ({
  ...rate,
  floorOver: Number((floor / rate.runsPerSecond).toFixed(1)),
}));
const workers = await createWorkerRatio(built.directory);

if (values.json) process.stdout.write(`${JSON.stringify({ rates: table, workers }, null, 2)}\n`);
else {
  for (const { name, runsPerSecond, floorOver } of table) {
    process.stdout.write(
      `${name.padEnd(38)} ${String(runsPerSecond).padStart(9)} runs/s   1/${floorOver} of the promise floor\n`,
    );
  }
  process.stdout.write(
    `two workers                            ${workers.ratio.toFixed(2)} times one\n`,
  );
}

// How fast the virtual world plays, as ratios of figures that are taken in turns by processes of one tree: machines differ,
// and change while one measures; ratios do less.
import { parseArgs } from 'node:util';
import { buildService } from '../defects/build-service.js';
import { measureCoreRatio } from './core-ratio.js';
import { measurableNames } from './measure.js';
import { startMeasuring } from './start-measuring.js';
import { createWorkerRatio } from './worker-ratio.js';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, json: { type: 'boolean', default: false } },
});

const built = await buildService(null);
if (!built.ok) throw new Error(built.faults.join('\n'));

const measuring = measurableNames.map((name) => startMeasuring(name, built.directory));
const rates = new Map<string, number[]>(measurableNames.map((name) => [name, []]));
// The first round warms up and does not count.
for (let round = 0; round <= Number(values.rounds); round += 1) {
  for (const { name, measure } of measuring) {
    const rate = await measure();
    if (round > 0) rates.get(name)?.push(rate);
  }
}
for (const { stop } of measuring) stop();

const median = (numbers: readonly number[]) =>
  numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0;
const medians = measurableNames.map((name) => ({
  name,
  runsPerSecond: median(rates.get(name) ?? []),
}));
const floor = medians[1]?.runsPerSecond ?? 0;
const table = medians.map(({ name, runsPerSecond }) => ({
  name,
  runsPerSecond: Math.round(runsPerSecond),
  floorOver: Number((floor / runsPerSecond).toFixed(1)),
}));
const workers = await createWorkerRatio(built.directory);
const cores = await measureCoreRatio(built.directory, measurableNames[1]);

if (values.json)
  process.stdout.write(`${JSON.stringify({ rates: table, workers, cores }, null, 2)}\n`);
else {
  for (const { name, runsPerSecond, floorOver } of table) {
    const rate = String(runsPerSecond).padStart(9);
    process.stdout.write(
      `${name.padEnd(36)} ${rate} runs/s   1/${floorOver} of the promise floor\n`,
    );
  }
  process.stdout.write(
    `two workers                          ${workers.ratio.toFixed(2)} times one; two bare processes ${cores.toFixed(2)} times one here\n`,
  );
}

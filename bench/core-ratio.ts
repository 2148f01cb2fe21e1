import { startMeasuring } from './start-measuring.js';

const roundsMax = 5;

/**
 * How many times as much two processes of the promise floor do at once as one alone, the median of some rounds: more
 * than this no pair of workers can gain on this machine, whose cores may be two threads of one.
 */
export async function measureCoreRatio(serviceDirectory: string, name: string): Promise<number> {
  const [one, other] = [
    startMeasuring(name, serviceDirectory),
    startMeasuring(name, serviceDirectory),
  ];
  const ratios: number[] = [];
  await Promise.all([one.measure(), other.measure()]); // Warms up.
  for (let round = 0; round < roundsMax; round += 1) {
    const alone = await one.measure();
    const [together, beside] = await Promise.all([one.measure(), other.measure()]);
    ratios.push((together + beside) / alone);
  }
  one.stop();
  other.stop();
  return ratios.toSorted((a, b) => a - b)[ratios.length >> 1] ?? 0;
}

import type { Clock } from './ports.js';
import { sleep } from './sleep.js';

/** Doubling from five seconds, together longer than the minute for which the PG counts requests. */
const pausesMs = [5_000, 10_000, 20_000, 40_000];

/** Asks again, ever later, while the answer is that there were too many requests. Gives the last answer. */
export async function whileLimited<T>(
  clock: Clock,
  { ask, isLimited }: { ask: () => Promise<T>; isLimited: (answer: T) => boolean },
): Promise<T> {
  let answer = await ask();
  for (const pauseMs of pausesMs) {
    if (!isLimited(answer)) return answer;
    await sleep(clock, pauseMs);
    answer = await ask();
  }
  return answer;
}

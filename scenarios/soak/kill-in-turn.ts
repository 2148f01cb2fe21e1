import { type Clock, sleep } from '../../simulators/kit/clock/clock.js';
import { restartAfterMs, type ServiceUnderTest } from '../world/world.js';

export type Killing = {
  readonly clock: Clock;
  readonly everyMs: number;
  readonly forMs: number;
};

/**
 * Kills one process after the other and starts it again, as a supervisor would; the next one not before the last is up, so
 * that the others carry on. Resolves to the number of kills when all are up again; rejects when one does not come up.
 */
export async function killInTurn(
  processes: readonly ServiceUnderTest[],
  { clock, everyMs, forMs }: Killing,
): Promise<number> {
  const untilMs = clock.nowMs() + forMs;
  const inTurn = () => processes[kills % processes.length];
  let kills = 0;
  let up = Promise.resolve();
  for (;;) {
    await Promise.all([sleep(clock, everyMs), up]);
    const process = inTurn();
    if (process === undefined || clock.nowMs() >= untilMs) return kills;
    await process.crash();
    kills += 1;
    up = sleep(clock, restartAfterMs).then(process.start);
  }
}

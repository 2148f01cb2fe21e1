// Whether requests should be sent here: whoever is told "ready" is served.

import type { Gate } from './gate.js';
import type { Clock } from './ports.js';
import type { Sweeper } from './sweeper.js';

export type ReadinessDeps = {
  readonly clock: Clock;
  readonly gate: Gate;
  readonly sweeper: Pick<Sweeper, 'isTurning'>;
  /** Writes something and rejects when it cannot. */
  readonly probeStepLog: () => Promise<void>;
};

export type Unready = 'STOPPING' | 'SWEEPER_STANDS_STILL' | 'STEP_LOG_NOT_WRITABLE';

/** A disk that takes longer than this to write a few bytes is as good as none. */
const probeWithinMs = 2_000;

/** All that stands against it; nothing when the service is ready. */
export async function whyNotReady(deps: ReadinessDeps): Promise<readonly Unready[]> {
  const { gate, sweeper } = deps;
  return [
    ...(gate.isClosed() ? (['STOPPING'] as const) : []),
    ...(sweeper.isTurning() ? [] : (['SWEEPER_STANDS_STILL'] as const)),
    ...((await isWritable(deps)) ? [] : (['STEP_LOG_NOT_WRITABLE'] as const)),
  ];
}

function isWritable({ clock, probeStepLog }: ReadinessDeps): Promise<boolean> {
  return new Promise((resolve) => {
    const callOff = clock.after(probeWithinMs, () => {
      resolve(false);
    });
    const conclude = (isDone: boolean) => {
      callOff();
      resolve(isDone);
    };
    probeStepLog().then(
      () => {
        conclude(true);
      },
      () => {
        conclude(false); // Why it failed is told where a payment's row fails to be written.
      },
    );
  });
}

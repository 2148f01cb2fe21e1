import type { Party } from '../../simulators/kit/history/history-entry.js';
import type { World } from '../world/world.js';

/** Closes the ports of parties for a while, and knows when all are open again. */
export type Outages = {
  readonly begin: (outage: Outage) => void;
  readonly areOver: () => boolean;
};

type Outage = {
  readonly party: Party;
  readonly forMs: number;
  /** From when on, as the report is to say it. */
  readonly since: string;
  readonly order: string | null;
};

export function createOutages(world: World): Outages {
  let running = 0;
  return {
    begin: ({ party, forMs, since, order }) => {
      running += 1;
      world.goDown(party);
      world.history.record({
        kind: 'fault-fired',
        exchange: null,
        rule: `${party}: refuse-connection (${forMs} ms from ${since})`,
        fault: 'refuse-connection',
        operation: party,
        order,
      });
      world.clock.after(forMs, () => {
        // A port that cannot be had again is reported when the world is closed.
        void world.comeBack(party).finally(() => {
          running -= 1;
        });
      });
    },
    areOver: () => running === 0,
  };
}

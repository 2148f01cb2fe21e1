// Two processes of the service on one step log: neither takes from the other what it works on.
import assert from 'node:assert/strict';
import { buildService } from '../../defects/build-service.js';
import type { Defect } from '../../defects/defect.js';
import type { RunRecord } from '../../reports/run-record.js';
import { runScenario } from '../run/run-scenario.js';
import { scenarioSchema } from '../scenario.js';
import { createVirtualWorld } from '../world/virtual/virtual-world.js';

/** The confirm's answer is lost, and from then on each look takes nearly its time-out. */
const slowLooks = {
  ...scenarioSchema.parse({
    name: 'two processes: the looks are slow',
    story: 'Each look of a sweeper takes nearly its time-out.',
    orders: { 'R-1001': { amountKrw: 33_000 } },
    customers: { kim: [{ pay: 'R-1001' }, 'authenticate', 'callback'] },
    faults: [
      { at: 'pg.confirm#1', fault: 'lose-response' },
      ...['pg.look-up', 'pg.look-up-order', 'legacy-order.look-up'].flatMap((operation) =>
        Array.from({ length: 10 }, (_, place) => ({
          at: `${operation}#${place + (operation.startsWith('pg') ? 1 : 3)}`,
          fault: 'delay',
          afterMs: 900,
        })),
      ),
    ],
    expect: { 'R-1001': 'completed' },
  }),
  file: 'two-processes.test.ts',
};

const leaseIgnored: Defect = {
  id: 'lease-of-others-ignored',
  story: 'Each instance looks at its own lease only.',
  edits: [
    {
      file: 'app/sweep.ts',
      find: 'attempt.lease.owner !== deps.instance &&',
      replace: 'attempt.lease.owner === deps.instance &&',
    },
  ],
  breaks: [],
  shownBy: null,
};

async function play(defect: Defect | null): Promise<RunRecord> {
  const built = await buildService(defect);
  assert.ok(built.ok);
  const setting = { serviceDirectory: built.directory, seed: 1, processes: 2 } as const;
  const world = await createVirtualWorld(slowLooks, setting);
  return runScenario(slowLooks, world, {
    replay: '',
    stopwatch: () => 0,
    everyFaultMustFire: false,
  });
}

function countLooks({ history }: RunRecord): number {
  const arrivals = history.filter((entry) => entry.kind === 'request-arrived');
  return arrivals.filter(({ operation }) => operation.startsWith('pg.look-up')).length;
}

describe('two processes with slow partners', () => {
  it('complete the order in one go', async () => {
    const record = await play(null);

    assert.equal(record.verdict, 'passed');
    assert.ok(countLooks(record) <= 4, `${countLooks(record)} looks`);
  });

  it('take the attempt from each other when nobody minds the lease', async () => {
    const looks = countLooks(await play(leaseIgnored));

    assert.ok(looks > 4, `${looks} looks`);
  });
});

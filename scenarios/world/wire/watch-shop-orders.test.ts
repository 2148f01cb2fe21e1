import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createManualClock } from '../../../simulators/kit/clock/manual-clock.js';
import { createHistory } from '../../../simulators/kit/history/history.js';
import { watchShopOrders } from './watch-shop-orders.js';

const states = ['payable', 'in-progress', 'complete'] as const;

/** The file of an order that has come so far. */
function fileOf(steps: number): string {
  const changes = states.slice(0, steps).map((state, place) => ({
    order: {
      orderId: 'R-1',
      state,
      amountKrw: 33_000,
      version: place + 1,
      attemptId: place === 0 ? null : 'a-1',
    },
    by: place === 0 ? 'clerk' : 'service',
    atMs: 0,
  }));
  return JSON.stringify({ format: 'ttadak-shop-order', version: 1, changes });
}

describe('watch of the shop’s orders', () => {
  let directory = '';
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'ttadak-watch-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  function start() {
    const clock = createManualClock(0);
    const orders = join(directory, 'shop-orders');
    const watch = watchShopOrders(orders, createHistory(clock), clock);
    return {
      ...watch,
      clock,
      write: async (name: string, text: string) => {
        await mkdir(orders, { recursive: true });
        await writeFile(join(orders, name), text);
      },
      told: () => watch.history.entries.map((entry) => ('to' in entry ? entry.to : entry.kind)),
    };
  }

  it('tells of each change before anything else is recorded', async () => {
    const { write, history, told } = start();
    await write('R-1.json', fileOf(2));

    history.record({ kind: 'rested' });

    assert.deepEqual(told(), ['order-opened', 'in-progress', 'rested']);
  });

  it('tells of a change once', async () => {
    const { write, history, told } = start();
    await write('R-1.json', fileOf(2));
    history.record({ kind: 'faults-healed' });
    await write('R-1.json', fileOf(3));
    history.record({ kind: 'rested' });

    assert.deepEqual(told(), [
      'order-opened',
      'in-progress',
      'faults-healed',
      'complete',
      'rested',
    ]);
  });

  it('tells of a change once even when who hears of it records something', async () => {
    const { write, history, told } = start();
    history.subscribe(({ kind }) => {
      if (kind === 'order-opened') history.record({ kind: 'faults-healed' });
    });
    await write('R-1.json', fileOf(3));

    history.record({ kind: 'rested' });

    assert.deepEqual(told(), [
      'order-opened',
      'in-progress',
      'complete',
      'faults-healed',
      'rested',
    ]);
  });

  it('notices a change after which nothing happens', async () => {
    const { write, clock, told } = start();
    await write('R-1.json', fileOf(1));

    clock.advance(50);

    assert.deepEqual(told(), ['order-opened']);
  });

  it('does not read what is not whole yet', async () => {
    const { write, history, told } = start();
    await write('R-1.json.tmp', '{"format":');

    history.record({ kind: 'rested' });

    assert.deepEqual(told(), ['rested']);
  });
});

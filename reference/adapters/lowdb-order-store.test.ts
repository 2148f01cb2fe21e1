import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { held, orderId, payable } from '../core/attempt-at.js';
import type { OrderSeen, OrderSighting } from '../core/sighting.js';
import { openOrderStore } from './lowdb-order-store.js';
import { createMemoryOrderFiles, type OrderFiles, openOrderFiles } from './order-files.js';

function at(version: number, sighting: OrderSighting = payable()): OrderSeen {
  assert.ok(sighting.kind === 'seen');
  return { ...sighting.order, version };
}

const stamp = { by: 'service', atMs: 1 } as const;

describe('order store', () => {
  let directory = '';
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'ttadak-orders-'));
  });
  after(() => rm(directory, { recursive: true }));

  const places: Readonly<Record<string, (name: string) => Promise<OrderFiles>>> = {
    memory: () => Promise.resolve(createMemoryOrderFiles()),
    directory: async (name) => (await openOrderFiles(join(directory, name))).files,
  };
  for (const [place, open] of Object.entries(places)) {
    describe(`in a ${place}`, () => {
      it('knows no order that was never written', async () => {
        const store = openOrderStore(await open('none'));

        assert.deepEqual(await store.find(orderId), { kind: 'absent' });
      });

      it('finds what another opening has written', async () => {
        const files = await open('again');
        await openOrderStore(files).write({ order: at(1), ...stamp });

        assert.deepEqual(await openOrderStore(files).find(orderId), {
          kind: 'seen',
          order: at(1),
        });
      });

      it('lets one of two changes of the same version hold', async () => {
        const store = openOrderStore(await open('race'));
        await store.write({ order: at(1), ...stamp });
        const results = await Promise.all([
          store.write({ order: at(2, held()), ...stamp }),
          store.write({ order: at(2), ...stamp }),
        ]);

        assert.deepEqual(
          results.map((result) => (result.ok ? 'ok' : result.error.kind)),
          ['ok', 'conflict'],
        );
        assert.deepEqual(await store.find(orderId), { kind: 'seen', order: at(2, held()) });
      });
    });
  }

  it('keeps every change in the file', async () => {
    const store = openOrderStore((await openOrderFiles(join(directory, 'kept'))).files);
    await store.write({ order: at(1), by: 'clerk', atMs: 1 });
    await store.write({ order: at(2, held()), ...stamp });

    const path = join(directory, 'kept', `${orderId}.json`);
    const file = JSON.parse(await readFile(path, 'utf8')) as { changes: { by: string }[] };
    assert.deepEqual(
      file.changes.map(({ by }) => by),
      ['clerk', 'service'],
    );
  });

  it('can tell nothing of an order whose file is torn', async () => {
    const store = openOrderStore((await openOrderFiles(join(directory, 'torn'))).files);
    await writeFile(join(directory, 'torn', `${orderId}.json`), '{"format":');

    assert.equal((await store.find(orderId)).kind, 'unreachable');
    assert.equal((await store.write({ order: at(1), ...stamp })).ok, false);
  });
});

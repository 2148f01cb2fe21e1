// The shop's own orders lie on the service's disk, so what becomes of them is read there. A change is durable before the
// service goes on: read before anything else is recorded, it stands in the history before all that followed from it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../../simulators/kit/clock/clock.js';
import type { History } from '../../../simulators/kit/history/history.js';
import { type StoredOrder, toOrderEvent } from '../order-event.js';

const fileSchema = z.object({
  format: z.literal('ttadak-shop-order'),
  changes: z.array(
    z.object({
      order: z.object({
        orderId: z.string(),
        state: z.enum(['payable', 'in-progress', 'cancelling', 'complete', 'unpayable', 'closed']),
        amountKrw: z.number().nullable(),
        version: z.number(),
        attemptId: z.string().nullable(),
      }),
      by: z.enum(['service', 'clerk']),
    }),
  ),
});

/** A change after which nothing else happens is read so late at the most, in milliseconds. */
const readEveryMs = 50;

export type ShopOrderWatch = {
  /** The same history, which hears of the orders first. */
  readonly history: History;
  readonly end: () => void;
};

/** Reads `directory`, which the service may make or not. */
export function watchShopOrders(directory: string, history: History, clock: Clock): ShopOrderWatch {
  /** Order → how many of its changes are told. */
  const told = new Map<string, number>();
  let callOff: () => void = () => undefined;

  function read() {
    for (const name of listFiles(directory)) {
      const { changes } = fileSchema.parse(JSON.parse(readFileSync(join(directory, name), 'utf8')));
      let before: StoredOrder | undefined;
      for (const [place, change] of changes.entries()) {
        // Whoever hears of a change may record something, and so read, too.
        if (place >= (told.get(name) ?? 0)) {
          told.set(name, place + 1);
          history.record(toOrderEvent(change, before));
        }
        before = change.order;
      }
    }
  }

  function readAgain() {
    read();
    callOff = clock.after(readEveryMs, readAgain);
  }

  readAgain();
  return {
    history: {
      ...history,
      record: (event) => {
        read();
        history.record(event);
      },
    },
    end: () => {
      callOff();
    },
  };
}

/** The orders' files, whole ones only: an unfinished one has another name. */
function listFiles(directory: string): readonly string[] {
  try {
    return readdirSync(directory).filter((name) => name.endsWith('.json'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

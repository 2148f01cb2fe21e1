// The shop's own orders on lowdb: one small file per order, as the step log has one per attempt.

import { Low } from 'lowdb';
import type { OrderStore, OrderStoreError } from '../app/ports.js';
import type { OrderId } from '../core/ids.js';
import { failed, ok, type Result } from '../core/result.js';
import type { OrderSeen } from '../core/sighting.js';
import { type OrderFile, toOrderFile } from './order-file.js';
import type { OrderFiles } from './order-files.js';
import { StepLogFault } from './step-log-fault.js';
import { createTurns } from './turns.js';

/** Keeps nothing in memory: each order is read where it lies. */
export function openOrderStore(files: OrderFiles): OrderStore {
  const inTurn = createTurns();

  async function open(orderId: OrderId): Promise<Low<OrderFile>> {
    const file = new Low(files(orderId), toOrderFile([]));
    await file.read();
    return file;
  }

  return {
    find: async (orderId) => {
      try {
        const order = (await open(orderId)).data.changes.at(-1)?.order;
        return order === undefined ? { kind: 'absent' } : { kind: 'seen', order };
      } catch (error) {
        if (!isTrouble(error)) throw error;
        return { kind: 'unreachable', error: error.message };
      }
    },
    write: (change) =>
      inTurn(change.order.orderId, async (): Promise<Result<OrderSeen, OrderStoreError>> => {
        const { order } = change;
        try {
          const file = await open(order.orderId);
          const { changes } = file.data;
          if (changes.length + 1 !== order.version) return failed({ kind: 'conflict' });
          file.data = toOrderFile([...changes, change]);
          await file.write();
          return ok(order);
        } catch (error) {
          if (!isTrouble(error)) throw error;
          return failed({ kind: 'not-written', reason: error.message });
        }
      }),
  };
}

/** The disk's trouble, or a file that cannot be believed. Nothing else is expected here. */
function isTrouble(error: unknown): error is Error {
  return error instanceof StepLogFault || (error instanceof Error && 'syscall' in error);
}

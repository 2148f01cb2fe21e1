// The stores that the configuration names, opened: the step log, and the shop's own orders.

import { openDirectoryFiles } from './adapters/directory-files.js';
import { openOrderStore } from './adapters/lowdb-order-store.js';
import { openStepLog } from './adapters/lowdb-step-log.js';
import { openPostgres } from './adapters/open-postgres.js';
import { openOrderFiles } from './adapters/order-files.js';
import type { StepLogFault } from './adapters/step-log-fault.js';
import { createUnreadable } from './adapters/unreadable.js';
import type { Log, OrderStore, StepLog } from './app/ports.js';
import type { Config } from './config.js';
import { dueAtMs } from './core/windows.js';

export type Store = {
  readonly stepLog: StepLog;
  /** The shop's own orders, where those are paid. */
  readonly orders?: OrderStore;
  /** How many attempts are passed over, for their rows cannot be believed. */
  readonly countUnreadable: () => number;
  /** Writes something, or asks whether that could be done; rejects when not. */
  readonly probe: () => Promise<void>;
  /** Lets what is under way come to its end. */
  readonly close: () => Promise<void>;
};

/** Throws a `StepLogFault` when a store must not or cannot be used. */
export async function openStore(config: Config, log: Log): Promise<Store> {
  const store = await openLog(config, log);
  if (config.ordersOf === 'legacy') return store;
  try {
    const { files, close } = await openOrderFiles(config.shopOrders);
    return {
      ...store,
      orders: openOrderStore(files),
      close: async () => {
        await close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function openLog(config: Config, log: Log): Promise<Store> {
  const { store } = config;
  const onUnreadable = ({ message }: StepLogFault) => {
    log.error({ reason: message }, 'attempt passed over');
  };
  switch (store.kind) {
    case 'directory': {
      const opened = await openDirectory(store.directory, onUnreadable);
      log.info({ store: 'lowdb', directory: store.directory }, 'step log open, for one instance');
      return opened;
    }
    case 'postgres': {
      const opened = await openPostgres({
        url: store.url,
        dueAtMs: (attempt) => dueAtMs(attempt, config),
        onUnreadable,
        onLost: ({ message }) => {
          log.warn({ reason: message }, 'connection to the database lost');
        },
      });
      log.info({ store: 'postgres' }, 'step log open, for several instances');
      return opened;
    }
  }
}

async function openDirectory(
  directory: string,
  onUnreadable: (fault: StepLogFault) => void,
): Promise<Store> {
  const files = await openDirectoryFiles(directory);
  try {
    const unreadable = createUnreadable(onUnreadable);
    const stepLog = await openStepLog(files, unreadable);
    const countUnreadable = () => unreadable.ids().length;
    return { stepLog, countUnreadable, probe: files.probe, close: files.close };
  } catch (error) {
    await files.close();
    throw error;
  }
}

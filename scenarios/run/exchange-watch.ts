import { type Address, isMeant } from '../../simulators/kit/faults/address.js';
import type { History } from '../../simulators/kit/history/history.js';

/**
 * Resolves at the moment when the simulator has dealt with the addressed exchange, before its answer
 * (if one leaves at all) has reached anybody. At once when that has happened already.
 */
export function exchangeLeft(history: History, address: Address): Promise<void> {
  return new Promise((resolve) => {
    onExchangeLeft(history, address, resolve);
  });
}

/** Calls `task` (once) within that moment. */
export function onExchangeLeft(history: History, address: Address, task: () => void): void {
  let exchange: number | null = null;
  let isDone = false;
  const look = (entry: History['entries'][number]) => {
    if (isDone) return;
    if (entry.kind === 'request-arrived' && isMeant(address, entry)) exchange = entry.exchange;
    if (entry.kind === 'reply-left' && entry.exchange === exchange) {
      isDone = true;
      task();
    }
  };
  history.entries.forEach(look);
  history.subscribe(look);
}

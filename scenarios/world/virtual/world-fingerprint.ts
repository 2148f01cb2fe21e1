import type { Fingerprint } from '../../../simulators/kit/choices/fingerprint.js';
import type { History } from '../../../simulators/kit/history/history.js';
import type { HistoryEntry, Told } from '../../../simulators/kit/history/history-entry.js';

/**
 * The books of the simulators and of the judge are folds of what happened to each order, and what a
 * customer does next follows from what it was told. So their states are the pasts of the orders and of the
 * customers. What changes nothing (a look-up) belongs to no past; how often it came does, for faults
 * are addressed by that.
 */
export function noteHistory(history: History, fingerprint: Fingerprint): void {
  history.subscribe((entry) => {
    if (!fingerprint.isWaiting()) note(entry, fingerprint);
  });
}

type EntryOf<K extends HistoryEntry['kind']> = Extract<HistoryEntry, { kind: K }>;

function note(entry: HistoryEntry, fingerprint: Fingerprint) {
  const { kind } = entry;
  if (kind === 'customer-asked') {
    const { customer, asked, paymentKey } = entry;
    fingerprint.note(`customer ${customer}`, `asked ${asked} ${paymentKey ?? ''}`);
  } else if (kind === 'webhook-sent' || kind === 'webhook-answered') {
    // Nobody judges by it; what the PG sends next follows from what became of this transmission alone.
    fingerprint.note(`webhook ${entry.webhook}`, toFact(entry));
  } else if (kind === 'customer-told') noteWord(entry, fingerprint);
  else if (kind === 'request-arrived' || kind === 'executed') noteExchange(entry, fingerprint);
  else if (kind === 'fault-fired') fingerprint.note('faults', 'one');
  else if (kind !== 'reply-left' && !kind.startsWith('log-')) {
    fingerprint.note('order' in entry ? orderPart(entry.order) : 'run', toFact(entry));
  }
}

/** Whether a word about money was true is judged against what had happened to the order by then. */
function noteWord(entry: EntryOf<'customer-told'>, fingerprint: Fingerprint) {
  const { customer, told, status, attempt, order, atMs } = entry;
  fingerprint.note(`customer ${customer}`, `told ${told} ${status ?? ''} ${attempt ?? ''}`);
  if (isAboutMoney(told)) fingerprint.note(orderPart(order), `told ${told} ${atMs}`);
}

function noteExchange(
  entry: EntryOf<'request-arrived'> | EntryOf<'executed'>,
  fingerprint: Fingerprint,
) {
  const { operation, order } = entry;
  const isArrival = entry.kind === 'request-arrived';
  if (isArrival) fingerprint.note(`arrivals of ${operation} of ${order ?? ''}`, String(entry.nth));
  if (isLookUp(operation)) return;
  const fact = isArrival ? entry.body : `${entry.status} ${entry.code ?? ''}`;
  fingerprint.note(orderPart(order), `${operation} ${fact}`);
}

function orderPart(order: string | null): string {
  return `order ${order ?? ''}`;
}

/** All of an entry but its place among the entries of others. */
function toFact(entry: HistoryEntry): string {
  return JSON.stringify({ ...entry, seq: 0, exchange: 0 });
}

function isLookUp(operation: string): boolean {
  return operation.includes('.look-up');
}

function isAboutMoney(told: Told): boolean {
  return !['ready', 'in-progress', 'checking', 'refused', 'nothing'].includes(told);
}

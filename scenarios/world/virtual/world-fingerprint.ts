import type { Fingerprint } from '../../../simulators/kit/choices/fingerprint.js';
import type { HistoryEntry, Told } from '../../../simulators/kit/history/history-entry.js';
import type { History } from '../../../simulators/kit/history/history.js';

/**
 * The books of the simulators and of the judge are folds of what happened to each order, and what a
 * customer does next follows from what it was told. So their states are the pasts of the orders and of the
 * customers. What changes nothing (a look-up) belongs to no past; how often it came does, for faults
 * are addressed by that.
 */
export function noteHistory(history: History, fingerprint: Fingerprint): void {
  history.subscribe((entry) => {
    note(entry, fingerprint);
  });
}

function note(entry: HistoryEntry, { note: noteOf }: Fingerprint) {
  switch (entry.kind) {
    case 'customer-asked':
      noteOf(`customer ${entry.customer}`, `asked ${entry.asked} ${entry.paymentKey ?? ''}`);
      return;
    case 'customer-told':
      noteOf(
        `customer ${entry.customer}`,
        `told ${entry.told} ${entry.status ?? ''} ${entry.attempt ?? ''}`,
      );
      // Whether such a word was true is judged against what had happened to the order by then.
      if (isAboutMoney(entry.told))
        noteOf(`order ${entry.order}`, `told ${entry.told} ${entry.atMs}`);
      return;
    case 'request-arrived':
      noteOf(`arrivals of ${entry.operation} of ${entry.order ?? ''}`, String(entry.nth));
      if (!isLookUp(entry.operation))
        noteOf(`order ${entry.order ?? ''}`, `${entry.operation} ${entry.body}`);
      return;
    case 'executed':
      if (isLookUp(entry.operation)) return;
      noteOf(
        `order ${entry.order ?? ''}`,
        `${entry.operation} ${entry.status} ${entry.code ?? ''}`,
      );
      return;
    case 'reply-left':
      return;
    case 'fault-fired':
      noteOf('faults', entry.rule);
      return;
    case 'payment-authenticated':
    case 'payment-captured':
    case 'payment-declined':
    case 'payment-refunded':
    case 'order-opened':
    case 'order-changed':
    case 'completion-rejected':
    case 'manual-claimed':
    case 'manual-withdrawn':
      noteOf(
        `order ${entry.order ?? ''}`,
        `${entry.kind} ${JSON.stringify({ ...entry, seq: 0, exchange: 0 })}`,
      );
      return;
    case 'service-started':
    case 'service-crashed':
    case 'service-stopped':
    case 'faults-healed':
    case 'rested':
      noteOf('run', `${entry.kind} ${entry.atMs}`);
  }
}

function isLookUp(operation: string): boolean {
  return operation.includes('.look-up');
}

function isAboutMoney(told: Told): boolean {
  return told !== 'ready' && told !== 'in-progress' && told !== 'refused' && told !== 'nothing';
}

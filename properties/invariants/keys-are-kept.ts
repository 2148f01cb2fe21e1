import type { ExchangeBook } from '../ledger/exchange-book.js';
import type { KeyUse } from '../ledger/key-book.js';
import type { Invariant } from './invariant.js';

/**
 * Judges confirms and cancels: by payment, each is one logical operation. A new key is right after the PG
 * answered an error under the old one, which it may repeat for ever; an answer that was garbled or lost is
 * no such answer, nor is a proxy's page, nor that the first request is still at work (409).
 */
export const keysAreKept: Invariant = {
  name: 'keysAreKept',
  statement:
    'An idempotency key stands for the same bytes each time, and an operation keeps its key until the PG has answered it with an error.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'request-arrived') return null;
    const sent = ledger.exchanges.get(entry.exchange);
    const mistake = sent?.keyUse == null ? null : mistakeOf(sent, sent.keyUse);
    if (sent === undefined || mistake === null) return null;
    const message = `The ${sent.operation} of payment ${sent.paymentKey ?? 'nobody'} ${mistake}.`;
    return { order: entry.order, message };
  },
};

function mistakeOf(sent: ExchangeBook, use: KeyUse): string | null {
  const { key, before, times } = use;
  if (use.operation !== sent.operation || use.path !== sent.path || use.body !== sent.body) {
    return `bears key ${key ?? 'none'}, under which another request had been sent`;
  }
  if (key === null && times > 1) return 'was sent again without an idempotency key';
  if (before === null || before.hasErrorLeft || times > 1) return null;
  return `bears key ${key ?? 'none'}, although no error had been answered under ${before.key ?? 'none'}`;
}

import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import { toWonText } from '../won.js';
import type { SequenceContext } from './sequence-context.js';
import type { Importance, MessageStep } from './sequence-step.js';

type Asked = Extract<HistoryEntry, { kind: 'customer-asked' }>;
type Told = Extract<HistoryEntry, { kind: 'customer-told' }>;

/** What the customer asks of the service. */
export function toAskedStep(entry: Asked, context: SequenceContext): MessageStep {
  const amount = entry.amountKrw === undefined ? '' : ` ${toWonText(entry.amountKrw)} KRW`;
  return {
    ...toBase(entry, context),
    from: 'customer',
    to: 'service',
    label: `${toPrefix(entry, context)}${entry.asked}${toOrderText(entry, context)}${amount}`,
    fate: 'delivered',
  };
}

/** What the customer is told. No readable answer at all is a lost message, whoever lost it. */
export function toToldStep(entry: Told, context: SequenceContext): MessageStep {
  const isNothing = entry.told === 'nothing';
  const order = context.hasSeveralOrders ? ` ${entry.order}` : '';
  const status = isNothing || entry.told === 'refused' ? toStatusText(entry.status) : '';
  const words = isNothing ? 'no answer' : `"${entry.told}"`;
  return {
    ...toBase(entry, context),
    from: 'service',
    to: 'customer',
    label: `${toPrefix(entry, context)}${words}${status}${order}`,
    fate: toFate(entry),
  };
}

function toBase(entry: Asked | Told, context: SequenceContext) {
  const { seq, atMs } = entry;
  const kind = 'message' as const;
  const importance = toImportance(entry, context);
  return { kind, seq, atMs, covers: [seq], marks: [], notes: [], importance };
}

function toFate({ told, status }: Told): MessageStep['fate'] {
  if (told !== 'nothing') return 'delivered';
  return status === null ? 'lost' : 'cut';
}

function toImportance({ asked, request }: Asked | Told, context: SequenceContext): Importance {
  if (asked !== 'status') return 2;
  return context.staleRequests.has(request) ? 0 : 1;
}

function toPrefix({ customer }: Asked | Told, { hasSeveralCustomers }: SequenceContext): string {
  return hasSeveralCustomers ? `${customer} ` : '';
}

function toOrderText({ asked, order }: Asked, { hasSeveralOrders }: SequenceContext): string {
  return asked === 'pay' || hasSeveralOrders ? ` ${order}` : '';
}

function toStatusText(status: number | null): string {
  return status === null ? '' : ` ${status}`;
}

// History → messages and notes: the one place that knows how a history is told as a diagram.
import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import { toWonText } from '../won.js';
import { toAskedStep, toToldStep } from './customer-steps.js';
import { isEffect } from './effect-text.js';
import { toReplyStep, toRequestStep } from './exchange-steps.js';
import { toEffectStep, toFaultStep, toLateStep, toNote, toServiceStep } from './note-steps.js';
import { type SequenceContext, toSequenceContext } from './sequence-context.js';
import type { SequenceStep } from './sequence-step.js';
import { toWebhookAnswerStep, toWebhookStep } from './webhook-steps.js';

/**
 * Tells a run as messages and notes, in the order of the history. Effects stand with the request that
 * caused them; an execution after its answer, a crash and anybody's own act become notes.
 */
export function toSequence(history: readonly HistoryEntry[]): readonly SequenceStep[] {
  const context = toSequenceContext(history);
  return history.flatMap((entry) => toStep(entry, context) ?? []);
}

function toStep(entry: HistoryEntry, context: SequenceContext): SequenceStep | null {
  if (isEffect(entry)) return toEffectStep(entry, context);
  if (entry.kind === 'customer-asked') return toAskedStep(entry, context);
  if (entry.kind === 'customer-told') return toToldStep(entry, context);
  if (entry.kind === 'webhook-sent') return toWebhookStep(entry, context);
  if (entry.kind === 'webhook-answered') return toWebhookAnswerStep(entry);
  if (entry.kind === 'request-turned-away') return toTurnedAwayNote(entry);
  if (isUntold(entry)) return null;
  if (entry.kind === 'reconciliation-claimed') return toReconciliationNote(entry);
  if (entry.kind === 'act-answered') return toActNote(entry);
  if (entry.kind === 'clerk-answered') return toClerkNote(entry);
  if (entry.kind === 'list-unreadable') return toListNote(entry);
  return toInnerStep(entry, context);
}

type UntoldEntry = Extract<HistoryEntry, { kind: (typeof untoldKinds)[number] | `log-${string}` }>;

const untoldKinds = [
  'reconciliation-asked',
  'item-seen',
  'act-said',
  'order-opened',
  'order-posting-booked',
  'manual-inspected',
  'secret-shown',
] as const;

/** What nobody needs to be told: that there is an order, what the books say of its completion, what operators look at, and what the service says to itself. */
function isUntold(entry: HistoryEntry): entry is UntoldEntry {
  return untoldKinds.some((kind) => kind === entry.kind) || entry.kind.startsWith('log-');
}

function toReconciliationNote(entry: Extract<HistoryEntry, { kind: 'reconciliation-claimed' }>) {
  const label = `reconciliation of ${entry.date}: ${entry.verdict}`;
  return toNote(entry, { sign: 'manual', over: 'service', label, importance: 0 });
}

function toActNote(entry: Extract<HistoryEntry, { kind: 'act-answered' }>) {
  const verdict =
    entry.holds === true ? 'is believed' : `is refused: ${entry.reason ?? 'no answer'}`;
  const label = `operator: ${entry.act}, ${verdict}`;
  return toNote(entry, { sign: 'manual', over: 'service', label, importance: 2 });
}

function toListNote(entry: Extract<HistoryEntry, { kind: 'list-unreadable' }>) {
  const label = `${entry.path} cannot be read`;
  return toNote(entry, { sign: 'manual', over: 'service', label, importance: 2 });
}

function toClerkNote(entry: Extract<HistoryEntry, { kind: 'clerk-answered' }>) {
  const verdict = entry.holds === true ? 'is done' : `is refused: ${entry.reason ?? 'no answer'}`;
  const label = `clerk: ${entry.act}, ${verdict}`;
  return toNote(entry, { sign: 'manual', over: 'service', label, importance: 2 });
}

function toTurnedAwayNote(entry: Extract<HistoryEntry, { kind: 'request-turned-away' }>) {
  const { party, method, path, status } = entry;
  const label = `${status}: nothing here for ${method} ${path}`;
  return toNote(entry, { sign: 'fault', over: party, label, importance: 3 });
}

type InnerEntry = Exclude<
  HistoryEntry,
  | UntoldEntry
  | {
      kind:
        | `${'payment' | 'order' | 'posting' | 'customer' | 'webhook'}-${string}`
        | 'request-turned-away'
        | 'completion-rejected'
        | 'reconciliation-claimed'
        | 'act-answered'
        | 'clerk-answered'
        | 'list-unreadable';
    }
>;

function toInnerStep(entry: InnerEntry, context: SequenceContext): SequenceStep | null {
  switch (entry.kind) {
    case 'request-arrived':
      return toRequestStep(entry.exchange, context);
    case 'executed':
      return toLateStep(entry, context);
    case 'reply-left':
      return toReplyStep(entry.exchange, context);
    case 'fault-fired':
      return toFaultStep(entry, context);
    case 'service-started':
    case 'service-crashed':
    case 'service-stopped':
      return toServiceStep(entry, context);
    case 'manual-claimed': {
      const label = `manual ${entry.cause}, ${toWonText(entry.exposureKrw)} KRW at risk`;
      return toNote(entry, { sign: 'manual', over: 'service', label, importance: 2 });
    }
    case 'manual-withdrawn':
      return toNote(entry, { sign: 'manual', over: 'service', label: 'manual item withdrawn' });
    case 'faults-healed':
      return toNote(entry, { sign: 'phase', over: 'service', label: 'no faults from here on' });
    case 'rested':
      return toNote(entry, { sign: 'phase', over: 'service', label: 'at rest', importance: 0 });
  }
}

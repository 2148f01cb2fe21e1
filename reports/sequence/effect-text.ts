import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import { toWonText } from '../won.js';

const effectKinds = [
  'payment-authenticated',
  'payment-captured',
  'payment-declined',
  'payment-refunded',
  'order-changed',
  'completion-rejected',
] as const;

/** What a party booked. */
export type Effect = Extract<HistoryEntry, { kind: (typeof effectKinds)[number] }>;

export function isEffect(entry: HistoryEntry): entry is Effect {
  return effectKinds.some((kind) => kind === entry.kind);
}

/** The effect in a few words: `captured 33,000 KRW`. */
export function toEffectText(effect: Effect): string {
  switch (effect.kind) {
    case 'payment-authenticated':
      return `authenticated ${toWonText(effect.amountKrw)} KRW`;
    case 'payment-captured':
      return `captured ${toWonText(effect.amountKrw)} KRW`;
    case 'payment-declined':
      return `declined ${effect.code}`;
    case 'payment-refunded':
      return `${effect.by === 'service' ? '' : `${effect.by} `}refunded ${toWonText(effect.amountKrw)} KRW`;
    case 'order-changed':
      return `${effect.by === 'service' ? '' : `${effect.by} `}${toChangeText(effect)}`;
    case 'completion-rejected':
      return `rejected ${effect.code}`;
  }
}

function toChangeText({ from, to, amountKrw }: Extract<Effect, { kind: 'order-changed' }>): string {
  return from === to ? `sets ${toWonText(amountKrw)} KRW` : `${from} → ${to}`;
}

import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import { toWonText } from '../won.js';

const effectKinds = [
  'payment-authenticated',
  'payment-awaits-deposit',
  'payment-voided',
  'payment-captured',
  'payment-declined',
  'payment-refunded',
  'order-changed',
  'completion-rejected',
  'posting-booked',
] as const;

/** What a party booked. */
export type Effect = Extract<HistoryEntry, { kind: (typeof effectKinds)[number] }>;

export function isEffect(entry: HistoryEntry): entry is Effect {
  return effectKinds.some((kind) => kind === entry.kind);
}

const movedWords = {
  'payment-authenticated': 'authenticated',
  'payment-awaits-deposit': 'awaits a deposit of',
  'payment-captured': 'captured',
} as const;

/** The effect in a few words: `captured 33,000 KRW`. */
export function toEffectText(effect: Effect): string {
  switch (effect.kind) {
    case 'payment-authenticated':
    case 'payment-awaits-deposit':
    case 'payment-captured':
      return `${movedWords[effect.kind]} ${toWonText(effect.amountKrw)} KRW`;
    case 'payment-voided':
      return 'voided before any money came';
    case 'payment-declined':
      return `declined ${effect.code}`;
    case 'payment-refunded':
      return `${doerText(effect)}refunded ${toWonText(effect.amountKrw)} KRW`;
    case 'order-changed':
      return `${doerText(effect)}${toChangeText(effect)}`;
    case 'completion-rejected':
      return `rejected ${effect.code}`;
    case 'posting-booked':
      return `${doerText(effect)}posted ${toWonText(effect.amountKrw)} KRW`;
  }
}

/** Who did it, when it was not the service. */
function doerText({ by }: { readonly by: string }): string {
  return by === 'service' ? '' : `${by} `;
}

function toChangeText({ from, to, amountKrw }: Extract<Effect, { kind: 'order-changed' }>): string {
  return from === to ? `sets ${toWonText(amountKrw)} KRW` : `${from} → ${to}`;
}

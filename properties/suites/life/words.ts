// Which words may follow each other, whatever goes wrong: what was certain once stays certain.
import type { CustomerRequest, Told } from '../../../simulators/kit/history/history-entry.js';

/** What each request may be answered with at all. */
export const answersTo: Readonly<Record<CustomerRequest, readonly Told[]>> = {
  pay: ['ready', 'in-progress', 'refused', 'nothing'],
  callback: [
    'checking',
    'confirming',
    'paid',
    'cancelled',
    'not-charged',
    'manual',
    'refused',
    'nothing',
  ],
  status: [
    'ready',
    'checking',
    'confirming',
    'paid',
    'cancelled',
    'not-charged',
    'manual',
    'nothing',
  ],
};

/** What may be said of an attempt to somebody who asks after having heard a word of it. */
const following: Readonly<Partial<Record<Told, readonly Told[]>>> = {
  checking: ['checking', 'confirming', 'paid', 'cancelled', 'not-charged', 'manual'],
  confirming: ['confirming', 'checking', 'paid', 'cancelled', 'manual'],
  paid: ['paid'],
  cancelled: ['cancelled'],
  'not-charged': ['not-charged'],
  manual: ['manual', 'checking', 'confirming', 'paid', 'cancelled', 'not-charged'],
};

/** Words that say that money was taken. */
const chargedWords: readonly Told[] = ['confirming', 'paid', 'cancelled'];

export function saysCharged(told: Told): boolean {
  return chargedWords.includes(told);
}

/** Answers that say nothing of how an attempt stands. */
export function saysNothing(told: Told): boolean {
  return told === 'refused' || told === 'nothing' || told === 'in-progress';
}

/** Whether the word may be told to somebody who had heard `earlier` before asking. */
export function mayFollow(earlier: Told, told: Told): boolean {
  return saysNothing(told) || (following[earlier]?.includes(told) ?? true);
}

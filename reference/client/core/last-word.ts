import type { Word } from '../../core/word.js';

/** True when asking again and again brings nothing more: it is settled, or people look at it. */
export function isLastWord(word: Word): boolean {
  return word === 'paid' || word === 'cancelled' || word === 'not-charged' || word === 'manual';
}

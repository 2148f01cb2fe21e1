import { amountMatches } from './amount-matches.js';
import { capturedAtMostOnce } from './captured-at-most-once.js';
import { completionIffMoney } from './completion-iff-money.js';
import { conservation } from './conservation.js';
import { everyOrderEnds } from './every-order-ends.js';
import type { Invariant } from './invariant.js';

/** Everything that must hold, in the order in which it is reported. */
export const allInvariants: readonly Invariant[] = [
  conservation,
  capturedAtMostOnce,
  amountMatches,
  completionIffMoney,
  everyOrderEnds,
];

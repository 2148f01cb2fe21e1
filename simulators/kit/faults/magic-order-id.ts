// An order id can say what is to happen to it, for a client that can send nothing else:
//
//   order-17--lose-response                       at the first confirm
//   order-17--error-after_503--at-cancel-2        at the second cancel
//   order-17--REJECT_CARD_PAYMENT                 refused with this code
//   order-17--lose-response--delay_900--at-cancel both
//
// It is a double hyphen before each part, and `_` stands for the `=` that not every client lets through.

import { rememberParsed } from '../exchange/remember-parsed.js';
import type { Address } from './address.js';
import { type Outcome, parseOutcome } from './planned-outcome.js';

type Wish = { readonly operation: string; readonly nth: number; readonly outcome: Outcome };

/** What is wished for an exchange by the id of its order; `usual` is the operation that is meant without `--at-`. */
export function wishOf(exchange: Address, usual: string): Outcome | undefined {
  const { order, operation, nth } = exchange;
  if (order?.includes('--') !== true) return undefined;
  const [party = '', usualOperation = ''] = usual.split('.');
  return wishesOf(order).find(
    (wish) => wish.nth === nth && `${party}.${wish.operation || usualOperation}` === operation,
  )?.outcome;
}

const wishesOf = rememberParsed((order: string): readonly Wish[] => {
  const parts = order.split('--').slice(1);
  return parts.flatMap((part, place) => {
    const outcome = parseOutcome(part) ?? parseOutcome(part.replace('_', '='));
    const where = /^at-([a-z-]+?)(?:-([1-9]\d?))?$/.exec(parts[place + 1] ?? '');
    const [, operation = '', nth = '1'] = where ?? [];
    return outcome === undefined ? [] : [{ operation, nth: Number(nth), outcome }];
  });
});

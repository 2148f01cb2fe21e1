import { readCard } from '../cards.js';
import type { Card } from '../core/instrument.js';
import { toKstText } from '../core/kst.js';

type Typed = {
  readonly cardNumber: string;
  /** Two digits each. */
  readonly cardExpirationYear: string;
  readonly cardExpirationMonth: string;
  readonly cardInstallmentPlan?: number | null | undefined;
};

/** A card that was typed in, or the code to refuse it with. It is good to the end of its month, in Korea. */
export function readTypedCard(typed: Typed, nowMs: number): Card | string {
  const card = readCard(typed.cardNumber, typed.cardInstallmentPlan ?? 0);
  if (card === undefined) return 'INVALID_CARD_NUMBER';
  const expiry = `20${typed.cardExpirationYear}-${typed.cardExpirationMonth}`;
  return expiry < toKstText(nowMs).slice(0, 7) ? 'INVALID_CARD_EXPIRATION' : card;
}

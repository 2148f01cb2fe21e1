import { parseTarget, type Target } from './address.js';
import { parseFaultText } from './fault-fields.js';
import type { FaultRule } from './fault-plan.js';

/** What somebody wishes for one exchange: a fault, or a business answer with this code. */
export type Outcome =
  | { readonly kind: 'fault'; readonly fault: Omit<FaultRule, 'at'> }
  | { readonly kind: 'answer'; readonly code: string };

/** A fault as text (`error-after=503`), or a code of the party (`REJECT_CARD_PAYMENT`). */
export function parseOutcome(text: string): Outcome | undefined {
  if (/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(text)) return { kind: 'answer', code: text };
  const fault = parseFaultText(text);
  return fault === undefined ? undefined : { kind: 'fault', fault };
}

/**
 * What any party's code may look like. In an order id, where a number may be part of the id, one that begins with a digit is
 * none.
 */
export const codePattern = /^[A-Z0-9][A-Z0-9_-]{0,99}$/;

export type PlannedOutcome = { readonly at: Target; readonly outcome: Outcome };

/** Reads `pg.confirm#1 of R-1: lose-response`; the space after the colon may be left out. */
export function parsePlannedOutcome(text: string): PlannedOutcome | undefined {
  const colonAt = text.lastIndexOf(':');
  const at = parseTarget(text.slice(0, Math.max(0, colonAt)).trim());
  const said = text.slice(colonAt + 1).trim();
  const isCode = codePattern.test(said);
  const outcome = isCode ? ({ kind: 'answer', code: said } as const) : parseOutcome(said);
  return at === undefined || outcome === undefined ? undefined : { at, outcome };
}

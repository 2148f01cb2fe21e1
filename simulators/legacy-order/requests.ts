import { z } from 'zod';
import { type ReadValue, readBodyBy } from '../kit/exchange/read-by.js';
import { rememberParsed } from '../kit/exchange/remember-parsed.js';

// What the legacy system reads from request bodies. It knows no loose types.

const attemptId = z.string().min(1).max(100);

const claim = z.object({ attemptId, version: z.int().positive() });
const complete = z.object({
  attemptId,
  paymentKey: z.string().min(1).max(200),
  amount: z.int().positive(),
});
const handover = z.object({ attemptId });

export const parseClaimBody = parserOf(claim);
export const parseCompleteBody = parserOf(complete);
export const parseHandoverBody = parserOf(handover);

function parserOf<T>(schema: z.ZodType<T>): (body: string) => ReadValue<T> {
  return rememberParsed((body) => readBodyBy(schema, body));
}

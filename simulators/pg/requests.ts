import { z } from 'zod';
import { parseJson } from '../kit/exchange/parse-json.js';
import { rememberParsed } from '../kit/exchange/remember-parsed.js';

// What the PG reads from request bodies. Unknown fields are ignored, as the real API does.

const amount = z.int().positive();

/** The official sample servers pass the query's amount on as it is, as a string. */
const looseAmount = z.union([
  amount,
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .pipe(amount),
]);

const pgOrderId = z.string().regex(/^[\w=-]{6,64}$/);

const authentication = z.object({
  orderId: pgOrderId,
  amount,
  orderName: z.string().max(100).default(''),
});

const confirm = z.object({
  paymentKey: z.string().min(1).max(200),
  orderId: pgOrderId,
  amount: looseAmount,
});

const cancel = z.object({
  cancelReason: z.string().min(1).max(200),
  cancelAmount: looseAmount.nullish(),
  refundableAmount: z.int().nonnegative().nullish(),
});

/** What a confirm speaks of, however wrong the rest of it is. */
const mention = z.object({
  paymentKey: z.string().optional().catch(undefined),
  orderId: z.string().optional().catch(undefined),
});

export type AuthenticationBody = z.infer<typeof authentication>;
export type ConfirmBody = z.infer<typeof confirm>;
export type CancelBody = z.infer<typeof cancel>;

export const parseAuthenticationBody = parserOf(authentication);
export const parseConfirmBody = parserOf(confirm);
export const parseCancelBody = parserOf(cancel);
export const parseMention = parserOf(mention);

function parserOf<T>(schema: z.ZodType<T>): (body: string) => T | undefined {
  return rememberParsed((body) => schema.safeParse(parseJson(body)).data);
}

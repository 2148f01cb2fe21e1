import { z } from 'zod';
import { parseJson } from '../../kit/exchange/parse-json.js';
import { rememberParsed } from '../../kit/exchange/remember-parsed.js';
import { isListed } from '../errors.js';

// What the PG reads from request bodies. Unknown fields are ignored, as the real API does.

/** The body, or the code to refuse the request with. */
export type Read<T> =
  | { readonly kind: 'body'; readonly body: T }
  | { readonly kind: 'refused'; readonly code: string };

/**
 * Reads texts by a schema. A check of the schema whose message is one of the PG's codes is refused with it, all others as
 * an invalid request.
 */
export function readerOf<T>(schema: z.ZodType<T>): (text: string) => Read<T> {
  return rememberParsed((text) => toRead(schema, parseOnce(text)));
}

let lastParsed: { readonly text: string; readonly value: unknown } = { text: '', value: undefined };

/** A body is read for what it speaks of, and then by the schema of its endpoint. */
function parseOnce(text: string): unknown {
  if (text !== lastParsed.text) lastParsed = { text, value: parseJson(text) };
  return lastParsed.value;
}

/** The value by the schema, or the code of its first fault. */
export function toRead<T>(schema: z.ZodType<T>, value: unknown): Read<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { kind: 'body', body: parsed.data };
  const message = messageOf(parsed.error.issues[0]);
  return { kind: 'refused', code: isListed(message) ? message : 'INVALID_REQUEST' };
}

/** Of a union, what its last shape finds wrong. */
function messageOf(issue: z.core.$ZodIssue | undefined): string {
  const inner = issue?.code === 'invalid_union' ? issue.errors.at(-1)?.[0] : undefined;
  return (inner ?? issue)?.message ?? '';
}

/** Whole won. */
export const won = z.int().positive().max(1e13);

/** Of any currency: dollars come with cents. The largest is a number that no sum of two makes inexact. */
export const amount = z.number().positive().max(1e13).multipleOf(0.01);

/** The official sample servers pass the query's amount on as it is, as a string. */
export const looseWon = z.union([
  won,
  z
    .string()
    .regex(/^\d{1,13}$/)
    .transform(Number)
    .pipe(won),
]);

export const looseAmount = z.union([
  amount,
  z
    .string()
    .regex(/^\d{1,13}(\.\d{1,2})?$/)
    .transform(Number)
    .pipe(amount),
]);

/** An amount that may be nothing. */
export const looseAmountOrZero = z.union([
  looseAmount,
  z.literal(0),
  z.literal('0').transform(() => 0),
]);

/** Texts that the real API also takes as numbers. Source: observed of the real API. */
export const looseText = z.union([z.string(), z.number().transform(String)]);

/** Reference and browser documents together allow these. */
export const pgOrderId = z.string().regex(/^[\w=-]{6,64}$/);

export const orderName = z.string().max(100);

/** What a body speaks of, however wrong the rest of it is. */
const mention = z.object({
  paymentKey: z.string().optional().catch(undefined),
  orderId: looseText.optional().catch(undefined),
});

/** The keys in a body, as far as there are any. */
export const readMention = readerOf(mention);

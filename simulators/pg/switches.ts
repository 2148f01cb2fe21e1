import { z } from 'zod';

const code = z.string().regex(/^[A-Z_]{3,60}$/, 'expected an error code such as INVALID_REQUEST');

const milliseconds = z.int().nonnegative();

/**
 * What no public document settles, or what merchants may set: each with the documented behaviour, or the most likely one,
 * as its default. Assumed: all defaults that name no source.
 */
export const switchesSchema = z.strictObject({
  approvalWindowMs: milliseconds
    .default(10 * 60_000)
    .describe('From authentication to the last moment of approval. Source: Payment life cycle.'),
  authenticationWindowMs: milliseconds
    .default(30 * 60_000)
    .describe(
      'From the opening of a window to the last moment of authentication. Source: Payment life cycle.',
    ),
  foreignDecisionMs: milliseconds
    .default(60_000)
    .describe('How long a foreign provider takes to decide a cancel.'),

  amountDiffers: code
    .default('INVALID_REQUEST')
    .describe('Confirm with another amount than authenticated. The payment stays approvable.'),
  aborted: code
    .default('NOT_FOUND_PAYMENT_SESSION')
    .describe('Confirm of a payment that was declined before.'),
  keyPairDiffers: code
    .default('INVALID_API_KEY')
    .describe('Confirm with a secret key that does not belong to the client key of the window.'),
  failedAttemptUsesUpOrder: z
    .boolean()
    .default(false)
    .describe('Whether a declined payment uses up its order id, as an approval does.'),
  methodMissing: code
    .nullable()
    .default(null)
    .describe('Beginning of a payment without a method. Null: the customer chooses in the window.'),
  unapproved: code
    .default('NOT_CANCELABLE_PAYMENT')
    .describe('Cancel of a payment that was never approved.'),
  refundAccountMissing: code
    .default('INVALID_REFUND_ACCOUNT_INFO')
    .describe('Cancel of a deposited virtual account without refundReceiveAccount.'),
  unknownAuthKey: code
    .default('NOT_FOUND_BILLING')
    .describe('Issue of a billing key with an unknown authKey.'),
  usedAuthKey: code
    .default('INVALID_BILLING_AUTH')
    .describe('Issue of a second billing key with the same authKey.'),
  unknownBillingKey: code
    .default('NOT_FOUND_BILLING')
    .describe('Charge or removal of a billing key that was never issued.'),

  jsonType: z
    .string()
    .regex(
      /^application\/json\b[\x20-\x7e]*$/,
      'expected application/json, with or without a charset',
    )
    .default('application/json')
    .describe('The Content-Type of JSON answers; the real one may name a charset.'),
  keepsServerErrors: z
    .boolean()
    .default(true)
    .describe('Whether an answer with a status from 500 is replayed under its idempotency key.'),
  servesOlderRoutes: z
    .boolean()
    .default(true)
    .describe(
      'Whether POST /v1/payments/{paymentKey} and POST /v1/billing/authorizations/{authKey} are served.',
    ),
  keyPairs: z
    .array(z.strictObject({ clientKey: z.string(), secretKey: z.string() }))
    .nullable()
    .default(null)
    .describe(
      'The merchants that exist. Null: every well-formed test key is one of the same merchant.',
    ),
  requestsPerMinuteMax: z
    .int()
    .positive()
    .nullable()
    .default(null)
    .describe(
      'More requests than this per operation and secret key within a minute are answered 429. Null: no limit; the real test mode documents 100.',
    ),
  tooManyRequests: code.default('TOO_MANY_REQUESTS').describe('The code of that 429.'),
  consecutiveRequestMs: milliseconds
    .default(0)
    .describe(
      'A look-up or cancel that repeats the one before it within this time is answered FORBIDDEN_CONSECUTIVE_REQUEST. 0: never.',
    ),
  transactionsAppearAfterMs: milliseconds
    .default(0)
    .describe(
      'How old a transaction must be to be listed; the real list was seen to lag by up to an hour.',
    ),
  settlesTestPayments: z
    .boolean()
    .default(false)
    .describe(
      'Whether GET /v1/settlements has rows. The real one has them for live payments only.',
    ),
});

export type PgSwitches = Readonly<z.infer<typeof switchesSchema>>;

/** Everything as the real one does it, as far as anybody knows. */
export const defaultSwitches: PgSwitches = switchesSchema.parse({});

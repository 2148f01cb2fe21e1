import * as z from 'zod/mini';

// How a payment window ended. It goes to the page around the window as a message, or into the query of
// the address that the customer is sent to.

const authenticated = z.object({
  kind: z.literal('authenticated'),
  flow: z.enum(['payment', 'widget']),
  paymentKey: z.string(),
  orderId: z.string(),
  amount: z.number(),
});

const billingAuthorized = z.object({
  kind: z.literal('billing-authorized'),
  authKey: z.string(),
  customerKey: z.string(),
});

const failed = z.object({
  kind: z.literal('failed'),
  code: z.string(),
  message: z.string(),
  /** Null when the customer gave up. Source: Toss Payments docs, "Handle a failed payment". */
  orderId: z.nullable(z.string()),
});

/** The customer put the window away. */
const closed = z.object({ kind: z.literal('closed') });

const windowResult = z.discriminatedUnion('kind', [
  authenticated,
  billingAuthorized,
  failed,
  closed,
]);

export type WindowResult = z.infer<typeof windowResult>;
export type Success = z.infer<typeof authenticated> | z.infer<typeof billingAuthorized>;
export type Failure = z.infer<typeof failed>;

/** Undefined when the message is somebody else's. */
export function parseWindowResult(message: unknown): WindowResult | undefined {
  return windowResult.safeParse(message).data;
}

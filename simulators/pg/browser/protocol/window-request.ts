import * as z from 'zod/mini';

// What a payment window is opened for. It travels in the window's address, because a window that takes the whole
// tab has nobody left to ask; and in its fragment, because metadata may be longer than a server takes a query.

const payment = z.object({
  orderId: z.string(),
  orderName: z.string(),
  amount: z.number(),
  currency: z.string(),
  /** The rest that the shop said of the payment, as it said it. */
  more: z.record(z.string(), z.unknown()),
});

const outcome = z.enum(['approve', 'approve-twice', 'refuse', 'abort', 'cancel', 'close']);

const windowRequest = z.object({
  flow: z.enum(['payment', 'widget', 'billing']),
  /** Null when the merchant's server began the payment. */
  clientKey: z.nullable(z.string()),
  customerKey: z.nullable(z.string()),
  /** Null lets the customer choose. */
  method: z.nullable(z.string()),
  /** Null when a billing key is asked for. */
  payment: z.nullable(payment),
  /** Where to go when it is over. Null when the shop waits for a promise. */
  back: z.nullable(
    z.object({
      successUrl: z.url({ protocol: /^https?$/ }),
      failUrl: z.url({ protocol: /^https?$/ }),
    }),
  ),
  /** The origin of the page whose frame the window is in. Null when it has the whole tab. */
  framedBy: z.nullable(z.string()),
  language: z.enum(['ko', 'en']),
  /** Which of the simulator's isolated sessions the payment belongs to. */
  session: z.nullable(z.string()),
  /** What the customer is to do without being asked. */
  outcome: z.nullable(outcome),
});

/** How a customer leaves a payment window. */
export type Outcome = z.infer<typeof outcome>;
export type Payment = z.infer<typeof payment>;
export type WindowRequest = z.infer<typeof windowRequest>;

/** Undefined when there is no such way to leave. */
export function parseOutcome(text: string | null): Outcome | undefined {
  return outcome.safeParse(text).data;
}

/** The address of the window that is opened for this. */
export function toWindowAddress(request: WindowRequest, server: string): string {
  const address = new URL(windowPath, server);
  address.hash = encodeURIComponent(JSON.stringify(request));
  return address.href;
}

const keyParameter = 'paymentKey';

/** The address of the window of a payment that is there already. */
export function withPaymentKey(window: string, paymentKey: string): string {
  const address = new URL(window);
  address.searchParams.set(keyParameter, paymentKey);
  return address.href;
}

/** Null when the window is to open a payment. */
export function paymentKeyOf(window: string): string | null {
  return new URL(window).searchParams.get(keyParameter);
}

/** Undefined when the address was not made by `toWindowAddress`. */
export function parseWindowAddress(address: string): WindowRequest | undefined {
  try {
    const text = decodeURIComponent(new URL(address).hash.slice(1));
    return windowRequest.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof URIError) return undefined;
    throw error;
  }
}

/** Where the simulator serves the window. */
export const windowPath = '/simulator/pages/payment-window';

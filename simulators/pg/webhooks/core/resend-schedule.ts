/** Source: Toss Payments docs, Webhook re-transmission: 1, 4, 16, 64, 256, 1024 and 4096 minutes. */
const resendsMax = 7;

/**
 * How long after a failure the next re-send follows, in milliseconds, when so many came before; null when it is the
 * end. The first one follows after `firstMs`. Assumed: counted from the moment in which the failure is known.
 */
export function resendAfterMs(resendsBefore: number, firstMs: number): number | null {
  return resendsBefore < resendsMax ? firstMs * 4 ** resendsBefore : null;
}

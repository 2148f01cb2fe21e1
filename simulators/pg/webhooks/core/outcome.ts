/** What came back from an endpoint. */
export type WebhookAnswer =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'no-answer'; readonly reason: string };

/** What the PG makes of it. */
export type WebhookOutcome =
  | { readonly kind: 'accepted' | 'rejected'; readonly status: number }
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * Source: Toss Payments docs, Webhook: only 200 is a success. Assumed: other 2xx are none, since nobody measured it;
 * `acceptsAny2xx` makes them one.
 */
export function toOutcome(
  answer: WebhookAnswer,
  { acceptsAny2xx }: { readonly acceptsAny2xx: boolean },
): WebhookOutcome {
  if (answer.kind === 'no-answer') return { kind: 'unknown', reason: answer.reason };
  const { status } = answer;
  const isAccepted = acceptsAny2xx ? status >= 200 && status < 300 : status === 200;
  return { kind: isAccepted ? 'accepted' : 'rejected', status };
}

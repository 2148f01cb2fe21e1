// The table of what can be done to one webhook.

/**
 * What can be sent besides a webhook:
 *
 * - `duplicate`: the same once more
 * - `contradiction`: the opposite, from the PG
 * - `forgery`: the opposite, from somebody who does not know the secret
 */
export type Extra = 'duplicate' | 'contradiction' | 'forgery';

/** What the first request suffers; the PG hears of no success and sends again. */
export type Damage =
  | 'lose-request'
  | 'lose-response'
  | 'truncate-request'
  | 'garble-request'
  | 'wrong-secret';

type WebhookEffect = {
  /** When the webhook itself leaves. */
  readonly leaves:
    | 'in-time'
    | 'late'
    | 'after-the-next'
    | 'before-the-answer'
    | 'when-released'
    | 'never';
  /** What else is sent, `afterMs` after it. */
  readonly extra: Extra | null;
  readonly damage: Damage | null;
  /** How long it takes where a rule names no time, in milliseconds. */
  readonly afterMs: number;
};

const inTime = { leaves: 'in-time', extra: null, damage: null, afterMs: 0 } as const;

const effects = {
  /** Sent later. */
  delay: { ...inTime, leaves: 'late', afterMs: 5_000 },
  /** Never sent, and never again. */
  drop: { ...inTime, leaves: 'never' },
  /** Not sent until somebody releases it. */
  hold: { ...inTime, leaves: 'when-released' },
  /** Sent after the next one about the same payment, at the latest after a while. */
  reorder: { ...inTime, leaves: 'after-the-next', afterMs: 60_000 },
  /** Sent and answered before the answer to the request that brought it about leaves. */
  'before-answer': { ...inTime, leaves: 'before-the-answer' },
  'deliver-twice': { ...inTime, extra: 'duplicate', afterMs: 100 },
  /** DONE and ABORTED for one key. */
  contradict: { ...inTime, extra: 'contradiction', afterMs: 100 },
  /** The same from somebody else: its secret is wrong. */
  forge: { ...inTime, extra: 'forgery', afterMs: 100 },
  /** Lost on the way; the PG sends again. */
  'lose-request': { ...inTime, damage: 'lose-request' },
  /** Arrives, but its answer is lost; the PG sends again. */
  'lose-response': { ...inTime, damage: 'lose-response' },
  /** The connection ends after half of the body that the headers announce. */
  'truncate-request': { ...inTime, damage: 'truncate-request' },
  /** Half of the body, of the length that the headers announce: broken JSON. */
  'garble-request': { ...inTime, damage: 'garble-request' },
  'wrong-secret': { ...inTime, damage: 'wrong-secret' },
} as const satisfies Record<string, WebhookEffect>;

export type WebhookFault = keyof typeof effects;

/** Every kind, in the order of the table. */
export const webhookFaults = Object.keys(effects) as WebhookFault[]; // The keys of a const object.

/** What a fault of this kind does to the webhook it hits. */
export function effectOf(fault: WebhookFault): WebhookEffect {
  return effects[fault];
}

/** The body with a secret that no payment has. */
export function withWrongSecret(body: string): string {
  return body.replace(/"secret":"[^"]*"/, '"secret":"ps_nobodyknowsthisone"');
}

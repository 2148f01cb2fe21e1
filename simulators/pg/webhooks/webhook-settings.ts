import type { BodyStyle } from './to-body.js';

/** What nobody documented or measured, by its default. */
export type WebhookSettings = BodyStyle & {
  /** From the change to the request, in milliseconds; 100 by default, so that the answer goes first. */
  readonly latencyMs: number;
  /** From the first failure to the first re-send, in milliseconds; a minute by default. Each further pause is four times as long. */
  readonly firstResendMs: number;
  /** Whether 201 or 204 is a success like 200; no by default. */
  readonly acceptsAny2xx: boolean;
  /** Whether a re-send has the id of the first request; yes by default, as once observed. */
  readonly keepsTransmissionId: boolean;
  /** How many transmissions the outbox remembers. */
  readonly keptMax: number;
};

export const defaultWebhookSettings: WebhookSettings = {
  latencyMs: 100,
  firstResendMs: 60_000,
  acceptsAny2xx: false,
  keepsTransmissionId: true,
  depositCreatedAt: 'micros',
  isBrief: false,
  keptMax: 1_000,
};

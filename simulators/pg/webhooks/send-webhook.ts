import type { WebhookAnswer } from './core/outcome.js';

/** A webhook as it is to go out. */
export type WebhookMessage = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The headers announce the whole body, but the connection ends after half of it. */
  readonly isCut: boolean;
};

/**
 * The way to the merchant: sockets, or a virtual network. Resolves with what came back, whatever went wrong; `signal`
 * says that nobody waits any longer.
 */
export type SendWebhook = (message: WebhookMessage, signal: AbortSignal) => Promise<WebhookAnswer>;

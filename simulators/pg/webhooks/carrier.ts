import { type Clock, sleep } from '../../kit/clock/clock.js';
import type { WebhookAnswer } from './core/outcome.js';
import type { Damage } from './core/webhook-fault.js';
import type { SendWebhook, WebhookMessage } from './send-webhook.js';

/** Brings one request to an endpoint and its answer back, as long as it comes in time. */
export type Carrier = {
  readonly carry: (message: WebhookMessage, damage: Damage | null) => Promise<WebhookAnswer>;
  /** Gives up everything that is under way. */
  readonly breakOff: () => void;
};

/** Source: Toss Payments docs, Webhook: the answer must come within 10 seconds. */
const deadlineMs = 10_000;

const timedOut: WebhookAnswer = { kind: 'no-answer', reason: 'timeout' };

export function createCarrier(clock: Clock, send: SendWebhook): Carrier {
  const underWay = new Set<AbortController>();

  function ask(message: WebhookMessage): Promise<WebhookAnswer> {
    const abort = new AbortController();
    underWay.add(abort);
    return new Promise((resolve) => {
      const end = (answer: WebhookAnswer) => {
        callOffDeadline();
        underWay.delete(abort);
        resolve(answer);
      };
      const callOffDeadline = clock.after(deadlineMs, () => {
        end(timedOut);
        abort.abort();
      });
      void send(message, abort.signal).then(end); // A sender never rejects.
    });
  }

  return {
    carry: async (message, damage) => {
      if (damage === 'lose-request') {
        await sleep(clock, deadlineMs);
        return timedOut;
      }
      const answer = await ask(message);
      return damage === 'lose-response' ? timedOut : answer;
    },
    breakOff: () => {
      for (const abort of underWay) abort.abort();
    },
  };
}

import { z } from 'zod';
import type { Collections } from '../../kit/exchange/collections.js';
import { type Address, isMeant, parseTarget } from '../../kit/faults/address.js';
import { type WebhookFault, webhookFaults } from './core/webhook-fault.js';

/** What is done to one webhook, or to each (`#every`). */
export const webhookRule = z.object({
  /** `pg.webhook#1 of R-1001`, or by its type: `pg.deposit-callback#next`. */
  at: z.string().refine((text) => parseTarget(text) !== undefined, {
    error: 'must be like pg.webhook#1 of R-1001, pg.deposit-callback#next or pg.webhook#every',
  }),
  fault: z.enum(webhookFaults),
  /** How long a fault that waits does so, in milliseconds. */
  afterMs: z.int().min(0).max(600_000).exactOptional(),
});

export type WebhookRule = {
  readonly at: string;
  readonly fault: WebhookFault;
  readonly afterMs?: number;
};

/** Decides, webhook by webhook, what goes wrong. A rule fires once, except one at `#every`. */
export type WebhookRules = {
  /** The first rule that means one of these names of a webhook; it is thereby spent. */
  readonly take: (names: readonly Address[]) => WebhookRule | undefined;
  readonly arm: (rule: WebhookRule) => { readonly id: string; readonly rule: WebhookRule };
  /** Those that may still fire. */
  readonly armed: () => readonly { readonly id: string; readonly rule: WebhookRule }[];
  /** Whether there was one. */
  readonly disarm: (id: string) => boolean;
};

/** Rules that are written down beforehand; more can be armed. */
export function createWebhookRules(
  { open }: Collections,
  written: readonly WebhookRule[],
): WebhookRules {
  const rules = open<WebhookRule>('webhook-faults', {
    isOne: (value): value is WebhookRule => webhookRule.safeParse(value).success,
  });
  const armed = () => Array.from(rules.entries(), ([id, rule]) => ({ id, rule }));

  function arm(rule: WebhookRule) {
    const id = `rule-${Number(armed().at(-1)?.id.split('-').at(-1) ?? 0) + 1}`;
    rules.set(id, rule);
    return { id, rule };
  }

  function disarm(id: string): boolean {
    const isThere = rules.get(id) !== undefined;
    rules.delete(id);
    return isThere;
  }

  for (const rule of written) arm(rule);
  return {
    arm,
    armed,
    disarm,
    take: (names) => {
      const found = armed().find(({ rule }) => {
        const target = parseTarget(rule.at);
        return target !== undefined && names.some((name) => isMeant(target, name));
      });
      if (found !== undefined && parseTarget(found.rule.at)?.nth !== 'every') disarm(found.id);
      return found?.rule;
    },
  };
}

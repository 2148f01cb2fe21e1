import { z } from 'zod';
import { createRuleBoard, type RuleBoard, targetSchema } from '../../kit/control/rule-board.js';
import type { Collections } from '../../kit/exchange/collections.js';
import type { Target } from '../../kit/faults/address.js';
import { type WebhookFault, webhookFaults } from './core/webhook-fault.js';

/** What is done to one webhook, or to each: `pg.webhook#1 of R-1001`, `pg.deposit-callback#every`. */
export type WebhookRule = {
  readonly at: Target;
  readonly fault: WebhookFault;
  /** How long a fault that waits does so, in milliseconds. */
  readonly afterMs?: number;
};

/** What a rule says besides its target. */
export const webhookFaultFields = {
  fault: z.enum(webhookFaults),
  afterMs: z.int().min(0).max(600_000).exactOptional(),
};

const schema = z.object({ at: targetSchema, ...webhookFaultFields });

/** Decides, webhook by webhook, what goes wrong. A rule fires once, except one at `#every`. */
export type WebhookRules = RuleBoard<WebhookRule>;

/** No rule is armed yet. */
export function createWebhookRules(collections: Collections): WebhookRules {
  return createRuleBoard<WebhookRule>(collections, {
    name: 'webhook-faults',
    schema,
  });
}

/** Arms what was written down beforehand, whatever became of it before a restart. */
export function armWritten(rules: WebhookRules, written: readonly WebhookRule[]): void {
  for (const { id } of rules.list().filter(({ source }) => source === 'command-line')) {
    rules.remove(id);
  }
  for (const rule of written) rules.arm(rule, 'command-line');
}

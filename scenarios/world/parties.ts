import { createPrng } from '../../simulators/kit/choices/prng.js';
import type { Clock } from '../../simulators/kit/clock/clock.js';
import { createExchanges, type Exchanges } from '../../simulators/kit/exchange/exchange.js';
import type { Simulator } from '../../simulators/kit/exchange/simulator.js';
import { createAnswerPlan } from '../../simulators/kit/faults/answer-plan.js';
import type { FaultPlan } from '../../simulators/kit/faults/fault-plan.js';
import type { History } from '../../simulators/kit/history/history.js';
import type { Party } from '../../simulators/kit/history/history-entry.js';
import {
  createLegacyOrderSimulator,
  type LegacyOrderSimulator,
} from '../../simulators/legacy-order/legacy-order-simulator.js';
import type { SwitchChanges } from '../../simulators/legacy-order/switches.js';
import { createPgSimulator, type PgSimulator } from '../../simulators/pg/pg-simulator.js';
import { eventTypes } from '../../simulators/pg/webhooks/core/event-type.js';
import type { SendWebhook } from '../../simulators/pg/webhooks/send-webhook.js';
import { withWebhooks } from '../../simulators/pg/webhooks/with-webhooks.js';
import { webhookUrl } from '../customer/shop-dialect.js';
import type { Scenario } from '../scenario.js';
import { type WebhookWatch, watchWebhooks } from './webhook-watch.js';
import type { World } from './world.js';

/** A simulator and the way into it. */
export type Station = { readonly simulator: Simulator; readonly exchanges: Exchanges };

export type Parties = {
  readonly stations: Readonly<Record<Party, Station>>;
  readonly legacyOrder: LegacyOrderSimulator;
  readonly pg: PgSimulator;
  readonly webhooks: WebhookWatch;
  /** What people do at the legacy system, and how it is made to behave. */
  readonly legacyDeeds: Pick<World, 'openOrder' | 'clerk' | 'changeQuirks'>;
  readonly pendingExecutions: () => number;
};

type Deps = {
  readonly clock: Clock;
  readonly history: History;
  readonly faults: FaultPlan;
  readonly seed: number;
  /** By which webhooks are sent; by default as everything else. */
  readonly webhookClock?: Clock;
  /** The way to the service. */
  readonly sendWebhook: SendWebhook;
};

/** The partners of a run. They are the same in both worlds. */
export function createParties(
  scenario: Scenario,
  { clock, history, faults, seed, sendWebhook, webhookClock = clock }: Deps,
): Parties {
  const { webhookLatencyMs, firstResendMs } = scenario.timing;
  const prng = createPrng(seed).fork('pg');
  const bare = createPgSimulator({
    clock,
    history,
    prng,
    switches: { approvalWindowMs: scenario.timing.approvalWindowMs },
  });
  const { pg, webhooks } = scenario.webhooks
    ? withWebhooks(bare, {
        ...{ clock: webhookClock, history, prng, send: sendWebhook },
        endpoints: [{ url: webhookUrl, eventTypes: [...eventTypes] }],
        faults: scenario.webhookFaults,
        settings: { latencyMs: webhookLatencyMs, firstResendMs },
      })
    : { pg: bare, webhooks: null };
  const legacyOrder = createLegacyOrderSimulator({
    clock,
    history,
    switches: firstQuirks(scenario),
  });
  const answers = createAnswerPlan(scenario.answers);
  const deps = { clock, history, faults, answers };
  const stations = {
    pg: { simulator: pg, exchanges: createExchanges(pg, deps) },
    'legacy-order': { simulator: legacyOrder, exchanges: createExchanges(legacyOrder, deps) },
  };
  return {
    stations,
    legacyOrder,
    pg,
    webhooks: watchWebhooks(clock, webhooks),
    legacyDeeds: {
      openOrder: legacyOrder.openOrder,
      clerk: legacyOrder.clerk,
      changeQuirks: legacyOrder.changeSwitches,
    },
    pendingExecutions: () =>
      stations.pg.exchanges.pendingExecutions() +
      stations['legacy-order'].exchanges.pendingExecutions(),
  };
}

/** How the legacy system behaves from the beginning on. */
function firstQuirks({ quirks }: Scenario): SwitchChanges {
  let switches: SwitchChanges = {};
  for (const { after, ...changes } of quirks) {
    if (after === undefined) switches = { ...switches, ...changes };
  }
  return switches;
}

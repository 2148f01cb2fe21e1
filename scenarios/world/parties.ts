import { createAccountingSimulator } from '../../simulators/accounting/accounting-simulator.js';
import { createPrng } from '../../simulators/kit/choices/prng.js';
import type { Clock } from '../../simulators/kit/clock/clock.js';
import { createExchanges, type Exchanges } from '../../simulators/kit/exchange/exchange.js';
import type { Simulator } from '../../simulators/kit/exchange/simulator.js';
import { createAnswerPlan } from '../../simulators/kit/faults/answer-plan.js';
import type { FaultPlan } from '../../simulators/kit/faults/fault-plan.js';
import type { History } from '../../simulators/kit/history/history.js';
import type { Party } from '../../simulators/kit/history/history-entry.js';
import { createLegacyOrderSimulator } from '../../simulators/legacy-order/legacy-order-simulator.js';
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

/** Whoever is there in the run. */
export type Stations = Readonly<Partial<Record<Party, Station>>>;

export type Parties = {
  readonly stations: Stations;
  readonly pg: PgSimulator;
  readonly webhooks: WebhookWatch;
  /**
   * What people do at the legacy system, and how it is made to behave; or what they do at accounting. Only one of the two is
   * there; asking the other for anything is a bug.
   */
  readonly partnerDeeds: Pick<World, 'openOrder' | 'clerk' | 'changeQuirks' | 'postByHand'>;
  /** The legacy system's batch runs now, where there is one. */
  readonly runBatch: () => void;
  readonly pendingExecutions: () => number;
  /** Nothing that a party would do by itself is done any more. */
  readonly close: () => void;
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
  const answers = createAnswerPlan(scenario.answers);
  const deps = { clock, history, faults, answers };
  const toStation = (simulator: Simulator): Station => ({
    simulator,
    exchanges: createExchanges(simulator, deps),
  });
  const { partner, ...deeds } = createOrderParties(scenario, { clock, history });
  const stations: Stations = {
    pg: toStation(pg),
    ...(partner.party === 'accounting'
      ? { accounting: toStation(partner) }
      : { 'legacy-order': toStation(partner) }),
  };
  return {
    stations,
    pg,
    webhooks: watchWebhooks(clock, webhooks),
    ...deeds,
    pendingExecutions: () =>
      Object.values(stations).reduce(
        (sum, { exchanges }) => sum + exchanges.pendingExecutions(),
        0,
      ),
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

/** Who is there besides the PG: the legacy system with its orders, or the accounting of the shop. */
function createOrderParties(
  scenario: Scenario,
  deps: Pick<Deps, 'clock' | 'history'>,
): Pick<Parties, 'partnerDeeds' | 'runBatch' | 'close'> & { readonly partner: Simulator } {
  if (scenario.ordersOf === 'legacy') {
    const legacyOrder = createLegacyOrderSimulator({ ...deps, switches: firstQuirks(scenario) });
    const { openOrder, clerk, changeSwitches: changeQuirks, runBatch, close } = legacyOrder;
    const partnerDeeds = { openOrder, clerk, changeQuirks, postByHand: refuse };
    return { partner: legacyOrder, partnerDeeds, runBatch: () => void runBatch(), close };
  }
  const partner = createAccountingSimulator({ ...deps, switches: scenario.accounting });
  const partnerDeeds: Parties['partnerDeeds'] = {
    ...{ openOrder: refuse, clerk: refuse, changeQuirks: refuse },
    postByHand: ({ order, amountKrw }) => {
      partner.books.postByHand(order, amountKrw);
    },
  };
  const nothing = () => undefined;
  return { partner, partnerDeeds, runBatch: nothing, close: nothing };
}

function refuse(): never {
  throw new Error(
    'There is accounting where the orders are the shop’s own, and else the legacy system.',
  );
}

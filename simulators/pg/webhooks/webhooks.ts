import type { Prng } from '../../kit/choices/prng.js';
import type { Clock } from '../../kit/clock/clock.js';
import { createCollections } from '../../kit/exchange/collections.js';
import type { Errands } from '../../kit/exchange/errands.js';
import type { SimulatorState } from '../../kit/exchange/simulator-state.js';
import type { History } from '../../kit/history/history.js';
import type { Payment } from '../core/payment.js';
import type { PaymentEvent } from '../core/payment-event.js';
import { newTransmissionId } from '../keys.js';
import type { PgSimulator } from '../pg-simulator.js';
import { createAnnouncer } from './announcer.js';
import { createCarrier } from './carrier.js';
import { newsOf } from './core/news.js';
import type { Transmission } from './core/transmission.js';
import { type Courier, createCourier } from './courier.js';
import { createDesk, type Desk } from './desk.js';
import { createEndpoints, type Endpoint, type Endpoints } from './endpoints.js';
import { createExpiryWatch } from './expiry-watch.js';
import { createWebhookNames } from './name-webhook.js';
import { createOutbox } from './outbox.js';
import type { SendWebhook } from './send-webhook.js';
import {
  armWritten,
  createWebhookRules,
  type WebhookRule,
  type WebhookRules,
} from './webhook-rules.js';
import { defaultWebhookSettings, type WebhookSettings } from './webhook-settings.js';

/** What the PG tells the merchant by itself: endpoints, what is on its way to them, and what goes wrong with it. */
export type Webhooks = {
  readonly endpoints: Endpoints;
  readonly rules: WebhookRules;
  readonly desk: Desk;
  /** A billing key was deleted, of which the books of payments know nothing. */
  readonly billingKeyDeleted: (billingKey: string, reason?: string | null) => void;
  /** Its documents' collections begin with `webhook`. A restore goes on with what was on its way. */
  readonly state: SimulatorState;
  /** Resolves when no request is under way, or with `patience`, which is asked for when one is. */
  readonly settled: Courier['settled'];
  /** Calls off all timers and breaks off what is under way. */
  readonly close: () => void;
};

export type WebhooksDeps = {
  readonly pg: Pick<PgSimulator, 'show' | 'subscribe'>;
  readonly clock: Clock;
  readonly history: Pick<History, 'record'>;
  readonly prng: Prng;
  readonly send: SendWebhook;
  /** What every request carries in `ttadak-session`, when there are several. */
  readonly session?: string;
  /** Where what must come before the PG's answer is left. */
  readonly errands: Pick<Errands, 'add'>;
  /** Registered from the beginning. */
  readonly endpoints?: readonly Omit<Endpoint, 'id'>[];
  /** What goes wrong from the beginning. */
  readonly faults?: readonly WebhookRule[];
  readonly settings?: Partial<WebhookSettings>;
};

/** Listens to the PG from now on. */
export function createWebhooks(deps: WebhooksDeps): Webhooks {
  const { pg, clock, history, prng, send, errands } = deps;
  const settings = { ...defaultWebhookSettings, ...deps.settings };
  const collections = createCollections();
  const endpoints = createEndpoints(collections);
  const rules = createWebhookRules(collections);
  const outbox = createOutbox(collections, settings.keptMax);
  const idOf = (about: string) => newTransmissionId(prng.fork(`webhook ${about}`).next);
  const courier = createCourier({
    clock,
    history,
    carrier: createCarrier(clock, send),
    outbox,
    headers: deps.session === undefined ? {} : { 'ttadak-session': deps.session },
    settings,
    transmissionIdOf: ({ id, transmissionId }: Transmission, nth) =>
      nth === 0 || settings.keepsTransmissionId ? transmissionId : idOf(`${id} again ${nth}`),
  });
  const { announce } = createAnnouncer({
    clock,
    history,
    endpoints,
    names: createWebhookNames(collections),
    rules,
    courier,
    errands,
    settings,
    show: pg.show,
    newTransmissionId: idOf,
  });
  const tell = (payment: Payment, event: PaymentEvent | null = null) => {
    newsOf(payment, event).forEach(announce);
  };
  const watch = createExpiryWatch({ clock, collections, onExpired: tell });

  /** What was given from the beginning is there after each restore, too. */
  function setUp() {
    for (const given of deps.endpoints ?? []) {
      if (!endpoints.all().some(({ url }) => url === given.url)) endpoints.register(given);
    }
    armWritten(rules, deps.faults ?? []);
  }

  setUp();
  pg.subscribe((event, payment) => {
    watch.see(payment);
    tell(payment, event);
  });
  return {
    endpoints,
    rules,
    desk: createDesk({ clock, outbox, courier }),
    billingKeyDeleted: (billingKey, reason = null) => {
      announce({ eventType: 'BILLING_DELETED', billingKey, reason });
    },
    state: {
      ...collections.state,
      restore: (documents) => {
        collections.state.restore(documents);
        setUp();
        courier.resume();
        watch.resume();
      },
    },
    settled: courier.settled,
    close: () => {
      courier.close();
      watch.close();
    },
  };
}

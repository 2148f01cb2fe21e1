// The PG as the stand-alone start needs it.

import { z } from 'zod';
import { sleep } from '../kit/clock/clock.js';
import { realClock } from '../kit/clock/real-clock.js';
import type { PartyDeps, PartyKind } from '../kit/control/party-kind.js';
import { defaultSessionId } from '../kit/control/sessions.js';
import type { Subject } from '../kit/exchange/exchange.js';
import { parseJson } from '../kit/exchange/parse-json.js';
import { requireBy } from '../kit/exchange/read-by.js';
import { rememberParsed } from '../kit/exchange/remember-parsed.js';
import type { SimulatorRequest } from '../kit/exchange/simulator.js';
import { browserAssets } from './browser/browser-assets.js';
import { errorCodes } from './errors.js';
import { mentionIn } from './order-of.js';
import { paymentRoutes } from './payment-routes.js';
import { createPgSimulator, type PgSimulator } from './pg-simulator.js';
import { type KeyPairs, parseAuthorization } from './secret-key.js';
import { type PgSwitches, switchesSchema } from './switches.js';
import { webhookRoutes } from './webhooks/control-routes.js';
import { eventTypes } from './webhooks/core/event-type.js';
import { sendOverHttp } from './webhooks/send-over-http.js';
import type { WebhookSettings } from './webhooks/webhook-settings.js';
import { withWebhooks } from './webhooks/with-webhooks.js';

export type PgKindOptions = {
  /** What is left out is as it is by default. */
  readonly switches?: Partial<PgSwitches>;
  /** Registered for every webhook in each session. More can be registered by control. */
  readonly webhookUrl?: string;
  readonly webhookSettings?: Partial<WebhookSettings>;
};

/** So long a real merchant may take to answer while the clock is being put forward. */
const patienceMs = 2_000;

/** A PG for each session, with what control can ask of it. Throws for switches that there are not. */
export function createPgKind({
  switches: given = {},
  webhookUrl,
  webhookSettings = {},
}: PgKindOptions = {}): PartyKind {
  const switches = requireBy(switchesSchema, given, 'switches');
  const endpoints =
    webhookUrl === undefined ? [] : [{ url: webhookUrl, eventTypes: [...eventTypes] }];
  return {
    create: ({ clock, history, prng, session, origin }: PartyDeps) => {
      const pages = { origin, session: session === defaultSessionId ? null : session };
      const alone = createPgSimulator({ switches, clock, history, prng, pages });
      const { pg, webhooks } = withWebhooks(alone, {
        clock,
        history,
        prng,
        session,
        send: sendOverHttp,
        endpoints,
        settings: webhookSettings,
      });
      return {
        simulator: pg,
        subjectOf: (request) => subjectOf(pg, request),
        routes: [...paymentRoutes(pg), ...webhookRoutes(webhooks)],
        countByStatus: () => countByStatus(pg),
        settle: () => webhooks.settled(() => sleep(realClock, patienceMs)),
        close: webhooks.close,
      };
    },
    keyOf: (request) => keyOf(request, switches.keyPairs),
    usualOperation: 'pg.confirm',
    apiDescribedIn:
      'the documents of Toss Payments, and what there is of it in docs/pg-simulator.md',
    codes: [...errorCodes, 'CAPTURED_BUT_PROVIDER_ERROR'],
    assets: browserAssets,
  };
}

/** The payment and the order that a request speaks of in its path or body. */
function subjectOf(pg: PgSimulator, { params, body }: SimulatorRequest): Subject {
  const mention = mentionIn(body);
  const { paymentKey = mention.paymentKey, orderId = mention.orderId } = params;
  if (paymentKey === undefined) return { order: orderId ?? null };
  const payment = pg.find(paymentKey);
  return { order: payment?.order ?? payment?.pgOrderId ?? orderId ?? null, paymentKey };
}

const clientKeyMention = z.object({ clientKey: z.string() });
const clientKeyOf = rememberParsed(
  (body: string) => clientKeyMention.safeParse(parseJson(body)).data?.clientKey,
);

/** The secret key of a server, or the client key of a browser. */
function keyOf({ headers, body }: SimulatorRequest, pairs: KeyPairs): string | undefined {
  const caller = parseAuthorization(headers['authorization'], pairs);
  return caller.kind === 'known' ? caller.secretKey : clientKeyOf(body);
}

function countByStatus(pg: PgSimulator): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { status } of pg.payments()) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}

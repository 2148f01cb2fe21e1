// The PG as the stand-alone start needs it.

import { z } from 'zod';
import type { PartyDeps, PartyKind } from '../kit/control/party-kind.js';
import type { Subject } from '../kit/exchange/exchange.js';
import { parseJson } from '../kit/exchange/parse-json.js';
import { rememberParsed } from '../kit/exchange/remember-parsed.js';
import type { SimulatorRequest } from '../kit/exchange/simulator.js';
import { errorCodes } from './errors.js';
import { paymentRoutes } from './payment-routes.js';
import { createPgSimulator, type PgDeps, type PgSimulator } from './pg-simulator.js';
import { parseMention } from './requests.js';
import { parseAuthorization } from './secret-key.js';

/** What all sessions have in common. */
export type PgSettings = Omit<PgDeps, 'clock' | 'history' | 'prng'>;

/** A PG for each session, with what control can ask of it. */
export function createPgKind(settings: PgSettings = {}): PartyKind {
  return {
    create: ({ clock, history, prng }: PartyDeps) => {
      const pg = createPgSimulator({ ...settings, clock, history, prng });
      return {
        simulator: pg,
        subjectOf: (request) => subjectOf(pg, request),
        routes: paymentRoutes(pg),
        countByStatus: () => countByStatus(pg),
      };
    },
    keyOf,
    usualOperation: 'pg.confirm',
    codes: [...errorCodes, 'CAPTURED_BUT_PROVIDER_ERROR'],
  };
}

/** The payment and the order that a request speaks of in its path or body. */
function subjectOf(pg: PgSimulator, { params, body }: SimulatorRequest): Subject {
  const mention = parseMention(body);
  const paymentKey = params['paymentKey'] ?? mention?.paymentKey;
  const payment = paymentKey === undefined ? undefined : pg.find(paymentKey);
  const order = payment?.order ?? payment?.pgOrderId ?? params['orderId'] ?? mention?.orderId;
  return { order: order ?? null, ...(paymentKey && { paymentKey }) };
}

const clientKeyMention = z.object({ clientKey: z.string() });
const clientKeyOf = rememberParsed(
  (body: string) => clientKeyMention.safeParse(parseJson(body)).data?.clientKey,
);

/** The secret key of a server, or the client key of a browser. */
function keyOf({ headers, body }: SimulatorRequest): string | undefined {
  const caller = parseAuthorization(headers['authorization']);
  return caller.kind === 'known' ? caller.secretKey : clientKeyOf(body);
}

function countByStatus(pg: PgSimulator): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { status } of pg.payments()) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}

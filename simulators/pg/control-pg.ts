// The PG as the stand-alone start needs it.

import { z } from 'zod';
import type { PartyDeps, PartyKind } from '../kit/control/party-kind.js';
import type { Subject } from '../kit/exchange/exchange.js';
import { parseJson } from '../kit/exchange/parse-json.js';
import { rememberParsed } from '../kit/exchange/remember-parsed.js';
import type { SimulatorRequest } from '../kit/exchange/simulator.js';
import { browserAssets } from './browser/browser-assets.js';
import { errorCodes } from './errors.js';
import { paymentRoutes } from './payment-routes.js';
import { createPgSimulator, type PgSimulator } from './pg-simulator.js';
import { readMention } from './requests/read-body.js';
import { type KeyPairs, parseAuthorization } from './secret-key.js';
import type { PgSwitches } from './switches.js';

/** A PG for each session, with what control can ask of it. What is left out of the switches is as it is by default. */
export function createPgKind(switches: Partial<PgSwitches> = {}): PartyKind {
  return {
    create: ({ clock, history, prng }: PartyDeps) => {
      const pg = createPgSimulator({ switches, clock, history, prng });
      return {
        simulator: pg,
        subjectOf: (request) => subjectOf(pg, request),
        routes: paymentRoutes(pg),
        countByStatus: () => countByStatus(pg),
      };
    },
    keyOf: (request) => keyOf(request, switches.keyPairs ?? null),
    usualOperation: 'pg.confirm',
    codes: [...errorCodes, 'CAPTURED_BUT_PROVIDER_ERROR'],
    assets: browserAssets,
  };
}

/** The payment and the order that a request speaks of in its path or body. */
function subjectOf(pg: PgSimulator, { params, body }: SimulatorRequest): Subject {
  const read = readMention(body);
  const { paymentKey, orderId } = { ...(read.kind === 'body' ? read.body : {}), ...params };
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

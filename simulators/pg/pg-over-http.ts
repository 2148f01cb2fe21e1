// A PG that stands alone, for tests: asked over HTTP, as by somebody who can send requests and nothing else.

import { type PlannedOutcome, parsePlannedOutcome } from '../kit/faults/planned-outcome.js';
import { type PgSimulatorOptions, startPgSimulator } from './start-pg-simulator.js';

const basic = (key: string) => `Basic ${Buffer.from(`${key}:`).toString('base64')}`;

export type Json = Readonly<Record<string, unknown>>;
type Sent = { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

async function start(options: PgSimulatorOptions = {}) {
  const pg = await startPgSimulator(options);

  async function ask(method: string, path: string, { body, headers = {} }: Sent = {}) {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const init = { method, headers: { authorization: basic('test_sk_a'), ...headers } };
    const response = await fetch(
      pg.url + path,
      body === undefined ? init : { ...init, body: text },
    );
    const answer = await response.text();
    const isJson = answer.startsWith('{');
    return {
      status: response.status,
      text: answer,
      json: (isJson ? JSON.parse(answer) : {}) as Json,
    };
  }

  return {
    ...pg,
    ask,
    get: (path: string, headers: Sent['headers'] = {}) => ask('GET', path, { headers }),
    post: (path: string, body?: unknown, headers: Sent['headers'] = {}) =>
      ask('POST', path, { body, headers }),
    /** Authenticates and confirms; returns the answer to the confirm. */
    pay: async (orderId: string, headers: Sent['headers'] = {}) => {
      const order = { orderId, amount: 33_000 };
      const { json } = await ask('POST', '/simulator/authentications', { body: order, headers });
      const body = { ...order, paymentKey: json['paymentKey'] };
      return ask('POST', '/v1/payments/confirm', { body, headers });
    },
  };
}

export type PgOverHttp = Awaited<ReturnType<typeof start>>;

/** Starts a PG for one test, and closes it whatever comes of the test. */
export async function withPg(
  test: (pg: PgOverHttp) => Promise<void>,
  options: PgSimulatorOptions = {},
) {
  const pg = await start(options);
  try {
    await test(pg);
  } finally {
    await pg.close();
  }
}

/** The rule as the command line says it. */
export function planned(text: string): readonly PlannedOutcome[] {
  const outcome = parsePlannedOutcome(text);
  if (outcome === undefined) throw new Error(`${text} is no rule.`);
  return [outcome];
}

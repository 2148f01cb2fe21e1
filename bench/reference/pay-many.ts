import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import {
  authenticationRequest,
  callbackRequest,
  payRequest,
  readAuthentication,
  readShopAnswer,
} from '../../scenarios/customer/shop-dialect.js';
import type { HttpAnswer } from '../../scenarios/world/world.js';
import type { Contender } from './start-contender.js';

/** What so many payments came to. Times are in milliseconds. */
export type Figures = {
  readonly paymentsPerSecond: number;
  readonly payP50Ms: number;
  readonly payP99Ms: number;
  readonly callbackP50Ms: number;
  readonly callbackP99Ms: number;
  /** Requests to the partners. */
  readonly callsPerPayment: number;
};

export type Load = { readonly payments: number; readonly customersAtOnce: number };

let lastOrder = 0;

/** Customers pay, each one payment after the other. Throws when a payment does not end as paid. */
export async function payMany(
  contender: Contender,
  { payments, customersAtOnce }: Load,
): Promise<Figures> {
  const pays = createHistogram();
  const callbacks = createHistogram();
  const calls = contender.calls();
  const startedAtMs = performance.now();
  let begun = 0;
  const customer = async () => {
    while (begun < payments) {
      begun += 1;
      await payOnce(contender, { pays, callbacks });
    }
  };
  await Promise.all(Array.from({ length: customersAtOnce }, customer));
  const seconds = (performance.now() - startedAtMs) / 1_000;
  return {
    paymentsPerSecond: payments / seconds,
    payP50Ms: pays.percentile(50) / 1e6,
    payP99Ms: pays.percentile(99) / 1e6,
    callbackP50Ms: callbacks.percentile(50) / 1e6,
    callbackP99Ms: callbacks.percentile(99) / 1e6,
    callsPerPayment: (contender.calls() - calls) / payments,
  };
}

type Times = { readonly pays: RecordableHistogram; readonly callbacks: RecordableHistogram };

async function payOnce(contender: Contender, { pays, callbacks }: Times): Promise<void> {
  lastOrder += 1;
  const order = `bench-${lastOrder}`;
  contender.openOrder(order);
  const paid = await timed(pays, () => contender.ask(payRequest(order, `page-${order}`)));
  const { attempt } = readShopAnswer(paid);
  if (attempt === null) throw unexpected(contender, paid);
  const authentication = readAuthentication(
    await contender.askPg(authenticationRequest(order, attempt, attempt)),
  );
  if (authentication === null) throw unexpected(contender, paid);
  const answer = await timed(callbacks, () =>
    contender.ask(callbackRequest(attempt, authentication)),
  );
  if (readShopAnswer(answer).told !== 'paid') throw unexpected(contender, answer);
}

async function timed(
  histogram: RecordableHistogram,
  ask: () => Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  const startedAtMs = performance.now();
  const answer = await ask();
  histogram.record(Math.max(1, Math.round((performance.now() - startedAtMs) * 1e6)));
  return answer;
}

function unexpected({ name }: Contender, answer: HttpAnswer): Error {
  return new Error(`${name}: expected a payment to go well, got ${JSON.stringify(answer)}.`);
}

import assert from 'node:assert/strict';
import type { ShopService } from './shop-service.js';

/** Control of the two simulators, and what stands in their books. */
export type Partners = {
  /** A fault that strikes one exchange. */
  readonly arm: (party: Party, rule: object) => Promise<void>;
  /** A refusal that belongs to normal life. */
  readonly refuse: (party: Party, rule: object) => Promise<void>;
  /** An order of 33 000 won that can be paid. */
  readonly openOrder: (order: string) => Promise<void>;
  readonly books: (order: string) => Promise<Books>;
  /** The customer's bank transfers what the account of the order's payment asks for. */
  readonly deposit: (order: string) => Promise<void>;
  /** How often the PG was asked to take money for the order. */
  readonly confirms: (order: string) => Promise<number>;
};

type Party = 'pg' | 'legacyOrder';

export type Books = {
  /** Status and what is left of the amount, payment by payment. */
  readonly payments: readonly string[];
  /** The order's state. */
  readonly order: string;
};

type Json = Readonly<Record<string, unknown>>;

export function createPartners(urls: Readonly<Record<Party, string>>, shop: ShopService): Partners {
  async function ask(party: Party, path: string, body?: object): Promise<Json> {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${urls[party]}/simulator${path}`, init);
    assert.ok(response.ok, `${path} was answered ${response.status}`);
    return (await response.json()) as Json; // All answers of control are objects.
  }

  async function list(party: Party, name: string): Promise<readonly Json[]> {
    const path = name === 'entries' ? '/history' : `/${name}`;
    return (await ask(party, path))[name] as readonly Json[]; // Each is a list of objects.
  }

  return {
    arm: async (party, rule) => {
      await ask(party, '/faults', rule);
    },
    refuse: async (party, rule) => {
      await ask(party, '/answers', rule);
    },
    openOrder: async (order) => {
      const orderName = '<b>세탁기</b> 수리';
      await ask('legacyOrder', '/orders', { order, amountKrw: 33_000, orderName });
    },
    books: async (order) => {
      const mine = await pgOrderIdsOf(shop, order);
      const payments = await list('pg', 'payments');
      const orders = await list('legacyOrder', 'orders');
      return {
        payments: payments
          .filter(({ orderId }) => mine.has(orderId))
          .map(({ status, balanceAmount }) => `${String(status)} ${String(balanceAmount)}`),
        order: String(orders.find(({ orderId }) => orderId === order)?.['state']),
      };
    },
    deposit: async (order) => {
      const mine = await pgOrderIdsOf(shop, order);
      const payment = (await list('pg', 'payments')).find(({ orderId }) => mine.has(orderId));
      await ask('pg', `/virtual-accounts/${String(payment?.['paymentKey'])}/deposits`, {});
    },
    confirms: async (order) => {
      const mine = await pgOrderIdsOf(shop, order);
      const entries = await list('pg', 'entries');
      const arrived = entries.filter(({ kind }) => kind === 'request-arrived');
      return arrived.filter(
        (entry) => entry['operation'] === 'pg.confirm' && mine.has(entry['order']),
      ).length;
    },
  };
}

/** What the PG knows the order's attempts by; only the service's own log connects the two. */
async function pgOrderIdsOf(shop: ShopService, order: string): Promise<ReadonlySet<unknown>> {
  const response = await fetch(`${shop.url}/operator/attempts`, {
    headers: { authorization: 'Bearer token' },
  });
  const { attempts } = (await response.json()) as {
    attempts: { orderId: string; steps: { pgOrderId?: string }[] }[];
  };
  const mine = attempts.filter(({ orderId }) => orderId === order);
  return new Set(mine.flatMap(({ steps }) => steps.flatMap(({ pgOrderId }) => pgOrderId ?? [])));
}

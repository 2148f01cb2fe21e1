// The operators' door to the shop's own orders, by which they come in and its people change them.
import { z } from 'zod';
import { parseJson } from '../../simulators/kit/exchange/parse-json.js';
import type { HttpAnswer, World } from '../world/world.js';
import { namedOperator } from './operators-eyes.js';

export type ShopOrder = {
  readonly orderName: string;
  readonly amountKrw: number;
  /** Left out, it stays as it is; a new order can be paid. */
  readonly state?: 'payable' | 'unpayable' | 'closed';
};

export type ShopCounter = {
  /** Null when the order is not shown in a way that can be read. */
  readonly read: (order: string) => Promise<ShopOrder | null>;
  readonly write: (order: string, to: ShopOrder) => Promise<HttpAnswer>;
};

const shownSchema = z.object({
  order: z.object({ orderName: z.string(), amountKrw: z.number() }),
});

export function createShopCounter({ service }: Pick<World, 'service'>): ShopCounter {
  const authorization = `Bearer ${namedOperator.token}`;
  const pathOf = (order: string) => `/operator/shop-orders/${order}`;
  return {
    read: async (order) => {
      const path = pathOf(order);
      const answer = await service.ask({
        method: 'GET',
        path,
        headers: { authorization },
        body: null,
      });
      const shown = shownSchema.safeParse(parseJson(answer?.body ?? ''));
      return answer?.status === 200 && shown.success ? shown.data.order : null;
    },
    write: (order, to) => {
      const headers = { authorization, 'content-type': 'application/json' };
      const body = JSON.stringify(to);
      return service.ask({ method: 'PUT', path: pathOf(order), headers, body });
    },
  };
}

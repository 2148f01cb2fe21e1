import type { ServerRoute } from '@hapi/hapi';
import Joi from 'joi';
import { type EditDeps, editOrder } from '../app/edit-order.js';
import { parseOrderId } from '../core/ids.js';
import { parseKrw } from '../core/money.js';
import { invariant } from '../core/result.js';
import type { OrderEdit } from '../core/shop-order.js';
import { shopOrderBody } from './answer-bodies.js';
import { type Operators, requireName, requireOperator } from './operators.js';
import { payloadOptions } from './payload-options.js';

export type ShopOrderDeps = EditDeps & Operators;

type EditBody = Omit<OrderEdit, 'amountKrw'> & { readonly amountKrw: number };

const orderEdit = Joi.object<EditBody, true>({
  orderName: Joi.string().min(1).max(100).required(),
  amountKrw: Joi.number().integer().min(1).max(1_000_000_000).required(),
  state: Joi.string().valid('payable', 'unpayable', 'closed'),
});

/** How the shop's own orders come in, for its clerk and for the system that takes them. */
export function createShopOrderRoutes(deps: ShopOrderDeps): ServerRoute[] {
  const options = {
    plugins: { answers: { 200: { description: 'The order', body: shopOrderBody } } },
  };
  const path = '/operator/shop-orders/{orderId}';
  return [
    {
      method: 'GET',
      path,
      options: {
        ...options,
        tags: ['operator'],
        pre: [requireOperator(deps)],
        description: 'One of the shop’s own orders',
      },
      handler: async ({ params }, h) => {
        const orderId = parseOrderId(String(params['orderId']));
        const sighting = orderId === undefined ? absent : await deps.orders.find(orderId);
        if (sighting.kind === 'seen') return h.response({ order: sighting.order });
        return sighting.kind === 'absent'
          ? h.response({ status: 'refused', reason: 'ORDER_UNKNOWN' }).code(404)
          : h.response({ status: 'refused', reason: 'TRY_LATER' }).code(503);
      },
    },
    {
      method: 'PUT',
      path,
      options: {
        ...options,
        tags: ['operator', 'named'],
        pre: [requireName(deps)],
        description:
          'Opens an order of the shop’s own, or changes one that nobody pays or has paid',
        payload: payloadOptions,
        validate: { payload: orderEdit },
      },
      handler: async ({ params, payload }, h) => {
        const orderId = parseOrderId(String(params['orderId']));
        if (orderId === undefined) {
          return h.response({ status: 'refused', reason: 'ORDER_ID_MALFORMED' }).code(400);
        }
        const edit = toEdit(payload as EditBody); // Validated above.
        const answer = await editOrder(deps, { orderId, edit });
        switch (answer.kind) {
          case 'written':
            return h.response({ order: answer.order });
          case 'refused':
            return h.response({ status: 'refused', reason: answer.code }).code(409);
          case 'try-later':
            return h.response({ status: 'refused', reason: 'TRY_LATER' }).code(503);
        }
      },
    },
  ];
}

const absent = { kind: 'absent' } as const;

function toEdit({ amountKrw, ...rest }: EditBody): OrderEdit {
  const amount = parseKrw(amountKrw);
  invariant(amount !== undefined, 'a validated amount is one');
  return { ...rest, amountKrw: amount };
}

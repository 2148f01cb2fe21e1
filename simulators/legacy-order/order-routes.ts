import { z } from 'zod';
import { type ControlRoute, routeWithBody } from '../kit/control/control-route.js';
import type { LegacyOrderSimulator } from './legacy-order-simulator.js';

const amountKrw = z.int().min(1).max(1_000_000_000);

const newOrder = z.strictObject({
  order: z.string().regex(/^[\w=-]{1,64}$/, 'expected 1 to 64 letters, digits, "_", "=" and "-"'),
  amountKrw,
  orderName: z.string().max(100).default('수리'),
});

const clerkAct = z
  .strictObject({
    act: z.enum(['edit-amount', 'sell', 'cancel', 'reopen']),
    amountKrw: amountKrw.exactOptional(),
  })
  .refine(({ act, amountKrw: wanted }) => (act === 'edit-amount') === (wanted !== undefined), {
    error: 'expected with "edit-amount", and with nothing else',
    path: ['amountKrw'],
  });

const shown = z.looseObject({ orderId: z.string(), state: z.string() });

/** The orders, and the clerk at the old terminal. */
export function orderRoutes(legacyOrder: LegacyOrderSimulator): readonly ControlRoute[] {
  const { find, orders, openOrder, clerk } = legacyOrder;
  return [
    {
      method: 'GET',
      path: '/orders',
      summary: 'All orders, the oldest first.',
      answer: z.object({ orders: z.array(shown) }),
      handle: () => ({ status: 200, value: { orders: orders() } }),
    },
    routeWithBody({
      method: 'POST',
      path: '/orders',
      summary: 'Opens an order that can be paid.',
      body: newOrder,
      answer: shown,
      handle: ({ body }) => {
        if (find(body.order) !== undefined) {
          return { status: 409, problem: `order: expected a new one, got "${body.order}"` };
        }
        openOrder(body);
        return { status: 200, value: find(body.order) };
      },
    }),
    routeWithBody({
      method: 'POST',
      path: '/orders/{orderId}/clerk',
      summary: 'The clerk changes an order, whatever its state.',
      body: clerkAct,
      answer: shown,
      handle: ({ params: { orderId = '' }, body }) => {
        if (find(orderId) === undefined) {
          const problem = `orderId: expected one of GET /simulator/orders, got "${orderId}"`;
          return { status: 404, problem };
        }
        clerk({ order: orderId, ...body });
        return { status: 200, value: find(orderId) };
      },
    }),
  ];
}

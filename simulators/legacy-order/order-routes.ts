import { z } from 'zod';
import { type ControlRoute, routeWithBody } from '../kit/control/control-route.js';
import { clerkDeeds } from './core/clerk-deed.js';
import type { LegacyOrderSimulator } from './legacy-order-simulator.js';
import { orderSchema } from './register.js';

const amountKrw = z.int().min(1).max(1_000_000_000);

const newOrder = z.strictObject({
  order: z.string().regex(/^[\w=-]{1,64}$/, 'expected 1 to 64 letters, digits, "_", "=" and "-"'),
  amountKrw,
  orderName: z.string().max(100).default('수리'),
});

const clerkAct = z
  .strictObject({
    act: z.enum(clerkDeeds),
    amountKrw: amountKrw.exactOptional(),
  })
  .refine(({ act, amountKrw: wanted }) => (act === 'edit-amount') === (wanted !== undefined), {
    error: 'expected with "edit-amount", and with nothing else',
    path: ['amountKrw'],
  });

const screen = z.object({ order: z.string(), screen: z.enum(['open', 'closed']) });

/** The orders, and the clerk at the old terminal. */
export function orderRoutes(legacyOrder: LegacyOrderSimulator): readonly ControlRoute[] {
  const { find, orders, openOrder, clerk } = legacyOrder;
  return [
    {
      method: 'GET',
      path: '/orders',
      summary: 'All orders, the oldest first.',
      answer: z.object({ orders: z.array(orderSchema) }),
      handle: () => ({ status: 200, value: { orders: orders() } }),
    },
    routeWithBody({
      method: 'POST',
      path: '/orders',
      summary: 'Opens an order that can be paid.',
      body: newOrder,
      answer: orderSchema,
      handle: ({ body }) => {
        if (find(body.order) !== undefined) {
          return { status: 409, problem: `order: expected a new one, got "${body.order}"` };
        }
        openOrder(body);
        return { status: 200, value: find(body.order) };
      },
    }),
    {
      method: 'GET',
      path: '/orders/{orderId}',
      summary: 'One order as it stands, whatever look-ups show.',
      answer: orderSchema,
      handle: ({ params: { orderId = '' } }) =>
        find(orderId) === undefined ? unknown(orderId) : { status: 200, value: find(orderId) },
    },
    routeWithBody({
      method: 'POST',
      path: '/orders/{orderId}/clerk',
      summary: 'The clerk changes an order, whatever its state, and closes its screen.',
      body: clerkAct,
      answer: orderSchema,
      handle: ({ params: { orderId = '' }, body }) => {
        if (find(orderId) === undefined) return unknown(orderId);
        clerk({ order: orderId, ...body });
        return { status: 200, value: find(orderId) };
      },
    }),
    screenRoute(legacyOrder, 'open'),
    screenRoute(legacyOrder, 'closed'),
  ];
}

function screenRoute(
  { find, openScreen, closeScreen }: LegacyOrderSimulator,
  to: 'open' | 'closed',
): ControlRoute {
  const [method, put, summary] =
    to === 'open'
      ? ([
          'PUT',
          openScreen,
          'The clerk opens the screen of an order, which locks it for as long as the switch screenLockMs says.',
        ] as const)
      : (['DELETE', closeScreen, 'The clerk closes the screen and has changed nothing.'] as const);
  return {
    method,
    path: '/orders/{orderId}/screen',
    summary,
    answer: screen,
    handle: ({ params: { orderId = '' } }) => {
      if (find(orderId) === undefined) return unknown(orderId);
      put(orderId);
      return { status: 200, value: { order: orderId, screen: to } };
    },
  };
}

function unknown(orderId: string) {
  const problem = `orderId: expected one of GET /simulator/orders, got "${orderId}"`;
  return { status: 404, problem } as const;
}

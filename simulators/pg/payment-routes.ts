import { z } from 'zod';
import type { ControlRoute } from '../kit/control/control-route.js';
import type { PgSimulator } from './pg-simulator.js';

const paymentsPerPageMax = 1_000;

const query = z.strictObject({
  orderId: z.string().exactOptional().describe('Only payments of this order id.'),
  status: z.string().exactOptional().describe('Only payments that stand so.'),
  from: z
    .string()
    .regex(/^\d{1,9}$/, 'expected a whole number')
    .exactOptional()
    .describe('The place of the first one, from 0.'),
});

/** As the API says it. */
const paymentObject = z.looseObject({ paymentKey: z.string(), status: z.string() });

/** The PG's payments, for whoever looks on. No fault strikes these, and nothing of them is in the history. */
export function paymentRoutes(pg: PgSimulator): readonly ControlRoute[] {
  return [
    {
      method: 'GET',
      path: '/payments',
      summary: `All payments in the order of their beginning, ${paymentsPerPageMax} at a time.`,
      query,
      answer: z.object({ payments: z.array(paymentObject), total: z.int() }),
      handle: ({ query: asked }) => {
        const [orderId, status] = [asked.get('orderId'), asked.get('status')];
        const from = Number(asked.get('from') ?? '0');
        const meant = pg
          .payments()
          .filter((payment) => orderId === null || payment.pgOrderId === orderId)
          .filter((payment) => status === null || payment.status === status);
        const payments = meant.slice(from, from + paymentsPerPageMax).map(pg.show);
        return { status: 200, value: { payments, total: meant.length } };
      },
    },
    {
      method: 'GET',
      path: '/payments/{paymentKey}',
      summary: 'One payment as it stands.',
      answer: paymentObject,
      handle: ({ params: { paymentKey = '' } }) => {
        const payment = pg.find(paymentKey);
        if (payment !== undefined) return { status: 200, value: pg.show(payment) };
        const problem = `paymentKey: expected one of GET /simulator/payments, got "${paymentKey}"`;
        return { status: 404, problem };
      },
    },
  ];
}

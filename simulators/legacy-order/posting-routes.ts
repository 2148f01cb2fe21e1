import { z } from 'zod';
import type { ControlRoute } from '../kit/control/control-route.js';
import type { LegacyOrderSimulator } from './legacy-order-simulator.js';

const postingsPerPageMax = 1_000;

const query = z.strictObject({
  order: z.string().exactOptional().describe('Only lines of this order.'),
  businessDay: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/, 'expected a day such as 2026-11-22')
    .exactOptional()
    .describe('Only lines of this day in Korea.'),
  from: z
    .string()
    .regex(/^\d{1,9}$/, 'expected a whole number')
    .exactOptional()
    .describe('The place of the first one, from 0.'),
  'ttadak-session': z.string().exactOptional(),
});

const posting = z.object({
  posting: z.string(),
  order: z.string(),
  attempt: z.string().nullable().describe('Who completed the order; null when a person did.'),
  amountKrw: z.int().describe('Negative when it takes a posting back.'),
  businessDay: z.string(),
  atMs: z.int().describe('Since the epoch, in milliseconds.'),
  reverses: z.string().nullable().describe('The posting that it takes back.'),
});

const answer = z.object({
  postings: z.array(posting),
  total: z.int().describe('How many lines there are of those that were asked for.'),
  sumKrw: z.int().describe('What all of these add up to.'),
});

/** The accounting books, and the batch that goes over them at night. */
export function postingRoutes({
  postings,
  runBatch,
}: LegacyOrderSimulator): readonly ControlRoute[] {
  return [
    {
      method: 'GET',
      path: '/postings',
      summary: `The lines of the accounting books, the oldest first, ${postingsPerPageMax} at a time.`,
      query,
      answer,
      handle: ({ query: asked }) => {
        const [order, businessDay] = [asked.get('order'), asked.get('businessDay')];
        const from = Number(asked.get('from') ?? '0');
        const meant = postings()
          .filter((line) => order === null || line.order === order)
          .filter((line) => businessDay === null || line.businessDay === businessDay);
        const value = {
          postings: meant.slice(from, from + postingsPerPageMax),
          total: meant.length,
          sumKrw: meant.reduce((sum, { amountKrw }) => sum + amountKrw, 0),
        };
        return { status: 200, value };
      },
    },
    {
      method: 'POST',
      path: '/batch',
      summary: 'Runs the nightly batch now. It takes back what the switch rollsBackTo says.',
      answer: z.object({ rolledBack: z.array(z.string()).describe('The orders.') }),
      handle: () => ({ status: 200, value: { rolledBack: runBatch() } }),
    },
  ];
}

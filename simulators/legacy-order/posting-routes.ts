import { z } from 'zod';
import type { ControlRoute } from '../kit/control/control-route.js';
import {
  postingQuery,
  postingSums,
  postingsPerPageMax,
  toPostingPage,
} from '../kit/control/routes/posting-page.js';
import type { LegacyOrderSimulator } from './legacy-order-simulator.js';

const posting = z.object({
  posting: z.string(),
  order: z.string(),
  attempt: z.string().nullable().describe('Who completed the order; null when a person did.'),
  amountKrw: z.int().describe('Negative when it takes a posting back.'),
  businessDay: z.string(),
  atMs: z.int().describe('Since the epoch, in milliseconds.'),
  reverses: z.string().nullable().describe('The posting that it takes back.'),
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
      query: postingQuery,
      answer: z.object({ postings: z.array(posting), ...postingSums }),
      handle: ({ query }) => ({ status: 200, value: toPostingPage(postings(), query) }),
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

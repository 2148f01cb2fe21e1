import { z } from 'zod';
import { type ControlRoute, routeWithBody } from '../kit/control/control-route.js';
import {
  postingQuery,
  postingSums,
  postingsPerPageMax,
  toPostingPage,
} from '../kit/control/routes/posting-page.js';
import type { BookKeeping } from './book-keeping.js';

const handPosting = z.strictObject({
  posting: z.string().min(1).max(100),
  order: z.string().regex(/^[\w=-]{1,64}$/, 'expected 1 to 64 letters, digits, "_", "=" and "-"'),
  paymentKey: z.string().max(200).default('by hand'),
  amountKrw: z.int().min(1).max(1_000_000_000),
  businessDay: z.iso.date(),
});

const period = z.strictObject({ closedThrough: z.iso.date().nullable() });

const shown = z.looseObject({ posting: z.string(), order: z.string() });

/** The books, and the accountant who works in them. */
export function bookRoutes({
  all,
  book,
  close,
  closedThrough,
}: BookKeeping): readonly ControlRoute[] {
  return [
    {
      method: 'GET',
      path: '/postings',
      summary: `The postings, the oldest first, ${postingsPerPageMax} at a time.`,
      query: postingQuery,
      answer: z.object({
        postings: z.array(shown),
        ...postingSums,
        closedThrough: z.string().nullable(),
      }),
      handle: ({ query }) => ({
        status: 200,
        value: { ...toPostingPage(all(), query), closedThrough: closedThrough() },
      }),
    },
    routeWithBody({
      method: 'POST',
      path: '/postings',
      summary: 'The accountant posts by hand, on closed days too.',
      body: handPosting,
      answer: shown,
      handle: ({ body }) => ({ status: 200, value: book({ ...body, by: 'accountant' }, null) }),
    }),
    routeWithBody({
      method: 'PUT',
      path: '/period',
      summary: 'Closes the business days up to this one; null opens them again.',
      body: period,
      answer: period,
      handle: ({ body }) => {
        close(body.closedThrough);
        return { status: 200, value: { closedThrough: closedThrough() } };
      },
    }),
  ];
}

import { z } from 'zod';

/** What a line of any party's books has. */
type PostingLine = {
  readonly order: string;
  readonly businessDay: string;
  readonly amountKrw: number;
};

export const postingsPerPageMax = 1_000;

/** Which lines are asked for. */
export const postingQuery = z.strictObject({
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
});

/** What is said of them besides the lines. */
export const postingSums = {
  total: z.int().describe('How many lines there are of those that were asked for.'),
  sumKrw: z.int().describe('What all of these add up to.'),
};

/** One page of those that the query means. */
export function toPostingPage<T extends PostingLine>(lines: readonly T[], query: URLSearchParams) {
  const [order, businessDay] = [query.get('order'), query.get('businessDay')];
  const from = Number(query.get('from') ?? '0');
  const meant = lines
    .filter((line) => order === null || line.order === order)
    .filter((line) => businessDay === null || line.businessDay === businessDay);
  return {
    postings: meant.slice(from, from + postingsPerPageMax),
    total: meant.length,
    sumKrw: meant.reduce((sum, { amountKrw }) => sum + amountKrw, 0),
  };
}

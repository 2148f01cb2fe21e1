import { z } from 'zod';
import type { HistoryEntry } from '../../history/history-entry.js';
import type { ControlRoute } from '../control-route.js';
import type { Session } from '../session.js';

const entriesPerPageMax = 1_000;

const query = z.strictObject({
  after: z
    .string()
    .regex(/^(-1|\d{1,15})$/, 'expected a whole number')
    .exactOptional()
    .describe('Only entries with a greater seq.'),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'expected a whole number from 1')
    .exactOptional()
    .describe(`At most so many entries; ${entriesPerPageMax} by default and at the most.`),
  order: z.string().exactOptional().describe('Only entries about this order id (or PG order id).'),
});

/** What happened in one session, page by page. */
export function historyRoute({ history }: Session): ControlRoute {
  return {
    method: 'GET',
    path: '/history',
    summary: 'What arrived, was executed and left, and what was booked, oldest first.',
    query,
    answer: z.object({
      entries: z.array(z.looseObject({ seq: z.int(), atMs: z.int(), kind: z.string() })),
      dropped: z.int().describe('How many of the oldest entries are kept no more.'),
      next: z.int().describe('What `after` is to be for the next page.'),
    }),
    handle: ({ query: asked }) => {
      const after = Number(asked.get('after') ?? '-1');
      const limit = Math.min(Number(asked.get('limit') ?? entriesPerPageMax), entriesPerPageMax);
      const first = Math.max(0, after + 1 - history.dropped());
      const order = asked.get('order');
      const entries: HistoryEntry[] = [];
      let next = after;
      for (
        let place = first;
        place < history.entries.length && entries.length < limit;
        place += 1
      ) {
        const entry = history.entries[place];
        if (entry === undefined) break;
        next = entry.seq;
        if (order === null || isAbout(entry, order)) entries.push(entry);
      }
      return { status: 200, value: { entries, dropped: history.dropped(), next } };
    },
  };
}

function isAbout(entry: HistoryEntry, order: string): boolean {
  if ('order' in entry && entry.order === order) return true;
  return 'pgOrderId' in entry && entry.pgOrderId === order;
}

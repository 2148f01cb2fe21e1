import { z } from 'zod';
import type { Collections } from '../kit/exchange/collections.js';
import type { History } from '../kit/history/history.js';
import type { Entry, Posting } from './core/books.js';

/** The books as they are kept, and the history told of each line. */
export type BookKeeping = {
  readonly all: () => readonly Posting[];
  /** The first posting of this name for this order. */
  readonly find: (order: string, posting: string) => Posting | undefined;
  /** Books the entry; `exchange` is null when no request caused it. */
  readonly book: (entry: Entry & Pick<Posting, 'by'>, exchange: number | null) => Posting;
  /** Keeps what was refused, for the accountant to see to; nothing is booked. */
  readonly refuse: (entry: Entry) => void;
  /** The accountant posts what was refused last of this order, with another amount when one is given; else nothing happens. */
  readonly postByHand: (order: string, amountKrw?: number) => void;
  readonly closedThrough: () => string | null;
  /** Closes all business days up to this one; null opens them again. */
  readonly close: (through: string | null) => void;
};

const entrySchema = z.object({
  posting: z.string(),
  order: z.string(),
  paymentKey: z.string(),
  amountKrw: z.int(),
  businessDay: z.string(),
});

const postingSchema: z.ZodType<Posting> = entrySchema.extend({
  serial: z.int(),
  by: z.enum(['service', 'accountant']),
});

const periodSchema = z.object({ closedThrough: z.string().nullable() });
type Period = z.infer<typeof periodSchema>;

/** Books that remember among the party's collections. */
export function keepBooks(collections: Collections, history: Pick<History, 'record'>): BookKeeping {
  const postings = collections.open('postings', {
    isOne: (value): value is Posting => postingSchema.safeParse(value).success,
  });
  const refused = collections.open('refused', {
    isOne: (value): value is Entry => entrySchema.safeParse(value).success,
  });
  const periods = collections.open('periods', {
    isOne: (value): value is Period => periodSchema.safeParse(value).success,
  });
  const book: BookKeeping['book'] = (entry, exchange) => {
    const posting = { ...entry, serial: postings.size() + 1 };
    postings.set(String(posting.serial), posting);
    const { posting: name, order, amountKrw, businessDay, by } = posting;
    const booked = { exchange, order, posting: name, amountKrw, businessDay, by };
    history.record({ kind: 'posting-booked', ...booked });
    return posting;
  };
  return {
    all: () => [...postings.values()],
    find: (order, posting) =>
      [...postings.values()].find((one) => one.posting === posting && one.order === order),
    book,
    refuse: (entry) => {
      refused.set(entry.order, entry);
    },
    postByHand: (order, amountKrw) => {
      const entry = refused.get(order);
      if (entry === undefined) return;
      book({ ...entry, amountKrw: amountKrw ?? entry.amountKrw, by: 'accountant' }, null);
    },
    closedThrough: () => periods.get('books')?.closedThrough ?? null,
    close: (closedThrough) => {
      periods.set('books', { closedThrough });
    },
  };
}

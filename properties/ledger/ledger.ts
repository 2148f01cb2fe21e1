import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import { bookCallback, bookWord } from './book-customer.js';
import { bookArrival, bookExecution, bookFault, bookReply } from './book-exchange.js';
import { bookAuthentication, bookMoney } from './book-money.js';
import { bookChange, bookManual, bookOpening, bookRest } from './book-order.js';
import { type Books, createBooks } from './books.js';

/** The fold over a history that all invariants read: who holds what, does what, was told what. */
export type Ledger = Readonly<Books> & {
  /** Books one entry; entries come in the order of the history. */
  readonly apply: (entry: HistoryEntry) => void;
};

export function createLedger(): Ledger {
  const books = createBooks();
  return Object.assign(books, {
    apply: (entry: HistoryEntry) => {
      books.nowMs = entry.atMs;
      // Each handler takes the entries of its own kind, which the table's type checks.
      (handlers[entry.kind] as Handler<HistoryEntry>)(books, entry);
    },
  });
}

type Handler<Entry> = (books: Books, entry: Entry) => void;

type Handlers = {
  readonly [Kind in HistoryEntry['kind']]: Handler<Extract<HistoryEntry, { kind: Kind }>>;
};

function ignore(): void {
  // Nothing that any invariant asks for.
}

const handlers: Handlers = {
  'customer-asked': bookCallback,
  'customer-told': bookWord,
  'request-arrived': bookArrival,
  'fault-fired': bookFault,
  executed: (books, { exchange }) => {
    bookExecution(books, exchange);
  },
  'reply-left': (books, { exchange }) => {
    bookReply(books, exchange);
  },
  'payment-authenticated': bookAuthentication,
  'payment-captured': bookMoney,
  'payment-declined': bookMoney,
  'payment-refunded': bookMoney,
  'order-opened': bookOpening,
  'order-changed': bookChange,
  'completion-rejected': ignore,
  'service-started': (books) => {
    books.instance += 1;
  },
  'service-crashed': ignore,
  'service-stopped': ignore,
  'manual-claimed': bookManual,
  'manual-withdrawn': bookManual,
  'faults-healed': (books, { seq }) => {
    books.healedAtSeq = seq;
  },
  rested: bookRest,
};

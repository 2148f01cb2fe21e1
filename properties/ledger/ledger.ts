import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import { bookAct, bookActSaid, bookItemSeen } from './book-act.js';
import { bookCallback, bookWord } from './book-customer.js';
import { bookArrival, bookExecution, bookFault, bookReply } from './book-exchange.js';
import { bookLog, bookLogLost } from './book-log.js';
import { bookAuthentication, bookMoney } from './book-money.js';
import { bookChange, bookManual, bookOpening, bookPosting, bookRest } from './book-order.js';
import { bookAnswer, bookRequest } from './book-request.js';
import { bookWebhook, bookWebhookAnswer } from './book-webhook.js';
import { type Books, begunBefore, createBooks, orderIn } from './books.js';
import { type Bounds, defaultBounds } from './bounds.js';
import { endOf } from './end-of.js';

/** The fold over a history that all invariants read: who holds what, does what, was told what. */
export type Ledger = Readonly<Books> & {
  /** Books one entry; entries come in the order of the history. */
  readonly apply: (entry: HistoryEntry) => void;
};

export function createLedger(bounds: Bounds = defaultBounds): Ledger {
  const books = createBooks(bounds);
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

type LifeEntry = Extract<
  HistoryEntry,
  { kind: 'service-started' | 'service-crashed' | 'service-stopped' }
>;

function bookEndOfService(books: Books, { seq, instance }: LifeEntry): void {
  books.lives = new Set(
    [...books.lives].filter((life) => life !== instance && life !== begunBefore),
  );
  books.disturbedAtSeq = seq;
}

/** What people and batches did to an order that had ended nobody was told; from now on the service may know. */
function bookReconciliationAsked(
  books: Books,
  { seq, atMs }: Extract<HistoryEntry, { kind: 'reconciliation-asked' }>,
): void {
  books.reconciliationAskedAtSeq = seq;
  for (const order of books.orders.values()) {
    const isOpen = endOf(order, atMs) === 'open';
    if (!isOpen || order.attempts.some(({ isTakenBack }) => isTakenBack)) order.newsAtMs = atMs;
  }
}

const handlers: Handlers = {
  'customer-asked': (books, entry) => {
    bookRequest(books, entry);
    bookCallback(books, entry);
  },
  'customer-told': (books, entry) => {
    bookAnswer(books, entry);
    bookWord(books, entry);
  },
  'request-arrived': bookArrival,
  'fault-fired': bookFault,
  executed: bookExecution,
  'reply-left': bookReply,
  'request-turned-away': () => undefined,
  'payment-authenticated': bookAuthentication,
  'payment-awaits-deposit': bookMoney,
  'payment-voided': bookMoney,
  'payment-captured': bookMoney,
  'payment-declined': bookMoney,
  'payment-refunded': bookMoney,
  'webhook-sent': bookWebhook,
  'webhook-answered': bookWebhookAnswer,
  'order-opened': bookOpening,
  'order-changed': bookChange,
  'order-posting-booked': () => undefined, // Follows the order, whose change is booked.
  'completion-rejected': (books, { order, atMs }) => {
    orderIn(books, order).newsAtMs = atMs;
  },
  'posting-booked': bookPosting,
  'service-started': (books, { seq, instance }) => {
    books.lives = new Set([...books.lives, instance].filter((life) => life !== begunBefore));
    books.livesMost = Math.max(books.livesMost, books.lives.size);
    books.heardOf = books.lives;
    books.disturbedAtSeq = seq;
  },
  'service-crashed': (books, entry) => {
    bookEndOfService(books, entry);
    books.crashedAtMs = entry.atMs;
    books.mayHaveLostCalls = true;
  },
  'service-stopped': bookEndOfService,
  'manual-claimed': bookManual,
  'manual-withdrawn': bookManual,
  'manual-inspected': () => undefined,
  'secret-shown': () => undefined,
  'list-unreadable': () => undefined,
  'log-claimed': bookLog,
  'log-withdrawn': bookLogLost,
  'log-read': (books, { seq }) => {
    books.logReadAtSeq = seq;
  },
  'reconciliation-asked': bookReconciliationAsked,
  'reconciliation-claimed': (books, { seq }) => {
    books.reconciledAtSeq = seq;
  },
  'item-seen': bookItemSeen,
  'act-said': bookActSaid,
  'act-answered': bookAct,
  'clerk-answered': () => undefined, // What was done is booked as the order changes.
  'faults-healed': (books, { seq }) => {
    books.healedAtSeq = seq;
  },
  rested: bookRest,
};

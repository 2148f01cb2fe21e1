import { type Books, orderIn } from './books.js';
import type { ToldEntry } from './order-book.js';
import type { AskedEntry, RequestBook } from './request-book.js';

export function bookRequest(books: Books, entry: AskedEntry): void {
  const request = { entry, wasDown: isDown(books), told: null };
  books.requests.set(entry.request, request);
  // A status can be asked for as often as one likes; the others are few.
  if (entry.asked !== 'status') orderIn(books, entry.order).requests.push(request);
}

export function bookAnswer(books: Books, entry: ToldEntry): void {
  const request = books.requests.get(entry.request);
  if (request !== undefined) request.told = entry;
}

/** An instance is dead: nobody knows to which of them a request went. */
function isDown({ lives, livesMost }: Books): boolean {
  return lives.size < livesMost;
}

/** Whether the service (or an instance of it) died, or was dead, or lost its log, while the request was open. */
export function isDisturbed(books: Books, { entry, wasDown }: RequestBook): boolean {
  return wasDown || isDown(books) || books.disturbedAtSeq > entry.seq;
}

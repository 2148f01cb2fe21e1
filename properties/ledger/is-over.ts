import type { AttemptBook } from './attempt-book.js';

const ends: readonly string[] = ['completed', 'cancelled', 'released', 'manual', 'accepted-as-is'];

/** Whether the log says that the attempt has come to an end, or that people have it; without a log nobody can say. */
export function isOver({ log }: AttemptBook): boolean {
  return log === null || ends.includes(log.state);
}

import type { ExchangeBook } from './exchange-book.js';

/** The requests that are one logical operation, as the partners received them. */
export type EffectBook = {
  readonly operation: ExchangeBook['operation'];
  readonly order: string | null;
  readonly arrivals: Pick<ExchangeBook, 'seq' | 'atMs'>[];
  /** How many answers left whole that say what came of it. */
  answered: number;
};

/** Null when nothing tells which of the service's calls a request is: a call to the PG without a key. */
export function effectName({ operation, key, attemptNamed }: ExchangeBook): string | null {
  const keyOrAttempt = key ?? attemptNamed;
  if (keyOrAttempt === null) return null;
  return callName(operation.slice(operation.indexOf('.') + 1), keyOrAttempt);
}

/** Names the calls that are one logical operation: by the key if they have one, else by the attempt. */
export function callName(call: string, keyOrAttempt: string): string {
  return `${call} ${keyOrAttempt}`;
}

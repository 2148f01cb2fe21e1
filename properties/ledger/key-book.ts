/** One logical operation at the PG under one idempotency key, however often it is sent. */
export type KeyUse = {
  readonly key: string | null;
  /** What was sent under it first. */
  readonly operation: string;
  readonly path: string;
  readonly body: string;
  /** The same operation under the key before this one; null when this is its first. */
  readonly before: KeyUse | null;
  /** How often it was sent. */
  times: number;
  /** The PG answered an error, which it may repeat under this key for ever. */
  hasErrorLeft: boolean;
};

export type KeyBook = {
  readonly byKey: Map<string, KeyUse>;
  /** Operation and payment → how it was sent last. */
  readonly last: Map<string, KeyUse>;
};

export function createKeyBook(): KeyBook {
  return { byKey: new Map(), last: new Map() };
}

/** A request as far as its key is concerned. */
type Sent = Pick<KeyUse, 'key' | 'operation' | 'path' | 'body'> & {
  readonly paymentKey: string | null;
};

/** Notes under which key a request was sent; null for those that carry none by their nature. */
export function bookKey(book: KeyBook, exchange: Sent): KeyUse | null {
  const { operation, paymentKey, key, path, body } = exchange;
  if (operation !== 'pg.confirm' && operation !== 'pg.cancel') return null;
  const name = `${operation} ${paymentKey ?? ''}`;
  const before = book.last.get(name) ?? null;
  const known = key === null ? undefined : book.byKey.get(key);
  const use = known ?? (before?.key === key ? before : null);
  if (use !== null) {
    use.times += 1;
    book.last.set(name, use);
    return use;
  }
  const begun = { key, operation, path, body, before, times: 1 };
  const opened: KeyUse = { ...begun, hasErrorLeft: false };
  if (key !== null) book.byKey.set(key, opened);
  book.last.set(name, opened);
  return opened;
}

type Listener<T> = (value: T) => unknown;

/** Who is to be told of something. */
export type Subscribers<T> = {
  readonly add: (listener: Listener<T>) => void;
  readonly tell: (value: T) => void;
};

/** Nobody yet. */
export function createSubscribers<T>(): Subscribers<T> {
  const listeners: Listener<T>[] = [];
  return {
    add: (listener) => void listeners.push(listener),
    tell: (value) => {
      for (const listener of listeners) listener(value);
    },
  };
}

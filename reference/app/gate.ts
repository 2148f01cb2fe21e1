// Counts the requests that are being answered, so that stopping can wait for them, and lets nobody in any more.

export type Gate = {
  readonly isClosed: () => boolean;
  /** How many are being answered. */
  readonly inside: () => number;
  readonly enter: () => void;
  readonly leave: () => void;
  /** From now on nobody is let in. Resolves once everybody has left. */
  readonly close: () => Promise<void>;
};

/** Open, with nobody inside. */
export function createGate(): Gate {
  let inside = 0;
  let isClosed = false;
  let tellEmpty: () => void = () => undefined;
  const empty = new Promise<void>((resolve) => {
    tellEmpty = resolve;
  });

  function tellIfEmpty(): void {
    if (isClosed && inside === 0) tellEmpty();
  }

  return {
    isClosed: () => isClosed,
    inside: () => inside,
    enter: () => {
      inside += 1;
    },
    leave: () => {
      inside -= 1;
      tellIfEmpty();
    },
    close: () => {
      isClosed = true;
      tellIfEmpty();
      return empty;
    },
  };
}

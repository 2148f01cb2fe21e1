/** What a party must see to before the answer to an execution leaves. */
export type Errands = {
  /** Holds back the answer to the execution under way until this has ended; without one it holds nothing. */
  readonly add: (errand: Promise<void>) => void;
  /** Executes, and tells what came up on the way. */
  readonly during: <T>(execute: () => T) => {
    readonly result: T;
    readonly errands: readonly Promise<void>[];
  };
};

/** No execution is under way yet. */
export function createErrands(): Errands {
  let current: Promise<void>[] | null = null;
  return {
    add: (errand) => {
      current?.push(errand);
    },
    during: (execute) => {
      const errands: Promise<void>[] = [];
      current = errands;
      try {
        return { result: execute(), errands };
      } finally {
        current = null;
      }
    },
  };
}

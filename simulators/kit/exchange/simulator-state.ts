/** One piece of a party's state, as plain JSON. */
export type StateDocument = {
  /** For example `payments`. */
  readonly collection: string;
  readonly id: string;
  /** Null says that it is gone. */
  readonly value: unknown;
};

/** All that a party remembers. Documents are whole: the newest of one collection and id counts. */
export type SimulatorState = {
  readonly documents: () => readonly StateDocument[];
  /** Forgets everything, then takes these over. Throws when a document is not one of this party's. */
  readonly restore: (documents: readonly StateDocument[]) => void;
  /** Calls `listener` after each change of a document. */
  readonly subscribe: (listener: (document: StateDocument) => void) => void;
};

import type { SimulatorState, StateDocument } from '../exchange/simulator-state.js';

/** Where sessions outlive the process. */
export type SessionStore = {
  /** What was kept by an earlier process. Throws when it cannot be read. */
  readonly stored: () => readonly StoredSession[];
  /** From now on keeps what this session remembers, instead of what was kept under its id before. */
  readonly keep: (id: string, state: SimulatorState) => void;
  readonly forget: (id: string) => void;
  readonly close: () => void;
};

export type StoredSession = {
  readonly id: string;
  readonly documents: readonly StateDocument[];
};

/** Keeps nothing. */
export const noSessionStore: SessionStore = {
  stored: () => [],
  keep: () => undefined,
  forget: () => undefined,
  close: () => undefined,
};

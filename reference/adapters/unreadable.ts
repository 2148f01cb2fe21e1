import type { StepLogFault } from './step-log-fault.js';

/**
 * The attempts whose rows this release cannot read. Rows stay as they were written, so they are passed over until another
 * process reads them, and each is told of once.
 */
export type Unreadable = {
  readonly note: (id: string, fault: StepLogFault) => void;
  readonly ids: () => readonly string[];
};

export function createUnreadable(onFound: (fault: StepLogFault) => void): Unreadable {
  const ids = new Set<string>();
  return {
    note: (id, fault) => {
      if (ids.has(id)) return;
      ids.add(id);
      onFound(fault);
    },
    ids: () => [...ids],
  };
}

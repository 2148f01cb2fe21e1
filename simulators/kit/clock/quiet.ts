// How the driver of a virtual run knows that nothing more will happen by itself.

export type Quiet = {
  /** Resolves when no promise job is left, and no tick while somebody uses them. */
  readonly come: () => Promise<void>;
  /** Somebody begins to use more of Node than promises, until the returned function is called. */
  readonly useTicks: () => () => void;
};

const nextTick = process.nextTick.bind(process);
const realSetImmediate = setImmediate;

/**
 * Runs every promise job there is, for Node takes the next tick when no job is left. Whoever calls it must be a promise
 * job itself.
 */
const everyJob = () =>
  new Promise<void>((resolve) => {
    nextTick(resolve);
  });

/** Runs every promise job and every tick there is, and those that they bring about: one turn of the event loop. */
export const everyTick = () =>
  new Promise<void>((resolve) => {
    realSetImmediate(resolve);
  });

export function createQuiet(): Quiet {
  let users = 0;
  return {
    come: () => (users > 0 ? everyTick() : everyJob()),
    useTicks: () => {
      users += 1;
      let isOver = false;
      return () => {
        if (!isOver) users -= 1;
        isOver = true;
      };
    },
  };
}

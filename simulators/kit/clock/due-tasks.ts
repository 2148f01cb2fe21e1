/** Tasks that wait for their time, in the order in which they fall due; those due together in the order of their making. */
export type DueTasks = {
  /** Returns how to call it off. */
  readonly add: (dueAtMs: number, task: () => void) => () => void;
  /** The next one, which waits no longer. */
  readonly take: () => DueTask | undefined;
  readonly dueTimes: () => readonly number[];
  /** Of the next one; null when none waits. */
  readonly nextDueAtMs: () => number | null;
};

export type DueTask = { readonly dueAtMs: number; readonly task: () => void };

export function createDueTasks(): DueTasks {
  const tasks: DueTask[] = [];
  return {
    add: (dueAtMs, task) => {
      const added = { dueAtMs, task };
      let place = tasks.length;
      while (place > 0 && (tasks[place - 1]?.dueAtMs ?? 0) > dueAtMs) place -= 1;
      tasks.splice(place, 0, added);
      return () => {
        const now = tasks.indexOf(added);
        if (now >= 0) tasks.splice(now, 1);
      };
    },
    take: () => tasks.shift(),
    dueTimes: () => tasks.map(({ dueAtMs }) => dueAtMs),
    nextDueAtMs: () => tasks[0]?.dueAtMs ?? null,
  };
}

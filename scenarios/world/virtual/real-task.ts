import type { StepLog } from '../../../reference/app/ports.js';
import type { VirtualTime } from '../../../simulators/kit/clock/virtual-time.js';
import type { HttpRequest } from '../world.js';
import type { Deed, Trace } from './recollection.js';
import { type ServiceCall, toPorts } from './service-call.js';
import { type PooledInstance, type ProcessOf, takeInstance } from './service-pool.js';

/** How a task begins: by a request, as a round of the sweeper, or as the start of the process. */
export type Start =
  | { readonly kind: 'request'; readonly request: HttpRequest }
  | { readonly kind: 'round' }
  | { readonly kind: 'boot' };

/** A task that an instance of the service does for real. */
export type RealTask = {
  /** There is something more that the task was told: the instance is told it in its turn. */
  readonly tell: () => void;
  /** The task has ended, or nobody wants to know how it ends. */
  readonly giveBack: () => void;
};

type Open = Awaited<ReturnType<StepLog['listOpen']>>;

export type RealTaskDeps = {
  readonly process: ProcessOf;
  readonly time: VirtualTime;
  readonly toUnguessable: (name: string) => string;
  readonly name: string;
  readonly start: Start;
  /** All that the task is told, in order; grows. */
  readonly traces: readonly Trace[];
  /** Does what the instance does at the last of these. */
  readonly act: (deed: Deed) => void;
  /** What is open in the step log; that it was looked at becomes a trace. */
  readonly look: () => Promise<unknown>;
};

/** Told the same as before the service did something else: it remembers what it should not. */
export class RemembersError extends Error {
  override readonly name = 'RemembersError';
}

/**
 * Tells an instance one thing after another, each when all is quiet. What it does at moments that are remembered is
 * compared with the memory; what it does at the last one is done.
 */
export function createRealTask(deps: RealTaskDeps): RealTask {
  const { name, start, traces, time } = deps;
  const progress = createProgress(deps);
  const { surroundings, waiting, beginRound } = createTaskSurroundings(deps, progress);
  let instance: PooledInstance | null = null;
  let isTelling = false;
  const endTicks = time.useTicks();

  async function begin() {
    const taken = await takeInstance(deps.process, surroundings);
    if (start.kind === 'round') taken.startSweeper();
    instance = taken;
    progress.moveOn();
    if (start.kind === 'boot') taken.startSweeper();
    if (start.kind === 'round') beginRound();
    if (start.kind !== 'request') return;
    progress.act({ kind: 'answer', answer: await taken.inject(start.request) });
  }

  function tellNext() {
    isTelling = true;
    if (!progress.isBegun()) void begin();
    else {
      progress.moveOn();
      const trace = traces[progress.place()];
      const hear = trace === undefined ? undefined : waiting.get(trace.number);
      if (trace === undefined || hear === undefined || trace.by === 'look') {
        throw new RemembersError(`"${name}" does not wait for what it waited for before.`);
      }
      waiting.delete(trace.number);
      hear(trace.value);
    }
    time.whenQuiet(afterTelling);
  }

  function afterTelling() {
    progress.requireSame();
    if (!progress.isBegun()) time.whenQuiet(afterTelling);
    else if (progress.isLast()) isTelling = false;
    else tellNext();
  }

  return {
    tell: () => {
      if (!isTelling) tellNext();
    },
    giveBack: () => {
      instance?.giveBack();
      instance = null;
      endTicks();
    },
  };
}

type Progress = ReturnType<typeof createProgress>;

/** Which thing the instance is being told now, and how much of what is remembered of that moment it has done. */
function createProgress({ name, traces, act }: Pick<RealTaskDeps, 'name' | 'traces' | 'act'>) {
  let place = -1;
  let done = 0;
  let difference: string | null = null;

  const isLast = () => place === traces.length - 1;

  function compare(deed: Deed) {
    const expected = traces[place]?.moment.deeds[done];
    done += 1;
    const before = expected === undefined ? 'nothing' : toOutline(expected);
    const now = toOutline(deed);
    // Thrown here, it would end in one of the service's error answers.
    if (before !== now)
      difference ??= `Expected "${name}" to do ${before}, as before; it did ${now}.`;
  }

  return {
    place: () => place,
    isBegun: () => place >= 0,
    isLast,
    moveOn: () => {
      place += 1;
      done = 0;
    },
    act: (deed: Deed) => {
      if (isLast()) act(deed);
      else compare(deed);
    },
    requireSame: () => {
      if (difference !== null) throw new RemembersError(difference);
    },
  };
}

/** What the instance has around it while it does this task. */
function createTaskSurroundings(deps: RealTaskDeps, progress: Progress) {
  const { name, start, traces, time } = deps;
  const waiting = new Map<number, (value: unknown) => void>();
  let number = 0;
  let draws = 0;
  let round: () => void = () => undefined;

  function call(made: ServiceCall) {
    return new Promise((resolve) => {
      const mine = number++;
      waiting.set(mine, resolve);
      progress.act({ kind: 'call', number: mine, call: made });
    });
  }

  async function listOpen(): Promise<Open> {
    if (progress.isLast()) await deps.look();
    progress.moveOn();
    return traces[progress.place()]?.value as Open; // What was seen at this place.
  }

  function after(delayMs: number, task: () => void) {
    const nothing = () => undefined;
    if (!progress.isBegun()) {
      round = task; // This instance has a sweeper of its own, whose round this task may be.
      return nothing;
    }
    if (start.kind !== 'request') {
      progress.act({ kind: 'next-round', delayMs });
      return nothing;
    }
    const mine = number++;
    waiting.set(mine, task);
    progress.act({ kind: 'timer', number: mine, delayMs });
    return () => {
      progress.act({ kind: 'call-off', number: mine });
    };
  }

  const nowMs = () => traces[Math.max(0, progress.place())]?.nowMs ?? time.nowMs();
  const unguessable = () => deps.toUnguessable(`${name} ${draws++}`);
  const surroundings = {
    clock: { nowMs, after },
    ids: { unguessable },
    ...toPorts(call, listOpen),
  };
  return {
    surroundings,
    waiting,
    beginRound: () => {
      round();
    },
  };
}

/** What a deed is, in short. */
function toOutline(deed: Deed): string {
  if (deed.kind !== 'call') return JSON.stringify(deed);
  const { call } = deed;
  switch (call.kind) {
    case 'send':
      return `send ${call.request.method} ${call.request.url} ${call.request.body ?? ''}`;
    case 'append':
      return `append ${call.attempt.id} ${call.attempt.version} ${call.steps.map(({ kind }) => kind).join()}`;
    case 'create':
    case 'find':
    case 'find-by-pg-order-id':
    case 'list-all':
    case 'search':
    case 'find-order':
    case 'write-order':
      return JSON.stringify(call);
  }
}

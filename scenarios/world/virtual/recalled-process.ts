import type { HttpAnswer, HttpRequest } from '../world.js';
import { createRealTask, type RealTask, type RealTaskDeps, type Start } from './real-task.js';
import type { Deed, Moment, Recollection, Trace } from './recollection.js';
import type { Heard } from './service-call.js';
import type { LifeDeps, ServiceProcess } from './service-process.js';
import { nameOf } from './task-name.js';

type Deps = LifeDeps & { readonly recollection: Recollection };

/**
 * The service's tasks as they are remembered. What a task was never told before in this way, a real instance is
 * told: it goes through all that the task has been told so far, and then on from there.
 */
export function startRecalledProcess(deps: Deps): ServiceProcess {
  const { time, life, fingerprint, nameTask } = deps;
  const open = new Map<string, RecalledTask>();

  function begin(kind: string, start: Start, onAnswer: (answer: HttpAnswer) => void) {
    const name = nameTask(kind);
    const task = createRecalledTask(deps, {
      name,
      start,
      onAnswer: (answer) => {
        end(name);
        onAnswer(answer);
      },
      onNextRound: (delayMs) => {
        end(name);
        const dueAtMs = time.nowMs() + delayMs;
        time.after(delayMs, () => {
          if (!life.isOver()) begin(`timer ${dueAtMs}`, { kind: 'round' }, () => undefined);
        });
      },
    });
    open.set(name, task);
    task.begin();
  }

  function end(name: string) {
    open.get(name)?.giveBack();
    if (open.delete(name)) fingerprint.forget(name);
  }

  function endAll() {
    for (const name of [...open.keys()]) end(name);
  }

  begin('start', { kind: 'boot' }, () => undefined);
  return {
    inject: (request: HttpRequest) =>
      Promise.race([
        life.ended,
        new Promise<HttpAnswer>((resolve) => {
          begin(nameOf(request), { kind: 'request', request }, resolve);
        }),
      ]),
    end: endAll,
    giveBack: endAll,
  };
}

type RecalledTask = { readonly begin: () => void; readonly giveBack: () => void };

type About = {
  readonly name: string;
  readonly start: Start;
  readonly onAnswer: (answer: HttpAnswer) => void;
  readonly onNextRound: (delayMs: number) => void;
};

function createRecalledTask(deps: Deps, { name, start, ...ends }: About): RecalledTask {
  const { recollection, time, life, fingerprint, stepLog, facts } = deps;
  const carryOut = createHand({ ...deps, ...ends, name, hear });
  const traces: Trace[] = [];
  let moment: Moment | null = null;
  let real: RealTask | null = null;

  /** Enters the moment that this leads to; true when nobody knows yet what comes of it. */
  function enter(told: string, trace: Pick<Trace, 'by' | 'number' | 'value'>): boolean {
    const after = recollection.after(moment, told);
    moment = after.moment;
    traces.push({ ...trace, nowMs: time.nowMs(), moment });
    fingerprint.set(name, moment.id);
    return after.isNew;
  }

  function goOn(isNew: boolean) {
    if (real === null && !isNew) {
      void recall(); // Like all that a task does: what it throws is a bug and ends the run.
      return;
    }
    real ??= createRealTask(toRealDeps());
    real.tell();
  }

  function toRealDeps(): RealTaskDeps {
    const act = (deed: Deed) => {
      moment?.deeds.push(deed);
      carryOut(deed);
    };
    return { ...deps, name, start, traces, act, look };
  }

  /** Does what was done before; and when it then looked at the step log, goes on by what is there now. */
  async function recall() {
    while (moment !== null) {
      const { deeds, hasLooked } = moment;
      deeds.forEach(carryOut);
      if (!hasLooked) return;
      if (await look()) {
        goOn(true);
        return;
      }
    }
  }

  /** No step of its own: what is open has come before anything else can happen. True when that is new. */
  async function look(): Promise<boolean> {
    if (moment !== null) moment.hasLooked = true;
    const open = await stepLog.listOpen();
    return enter(open.map(facts.of).join(), { by: 'look', number: 0, value: open });
  }

  function hear(by: 'call' | 'timer', number: number, { value, fact }: Heard) {
    if (!life.isOver()) goOn(enter(`${time.nowMs()} ${number} ${fact}`, { by, number, value }));
  }

  return {
    begin: () => {
      const told = `${time.nowMs()} ${deps.process.processId} ${name}`;
      goOn(enter(told, { by: 'begin', number: 0, value: undefined }));
    },
    giveBack: () => real?.giveBack(),
  };
}

type HandDeps = Pick<Deps, 'time' | 'makeCall'> &
  Omit<About, 'start'> & {
    readonly hear: (by: 'call' | 'timer', number: number, heard: Heard) => void;
  };

/** Does what the task does; it hears what comes of it. */
function createHand({ name, time, makeCall, hear, onAnswer, onNextRound }: HandDeps) {
  const timers = new Map<number, () => void>();
  return (deed: Deed): void => {
    switch (deed.kind) {
      case 'call':
        void makeCall(name, deed.call).then((heard) => {
          hear('call', deed.number, heard);
        });
        return;
      case 'timer': {
        const ring = () => {
          hear('timer', deed.number, { value: undefined, fact: '' });
        };
        timers.set(deed.number, time.after(deed.delayMs, ring));
        return;
      }
      case 'call-off':
        timers.get(deed.number)?.();
        return;
      case 'next-round':
        onNextRound(deed.delayMs);
        return;
      case 'answer':
        onAnswer(deed.answer);
    }
  };
}

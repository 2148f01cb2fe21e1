import { digestOf } from '../../../simulators/kit/choices/fingerprint.js';
import { toPorts } from './service-call.js';
import { takeInstance } from './service-pool.js';
import type { LifeDeps, ServiceProcess } from './service-process.js';
import { createServiceTasks } from './service-tasks.js';
import { nameOf } from './task-name.js';

/** One instance that does everything itself, and may keep in memory what it likes. */
export async function startLiveProcess(deps: LifeDeps): Promise<ServiceProcess> {
  const { process, time, fingerprint, life, makeCall, stepLog, facts, toUnguessable } = deps;
  const endTicks = time.useTicks();
  const tasks = createServiceTasks(fingerprint, deps.nameTask);
  const clock = life.clockOf({
    nowMs: time.nowMs,
    after: (delayMs, task) => time.after(delayMs, tasks.bindTimer(time.nowMs() + delayMs, task)),
  });
  const ports = toPorts(
    async (call) => {
      const task = tasks.current();
      if (call.kind === 'send') tasks.note(`asks ${digestOf(JSON.stringify(call.request))}`);
      const { value, fact } = await makeCall(task?.name ?? 'the process', call);
      tasks.enter(task);
      tasks.note(fact);
      return value;
    },
    async () => {
      // No step of its own: it has come before anything else can happen.
      const open = await stepLog.listOpen();
      tasks.note(open.map(facts.of).join());
      return open;
    },
  );
  const ids = { unguessable: () => toUnguessable(tasks.nextDraw()) };
  const instance = await takeInstance(process, { clock, ids, ...ports });
  instance.startSweeper();
  return {
    inject: (request) =>
      tasks.run(nameOf(request), () => Promise.race([life.ended, instance.inject(request)])),
    end: tasks.forgetAll,
    giveBack: () => {
      instance.giveBack();
      endTicks();
    },
  };
}

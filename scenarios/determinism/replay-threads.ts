import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { realClock } from '../../simulators/kit/clock/real-clock.js';
import type { Leak } from './leak-watch.js';
import type { News, Replays, ReplayTask, Subject } from './replay-subject.js';

export type ThreadResult = { readonly replays: Replays; readonly leaks: readonly Leak[] };

export type ReplayThread = {
  readonly replay: (subject: Subject, replays: number) => Promise<ThreadResult>;
  readonly close: () => Promise<void>;
};

/**
 * A thread of its own for runs that may do anything: what they leave behind (timers, sockets) ends with it. A replay
 * that takes longer than `giveUpAfterMs` of real time is ended, and so is the thread; the next subject gets a new one.
 */
export function createReplayThread(giveUpAfterMs: number): ReplayThread {
  const filename = new URL('./replay-worker.mjs', import.meta.url).href;
  const pool = new Piscina({ filename, minThreads: 1, maxThreads: 1 });
  // What goes wrong without a task (a timer that an ended run left behind) is no answer to any question.
  pool.on('error', () => undefined);

  async function replay(subject: Subject, replays: number): Promise<ThreadResult> {
    const { port1: news, port2 } = new MessageChannel();
    const leaks: Leak[] = [];
    const abort = new AbortController();
    let callOff: () => void;
    let replayed = 0;
    const hear = () => {
      const before = replayed;
      for (const item of receiveAll(news)) {
        if (item.kind === 'leak') leaks.push(item.leak);
        else replayed += 1;
      }
      return replayed > before;
    };
    const look = () => {
      if (hear()) callOff = realClock.after(giveUpAfterMs, look);
      else abort.abort();
    };
    callOff = realClock.after(giveUpAfterMs, look);
    try {
      const task: ReplayTask = { subject, replays, news: port2 };
      const played = (await pool.run(task, {
        transferList: [port2],
        signal: abort.signal,
      })) as Replays; // What replaySubject returned.
      hear();
      return { replays: played, leaks };
    } catch (error) {
      hear();
      const text = abort.signal.aborted
        ? `it did not end within ${giveUpAfterMs / 1000} s`
        : `the thread died of ${String(error)}`;
      return { replays: { kind: 'ended', nth: replayed + 1, error: text }, leaks };
    } finally {
      callOff();
      news.close();
    }
  }

  return { replay, close: () => pool.destroy() };
}

function receiveAll(port: MessagePort): News[] {
  const news: News[] = [];
  for (;;) {
    const received = receiveMessageOnPort(port) as { message: News } | undefined; // What replaySubject posts.
    if (received === undefined) return news;
    news.push(received.message);
  }
}

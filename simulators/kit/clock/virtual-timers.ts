import { promisify } from 'node:util';
import type { VirtualTime } from './virtual-time.js';

type Cancel = () => void;
type Handler = (...args: unknown[]) => void;
type Waiting = { readonly signal?: AbortSignal };

export type VirtualTimers = ReturnType<typeof virtualTimers>;

/** The process's timers on the clock of a run, by the names that they have in `node:timers`. */
export function virtualTimers(time: VirtualTime) {
  const start = (handler: Handler, delayMs: number | undefined, args: unknown[]) =>
    time.after(delayMs ?? 0, () => {
      handler(...args);
    });
  const repeat = (handler: Handler, delayMs: number | undefined, args: unknown[]): Cancel => {
    let cancel: Cancel = () => undefined;
    const tick = () => {
      cancel = start(tick, delayMs, []);
      handler(...args);
    };
    cancel = start(tick, delayMs, []);
    return () => {
      cancel();
    };
  };
  const toHandle = (cancel: Cancel) => new VirtualTimer(cancel);
  const setTimeout = (handler: Handler, delayMs?: number, ...args: unknown[]) =>
    toHandle(start(handler, delayMs, args));
  const setImmediate = (handler: Handler, ...args: unknown[]) =>
    toHandle(
      time.immediately(() => {
        handler(...args);
      }),
    );
  /** As in `node:timers/promises`. */
  const promised = {
    setTimeout: <T>(delayMs?: number, value?: T, { signal }: Waiting = {}) =>
      promise<T>((done) => time.after(delayMs ?? 0, done), value, signal),
    setImmediate: <T>(value?: T, { signal }: Waiting = {}) =>
      promise<T>(time.immediately, value, signal),
  };
  return {
    promised,
    setTimeout: Object.assign(setTimeout, { [promisify.custom]: promised.setTimeout }),
    setImmediate: Object.assign(setImmediate, { [promisify.custom]: promised.setImmediate }),
    setInterval: (handler: Handler, delayMs?: number, ...args: unknown[]) =>
      toHandle(repeat(handler, delayMs, args)),
  };
}

/** Calls off a timer of a run, and leaves every other handle alone; answers whether it was one. */
export function clearVirtualTimer(handle: unknown): boolean {
  if (!(handle instanceof VirtualTimer)) return false;
  handle.cancel();
  return true;
}

/** `AbortSignal.timeout` on the clock of a run; Node's own has a timer that nobody can replace. */
export function virtualAbortAfter(time: VirtualTime, delayMs: number): AbortSignal {
  const controller = new AbortController();
  time.after(delayMs, () => {
    const text = 'The operation was aborted due to timeout';
    controller.abort(new DOMException(text, 'TimeoutError'));
  });
  return controller.signal;
}

function promise<T>(
  begin: (done: () => void) => Cancel,
  value: T | undefined,
  signal: AbortSignal | undefined,
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      cancel();
      const cause: unknown = signal?.reason;
      const error = new Error('The operation was aborted', { cause });
      reject(Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' }));
    };
    const cancel = begin(() => {
      signal?.removeEventListener('abort', giveUp);
      resolve(value);
    });
    if (signal?.aborted === true) giveUp();
    else signal?.addEventListener('abort', giveUp, { once: true });
  });
}

/** What the timers return: enough of Node's `Timeout` for callers that unref. */
class VirtualTimer {
  readonly cancel: Cancel;
  constructor(cancel: Cancel) {
    this.cancel = cancel;
  }
  ref() {
    return this;
  }
  unref() {
    return this;
  }
  hasRef() {
    return true;
  }
}

// While a virtual run is active its clock and its chance own the process's: a timer or a date that
// slips past the handed-in clock (hapi's `inject` uses setImmediate) still obeys virtual time.
import type { VirtualTime } from './virtual-time.js';

const RealDate = Date;

type Cancel = () => void;

/** Puts `time` and `random` (0 ≤ n < 1) in place of the process's own; returns how to put them back. */
export function installVirtualGlobals(time: VirtualTime, random: () => number): () => void {
  const overrides = { ...timersOf(time), Date: dateOf(time) };
  const globals = globalThis as unknown as Record<string, unknown>; // Globals are patched by name.
  const originals = Object.keys(overrides).map((name) => [name, globals[name]] as const);
  const realRandom = Math.random;
  Object.assign(globals, overrides);
  Math.random = random;
  return () => {
    Object.assign(globals, Object.fromEntries(originals));
    Math.random = realRandom;
  };
}

function timersOf(time: VirtualTime) {
  type Handler = (...args: unknown[]) => void;
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
  const clear = (handle: unknown) => {
    if (handle instanceof VirtualTimer) handle.cancel();
  };
  return {
    setTimeout: (handler: Handler, delayMs?: number, ...args: unknown[]) =>
      toHandle(start(handler, delayMs, args)),
    setInterval: (handler: Handler, delayMs?: number, ...args: unknown[]) =>
      toHandle(repeat(handler, delayMs, args)),
    setImmediate: (handler: Handler, ...args: unknown[]) =>
      toHandle(
        time.immediately(() => {
          handler(...args);
        }),
      ),
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
  };
}

/** What the patched timers return: enough of Node's `Timeout` for callers that unref or refresh. */
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

function dateOf(time: VirtualTime): DateConstructor {
  return new Proxy(RealDate, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [time.nowMs()] : args, newTarget) as object,
    apply: () => new RealDate(time.nowMs()).toString(),
    get: (target, name, receiver) =>
      name === 'now' ? time.nowMs : (Reflect.get(target, name, receiver) as unknown),
  });
}

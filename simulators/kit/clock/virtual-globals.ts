// While a virtual run is active its clock and its chance own the process's: a timer or a date that
// slips past the handed-in clock (hapi's `inject` uses setImmediate) still obeys virtual time.
import { adoptBuiltins, enterBuiltins } from './virtual-builtins.js';
import { virtualCrypto } from './virtual-crypto.js';
import type { VirtualTime } from './virtual-time.js';
import { clearVirtualTimer, virtualAbortAfter, virtualTimers } from './virtual-timers.js';

const RealDate = Date;

const clear = (handle: unknown) => {
  clearVirtualTimer(handle);
};
const clears = { clearTimeout: clear, clearInterval: clear, clearImmediate: clear };

/**
 * Puts `time` and `random` (0 ≤ n < 1) in place of the process's own; returns how to put them back. A function that a
 * module took hold of before is not replaced: `ttadak doctor --determinism` names it.
 */
export function installVirtualGlobals(time: VirtualTime, random: () => number): () => void {
  const timers = virtualTimers(time);
  const { setTimeout, setInterval, setImmediate } = timers;
  const overrides = { setTimeout, setInterval, setImmediate, ...clears, Date: dateOf(time) };
  const globals = globalThis as unknown as Record<string, unknown>; // Globals are patched by name.
  const originals = Object.keys(overrides).map((name) => [name, globals[name]] as const);
  const realRandom = Math.random;
  const realAbortAfter = Object.getOwnPropertyDescriptor(AbortSignal, 'timeout');
  adoptBuiltins();
  Object.assign(globals, overrides);
  Math.random = random;
  AbortSignal.timeout = (delayMs) => virtualAbortAfter(time, delayMs);
  enterBuiltins({ timers, crypto: virtualCrypto(time, random) });
  return () => {
    enterBuiltins(null);
    Object.assign(globals, Object.fromEntries(originals));
    Math.random = realRandom;
    Object.assign(AbortSignal, { timeout: realAbortAfter?.value as unknown });
  };
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

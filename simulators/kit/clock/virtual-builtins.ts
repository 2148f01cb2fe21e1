// What is imported by name from `node:timers` or `node:crypto` cannot be replaced for a run and put back: every such
// import would have to be told, which takes longer than many a run. So a thread adopts these functions once,
// before the service is loaded. From then on they ask whether a run is active, and if not they do as ever.
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import { promisify } from 'node:util';
import type { VirtualCrypto } from './virtual-crypto.js';
import { clearVirtualTimer, type VirtualTimers } from './virtual-timers.js';

export type VirtualBuiltins = { readonly timers: VirtualTimers; readonly crypto: VirtualCrypto };

let active: VirtualBuiltins | null = null;
let isAdopted = false;

/** From here on the adopted functions are this run's; null: the process's own again. */
export function enterBuiltins(run: VirtualBuiltins | null): void {
  active = run;
}

/** Adopts the functions; only the first call in a thread does something. */
export function adoptBuiltins(): void {
  if (isAdopted) return;
  isAdopted = true;
  adopt(timers, 'setTimeout', (run) => run.timers.setTimeout);
  adopt(timers, 'setInterval', (run) => run.timers.setInterval);
  adopt(timers, 'setImmediate', (run) => run.timers.setImmediate);
  adoptClear('clearTimeout');
  adoptClear('clearInterval');
  adoptClear('clearImmediate');
  adopt(timersPromises, 'setTimeout', (run) => run.timers.promised.setTimeout);
  adopt(timersPromises, 'setImmediate', (run) => run.timers.promised.setImmediate);
  adopt(crypto, 'randomUUID', (run) => run.crypto.randomUUID);
  adopt(crypto, 'randomBytes', (run) => run.crypto.randomBytes);
  // `crypto.getRandomValues` is a view of this, too.
  const webCrypto = Object.getPrototypeOf(crypto.webcrypto) as typeof crypto.webcrypto;
  adopt(webCrypto, 'randomUUID', (run) => run.crypto.randomUUID);
  adopt(webCrypto, 'getRandomValues', (run) => run.crypto.getRandomValues);
  syncBuiltinESMExports();
}

type AnyFunction = (...args: never[]) => unknown;

function adopt<K extends string>(
  owner: Record<K, AnyFunction>,
  name: K,
  ofRun: (run: VirtualBuiltins) => AnyFunction,
): void {
  owner[name] = new Proxy(owner[name], {
    apply: (real, self, args): unknown =>
      active === null
        ? Reflect.apply(real, self, args)
        : Reflect.apply(ofRun(active), undefined, args),
    // `promisify(setTimeout)`, which Node answers by what `timers/promises` holds.
    get: (real, key, receiver) =>
      Reflect.get(real, key, key === promisify.custom ? real : receiver) as unknown,
  });
}

/** A timer of a run can be called off at any time. */
function adoptClear(name: 'clearTimeout' | 'clearInterval' | 'clearImmediate'): void {
  const owner: Record<typeof name, AnyFunction> = timers;
  owner[name] = new Proxy(owner[name], {
    apply: (real, self, args: never[]): unknown =>
      clearVirtualTimer(args[0]) ? undefined : Reflect.apply(real, self, args),
  });
}

import { createHook } from 'node:async_hooks';
import { syncBuiltinESMExports } from 'node:module';
import { allDoors, type Door, type LeakKind } from './doors.js';
import { type LeakPlace, leakPlaceOf } from './leak-place.js';

/** A call by which the service reached past the run to the machine. */
export type Leak = LeakPlace & {
  readonly kind: LeakKind;
  /** For example `fs.readFile`. */
  readonly api: string;
  /** Whether a module called it when it was loaded, or the service when it ran. */
  readonly when: 'loading' | 'running';
};

export type LeakWatch = {
  /** From here on each different leak is told once, until `close`. */
  readonly open: (when: Leak['when'], onLeak: (leak: Leak) => void) => void;
  readonly close: () => void;
};

type Session = {
  readonly when: Leak['when'];
  readonly onLeak: (leak: Leak) => void;
  readonly told: Set<string>;
  /** Stacks that were looked at, per door. */
  readonly looked: Map<string, number>;
};

/** A stack takes longer to make than most calls; a door that was used so often is known well enough. */
const stacksPerDoorMax = 100;
const stackDepth = 40;

/** Work that Node begins by ways that have no door: a reference from before, a native binding. */
const resourceKinds: Readonly<Record<string, LeakKind>> = {
  Timeout: 'timers',
  FSREQCALLBACK: 'file system',
  FSREQPROMISE: 'file system',
  FILEHANDLE: 'file system',
  FSEVENTWRAP: 'file system',
  STATWATCHER: 'file system',
  ZLIB: 'thread pool',
  SCRYPTREQUEST: 'thread pool',
  PBKDF2REQUEST: 'thread pool',
  RANDOMBYTESREQUEST: 'thread pool',
  KEYGENREQUEST: 'thread pool',
  KEYPAIRGENREQUEST: 'thread pool',
  HASHREQUEST: 'thread pool',
  SIGNREQUEST: 'thread pool',
  CIPHERREQUEST: 'thread pool',
  GETADDRINFOREQWRAP: 'sockets',
  QUERYWRAP: 'sockets',
  TCPWRAP: 'sockets',
  TCPSERVERWRAP: 'sockets',
  TCPCONNECTWRAP: 'sockets',
  PIPECONNECTWRAP: 'sockets',
  UDPWRAP: 'sockets',
  PROCESSWRAP: 'processes',
};

/**
 * Replaces every door of this thread by one that is watched, for good. To be made once a thread, after the harness is
 * loaded and before the service is: what the harness took hold of before stays as it was.
 */
export function createLeakWatch(): LeakWatch {
  let session: Session | null = null;
  // Inside a door that was noted, the doors behind it are not leaks of their own.
  let isInside = false;

  function note({ kind, name }: Pick<Door, 'kind' | 'name'>): void {
    if (session === null) return;
    const { when, onLeak, told, looked } = session;
    const count = looked.get(name) ?? 0;
    if (count >= stacksPerDoorMax) return;
    looked.set(name, count + 1);
    const place = leakPlaceOf(stackOfCaller());
    if (place === null) return;
    const leak = { kind, api: name, when, ...place };
    const key = JSON.stringify(leak);
    if (told.has(key)) return;
    told.add(key);
    onLeak(leak);
  }

  function enter<T>(door: Pick<Door, 'kind' | 'name'>, call: () => T): T {
    if (session === null || isInside) return call();
    isInside = true;
    try {
      note(door);
      return call();
    } finally {
      isInside = false;
    }
  }

  for (const door of allDoors()) watchDoor(door, enter);
  syncBuiltinESMExports();
  const hook = createHook({
    init: (_id, type) => {
      const kind = resourceKinds[type];
      if (kind === undefined) return;
      enter({ kind, name: `${type} (async resource)` }, () => undefined);
    },
  });
  return {
    open: (when, onLeak) => {
      session = { when, onLeak, told: new Set(), looked: new Map() };
      hook.enable();
    },
    close: () => {
      hook.disable();
      session = null;
    },
  };
}

type Enter = <T>(door: Door, call: () => T) => T;
type AnyFunction = (...args: unknown[]) => unknown;

function watchDoor(door: Door, enter: Enter): void {
  const owner = door.owner as Record<string, AnyFunction>; // `doors.ts` names functions only.
  const real = owner[door.key];
  if (real === undefined) return;
  owner[door.key] = new Proxy(real, {
    apply: (target, self, args: unknown[]) =>
      enter<unknown>(door, () => Reflect.apply(target, self, args)),
    construct: (target, args: unknown[], newTarget) => {
      const make = () => Reflect.construct(target, args, newTarget) as object;
      // A date with arguments asks no clock.
      return door.name === 'Date' && args.length > 0 ? make() : enter(door, make);
    },
  });
}

/** The lines of the stack above whoever went through a door. */
function stackOfCaller(): string[] {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = stackDepth;
  const { stack = '' } = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  const isOurs = (line: string) => wrappers.some((file) => line.includes(file));
  return stack.split('\n').filter((line) => line.startsWith('    at ') && !isOurs(line));
}

/** Their functions stand between the caller and the door. */
const wrappers = ['scenarios/determinism/leak-watch', 'simulators/kit/clock/virtual-builtins'];

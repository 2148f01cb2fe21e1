// Every function by which a service can reach the machine's clock, chance, timers, files, threads and sockets past what
// it was handed. A virtual run owns some of them while it is active; only a reference from before leads past it.
import childProcess from 'node:child_process';
import crypto from 'node:crypto';
import dgram from 'node:dgram';
import dns from 'node:dns';
import dnsPromises from 'node:dns/promises';
import fs from 'node:fs';
import fsPromises from 'node:fs/promises';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import net from 'node:net';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import tls from 'node:tls';
import zlib from 'node:zlib';

export type LeakKind =
  | 'clock'
  | 'random'
  | 'timers'
  | 'file system'
  | 'thread pool'
  | 'sockets'
  | 'processes';

export type Door = {
  readonly kind: LeakKind;
  /** As a programmer writes it: `crypto.randomUUID`. */
  readonly name: string;
  readonly owner: object;
  readonly key: string;
};

/** What a run owns while it is active: only who took hold of it before gets past. */
export const ownedByRuns: readonly string[] = [
  ...['Date', 'Date.now', 'Math.random', 'setTimeout', 'setInterval', 'setImmediate'],
  ...['timers.setTimeout', 'timers.setInterval', 'timers.setImmediate', 'AbortSignal.timeout'],
  ...['timers/promises.setTimeout', 'timers/promises.setImmediate'],
  ...['crypto.randomUUID', 'crypto.randomBytes', 'crypto.getRandomValues'],
];

const drawing =
  /^(random(UUID|Bytes|Int|Fill|FillSync)|generate(Key|KeyPair|Prime)(Sync)?|create(DiffieHellman|ECDH)|getDiffieHellman)$/;
const pooled = /^(scrypt|pbkdf2|hkdf|checkPrime)$/;

/** All of them, in the order in which they are to be replaced. */
export function allDoors(): readonly Door[] {
  const webCrypto = prototypeOf(crypto.webcrypto);
  return [
    ...some('clock', ['Date', Date], /^now$/),
    { kind: 'clock', name: 'Date', owner: globalThis, key: 'Date' },
    ...some('clock', ['performance', prototypeOf(performance)], /^(now|mark)$/),
    ...some('clock', ['process.hrtime', process.hrtime], /^bigint$/),
    ...some('clock', ['process', process], /^(hrtime|uptime|cpuUsage|memoryUsage|resourceUsage)$/),
    ...some('random', ['Math', Math], /^random$/),
    ...some('random', ['crypto', crypto], drawing),
    ...some('random', ['crypto', webCrypto], /^(randomUUID|getRandomValues)$/),
    ...some('timers', ['timers', timers], /^set/),
    ...some('timers', ['', globalThis], /^set(Timeout|Interval|Immediate)$/),
    ...some('timers', ['timers/promises', timersPromises], /^set/),
    ...some('timers', ['scheduler', prototypeOf(timersPromises.scheduler)], /^(wait|yield)$/),
    ...some('timers', ['AbortSignal', AbortSignal], /^timeout$/),
    ...some('file system', ['fs', fs], /^[a-z]/),
    ...some('file system', ['fs/promises', fsPromises], /^[a-z]/),
    ...some('thread pool', ['crypto', crypto], pooled),
    ...some('thread pool', ['crypto.subtle', prototypeOf(crypto.webcrypto.subtle)], /^[a-z]/),
    ...some('thread pool', ['zlib', zlib], /^(?!crc32)[a-z].*(?<!Sync)$/),
    ...some('sockets', ['dns', dns], /^(lookup|resolve|reverse)/),
    ...some('sockets', ['dns/promises', dnsPromises], /^(lookup|resolve|reverse)/),
    ...some('sockets', ['net', net], /^(connect|createConnection)$/),
    ...some('sockets', ['net.Socket', net.Socket.prototype], /^connect$/),
    ...some('sockets', ['net.Server', net.Server.prototype], /^listen$/),
    ...some('sockets', ['tls', tls], /^connect$/),
    ...some('sockets', ['dgram', dgram], /^createSocket$/),
    ...some('sockets', ['http', http], /^(request|get)$/),
    ...some('sockets', ['https', https], /^(request|get)$/),
    ...some('sockets', ['http2', http2], /^connect$/),
    ...some('sockets', ['', globalThis], /^fetch$/),
    ...some('processes', ['child_process', childProcess], /^(exec|execFile|fork|spawn)(Sync)?$/),
  ];
}

/** The functions of `owner` (shown as `prefix`) by these names, as far as this version of Node has them and lets them be replaced. */
function some(kind: LeakKind, [prefix, owner]: readonly [string, object], names: RegExp): Door[] {
  return Object.entries(Object.getOwnPropertyDescriptors(owner)).flatMap(([key, descriptor]) => {
    const isReplaceable = typeof descriptor.value === 'function' && descriptor.writable === true;
    if (!isReplaceable || !names.test(key)) return [];
    return [{ kind, name: prefix === '' ? key : `${prefix}.${key}`, owner, key }];
  });
}

function prototypeOf(value: object): object {
  return Object.getPrototypeOf(value) as object;
}

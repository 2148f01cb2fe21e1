import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { realClock } from '../../../simulators/kit/clock/real-clock.js';
import { EnvironmentError, type ServiceUnderTest } from '../world.js';
import { askOverHttp } from './wire-http.js';

/** Starting takes a second; on a machine that is busy with other things, a few. */
const startWithinMs = 60_000;
const stopWithinMs = 5_000;
const logLinesKept = 40;

type Options = {
  /** The service's `main.js`. */
  readonly mainFile: string;
  readonly environment: Readonly<Record<string, string>>;
};

export type ServiceProcess = ServiceUnderTest & {
  /** Where it listens; null while it does not. */
  readonly url: () => string | null;
};

/** The reference service (or a defective edition of it) as a process of its own. */
export function createServiceProcess({ mainFile, environment }: Options): ServiceProcess {
  let child: ChildProcessByStdio<null, Readable, Readable> | null = null;
  let url: string | null = null;

  async function start() {
    const started = spawn(process.execPath, ['--enable-source-maps', mainFile], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    url = await listeningUrl(started);
  }

  async function end(signal: 'SIGTERM' | 'SIGKILL') {
    const ending = child;
    child = null;
    url = null;
    if (ending === null || ending.exitCode !== null || ending.signalCode !== null) return;
    const exited = once(ending, 'exit');
    ending.kill(signal);
    const callOff = realClock.after(stopWithinMs, () => ending.kill('SIGKILL'));
    await exited;
    callOff();
  }

  return {
    start,
    stop: () => end('SIGTERM'),
    crash: () => end('SIGKILL'),
    ask: (request) => (url === null ? Promise.resolve(null) : askOverHttp(url, request)),
    url: () => url,
  };
}

/** Waits for the log line that says where the service listens. */
function listeningUrl(child: ChildProcessByStdio<null, Readable, Readable>): Promise<string> {
  const lastLines: string[] = [];
  const keep = (line: string) => {
    lastLines.push(line);
    if (lastLines.length > logLinesKept) lastLines.shift();
  };
  createInterface(child.stderr).on('line', keep);
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      callOff();
      const log = lastLines.map((line) => `\n  ${line}`).join('');
      reject(new EnvironmentError(`The payment service ${reason}. Its last lines:${log}`));
    };
    const callOff = realClock.after(startWithinMs, () => {
      fail(`did not listen within ${startWithinMs} ms`);
    });
    child.once('error', (error) => {
      fail(`could not be started: ${error.message}`);
    });
    child.once('close', (code, signal) => {
      fail(`ended (${signal ?? `exit ${code ?? 'unknown'}`}) before it listened`);
    });
    createInterface(child.stdout).on('line', (line) => {
      keep(line);
      const url = readListening(line);
      if (url === undefined) return;
      callOff();
      resolve(url);
    });
  });
}

/** The service's own line: `{"url":"http://127.0.0.1:…","msg":"listening"}`, in any order. */
function readListening(line: string): string | undefined {
  if (!line.includes('"msg":"listening"')) return undefined;
  return /"url":"(http:[^"]+)"/.exec(line)?.[1];
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { askOverHttp } from './wire-http.js';
import { EnvironmentError, type ServiceUnderTest } from './world.js';

/** Starting takes a second; on a machine that is busy with other things, a few. */
const startWithinMs = 60_000;
const stopWithinMs = 5_000;
const logLinesKept = 40;

type Options = {
  /** The service's `main.js`. */
  readonly mainFile: string;
  readonly environment: Readonly<Record<string, string>>;
};

/** The reference service (or a defective edition of it) as a process of its own. */
export function createServiceProcess({ mainFile, environment }: Options): ServiceUnderTest {
  let child: ChildProcess | null = null;
  let url = '';

  async function start() {
    const started = spawn(process.execPath, ['--enable-source-maps', mainFile], {
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    url = await listeningUrl(started);
  }

  async function end(signal: 'SIGTERM' | 'SIGKILL') {
    const ending = child;
    child = null;
    if (ending === null || ending.exitCode !== null || ending.signalCode !== null) return;
    const exited = once(ending, 'exit');
    ending.kill(signal);
    const isLate = await Promise.race([
      exited.then(() => false),
      delay(stopWithinMs, true, { ref: false }),
    ]);
    if (isLate) ending.kill('SIGKILL');
    await exited;
  }

  return {
    start,
    stop: () => end('SIGTERM'),
    crash: () => end('SIGKILL'),
    ask: (request) => (child === null ? Promise.resolve(null) : askOverHttp(url, request)),
  };
}

/** Waits for the log line that says where the service listens. */
async function listeningUrl(child: ChildProcess): Promise<string> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('The service was spawned without pipes.');
  const lastLines: string[] = [];
  const keep = (line: string) => {
    lastLines.push(line);
    if (lastLines.length > logLinesKept) lastLines.shift();
  };
  createInterface(stderr).on('line', keep);
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      const log = lastLines.map((line) => `\n  ${line}`).join('');
      reject(new EnvironmentError(`The payment service ${reason}. Its last lines:${log}`));
    };
    const tooLate = setTimeout(() => {
      fail(`did not listen within ${startWithinMs} ms`);
    }, startWithinMs);
    child.once('error', (error) => {
      fail(`could not be started: ${error.message}`);
    });
    child.once('close', (code, signal) => {
      clearTimeout(tooLate);
      fail(`ended (${signal ?? `exit ${code ?? '?'}`}) before it listened`);
    });
    createInterface(stdout).on('line', (line) => {
      keep(line);
      const url = readListening(line);
      if (url === undefined) return;
      clearTimeout(tooLate);
      resolve(url);
    });
  });
}

function readListening(line: string): string | undefined {
  return /"url":"(http:\/\/[^"]+)".*"msg":"listening"|"msg":"listening".*"url":"(http:\/\/[^"]+)"/
    .exec(line)
    ?.slice(1)
    .find((url) => url !== undefined);
}

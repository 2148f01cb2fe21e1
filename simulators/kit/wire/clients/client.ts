// Real clients, each in a process of its own, and what each makes of the same question.

import { execFile } from 'node:child_process';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import pMap from 'p-map';

/** POST `x` to `url`, so many times. */
export type Question = {
  readonly url: string;
  /** When given, this is read first, and the connection is used again. */
  readonly greetingUrl: string | null;
  /** How long to wait for a sign of life. */
  readonly patienceMs: number;
  /** The certificate to trust, when TLS is spoken. */
  readonly caFile: string | null;
  readonly times: number;
};

type Command = readonly [file: string, ...args: string[]];

/** How clients of one kind ask. */
export type Client = {
  readonly name: string;
  /** Ends with 0 when the client is installed. */
  readonly probe: Command;
  /** What they were told, once for each time: `whole`, or their own word for what went wrong. */
  readonly ask: (question: Question) => Promise<readonly string[]>;
};

type Ended = { readonly exitCode: number | string; readonly stdout: string };

/** Runs a command to its end, whatever that is. */
export function runCommand([file, ...args]: Command): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(file, args, (error, stdout) => {
      resolve({ exitCode: error?.code ?? (error === null ? 0 : 'killed'), stdout });
    });
  });
}

/** What curl is to do: fail after so long, send a POST. */
export function curlArgs({ url, patienceMs }: Pick<Question, 'url' | 'patienceMs'>): string[] {
  return ['--silent', '--max-time', `${patienceMs / 1_000}`, '--data', 'x', url];
}

function pathOf(script: string): string {
  return fileURLToPath(new URL(script, import.meta.url));
}

/** A script that takes the question as JSON and prints the words as JSON. */
function scripted(
  name: string,
  probe: Command,
  toCommand: (question: Question) => Command,
): Client {
  return {
    name,
    probe,
    ask: async (question) => {
      const [file, ...args] = toCommand(question);
      const { exitCode, stdout } = await runCommand([file, ...args, JSON.stringify(question)]);
      if (exitCode !== 0)
        throw new Error(`${name} ended with ${exitCode} before it told its words.`);
      return JSON.parse(stdout) as string[]; // What the script prints.
    },
  };
}

export const curl: Client = {
  name: 'curl',
  probe: ['curl', '--version'],
  ask: async (question) => {
    const { greetingUrl, caFile, times } = question;
    const trust = caFile === null ? [] : ['--cacert', caFile];
    const greeting = greetingUrl === null ? [] : ['--silent', ...trust, greetingUrl, '--next'];
    const command = ['curl', ...greeting, ...trust, ...curlArgs(question)] as const;
    const nths = Array.from({ length: times });
    return await pMap(
      nths,
      async () => {
        const { exitCode } = await runCommand(command);
        return exitCode === 0 ? 'whole' : String(exitCode);
      },
      { concurrency: 5 },
    );
  },
};

/** In the order of the table in docs/faults.md. */
export const clients: readonly Client[] = [
  curl,
  scripted('node:http', [execPath, '--version'], () => [execPath, pathOf('node-http.mjs')]),
  scripted('fetch', [execPath, '--version'], ({ caFile }) => [
    'env',
    `NODE_EXTRA_CA_CERTS=${caFile ?? ''}`,
    execPath,
    pathOf('fetch.mjs'),
  ]),
  scripted('http.client', ['python3', '--version'], () => ['python3', pathOf('http-client.py')]),
  scripted('requests', ['python3', '-c', 'import requests'], () => [
    'python3',
    pathOf('requests-session.py'),
  ]),
];

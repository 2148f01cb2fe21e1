import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { VerifierOptions } from '@pact-foundation/pact-core';

export type Verification = {
  readonly provider: string;
  readonly providerUrl: string;
  /** Takes Pact's requests for provider states. */
  readonly stateUrl: string;
  readonly pactFile: string;
};

export type Verifier = {
  /** Replays the pact; resolves with Pact's report, or with what kept it from making one. */
  readonly verify: (verification: Verification) => Promise<string>;
  readonly close: () => void;
};

/** What goes to the process that verifies, and what comes back. */
export type Task = { readonly id: number; readonly options: VerifierOptions };
export type Report = { readonly id: number; readonly text: string };

const answerMsMax = 10_000;

/**
 * Starts Pact's own verifier in a process of its own. Not the one of pact-js: that answers 200 for a state that
 * nobody knows. Source: pact-js issue 631.
 */
export function startVerifier(): Verifier {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const child = fork(main, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const waiting = new Map<number, (text: string) => void>();
  let nextId = 0;

  child.on('message', (message) => {
    const { id, text } = message as Report; // `main.ts` sends nothing else.
    waiting.get(id)?.(text);
    waiting.delete(id);
  });
  child.on('exit', () => {
    for (const resolve of waiting.values()) resolve('The verifier ended.');
  });

  return {
    verify: (verification) =>
      new Promise((resolve) => {
        const id = nextId++;
        waiting.set(id, resolve);
        const task: Task = { id, options: toOptions(verification) };
        child.send(task);
      }),
    close: () => {
      child.disconnect();
    },
  };
}

function toOptions({ provider, providerUrl, stateUrl, pactFile }: Verification): VerifierOptions {
  return {
    provider,
    providerBaseUrl: providerUrl,
    providerStatesSetupUrl: stateUrl,
    providerStatesSetupBody: true,
    providerStatesSetupTeardown: false,
    pactUrls: [pactFile],
    timeout: answerMsMax,
    logLevel: 'error',
  };
}

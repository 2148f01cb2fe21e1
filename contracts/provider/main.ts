// A process of its own for Pact's verifier, which writes its report to standard output and cannot be told not to.
// It takes verifications from the process that started it and ends with it.

import { Verifier, type VerifierOptions } from '@pact-foundation/pact-core';
import { quietPact } from '../quiet-pact.js';
import type { Report, Task } from './verifier.js';

quietPact();

process.on('message', (task) => {
  void carryOut(task as Task); // Only `verifier.ts` sends. It never rejects.
});

async function carryOut({ id, options }: Task): Promise<void> {
  const report: Report = { id, text: await verify(options) };
  if (process.connected) process.send?.(report);
}

/** Pact resolves with its report when all is well and rejects with it when not. */
async function verify(options: VerifierOptions): Promise<string> {
  try {
    return await new Verifier(options).verify();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

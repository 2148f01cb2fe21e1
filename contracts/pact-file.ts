import { fileURLToPath } from 'node:url';
import type { Contract } from './interaction.js';

export const consumer = 'ttadak-reference';

/** Written by the consumer's tests on every run, never kept. */
export const pactDirectory = fileURLToPath(new URL('./pacts', import.meta.url));

/** Where Pact puts the file of this pair. */
export function pactFileOf({ provider }: Pick<Contract, 'provider'>): string {
  return `${pactDirectory}/${consumer}-${provider}.json`;
}

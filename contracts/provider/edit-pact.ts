import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Contract } from '../interaction.js';
import { pactFileOf } from '../pact-file.js';

const pact = z.looseObject({ interactions: z.array(z.looseObject({ description: z.string() })) });

export type Pact = z.infer<typeof pact>;

/** Writes a changed copy of the contract's pact into the directory and returns where it is. */
export async function editPact(
  contract: Contract,
  directory: string,
  edit: (pact: Pact) => object | string,
): Promise<string> {
  const edited = edit(pact.parse(JSON.parse(await readFile(pactFileOf(contract), 'utf8'))));
  const path = join(directory, `${contract.provider}.json`);
  await writeFile(path, typeof edited === 'string' ? edited : JSON.stringify(edited));
  return path;
}

/** The pact of the interactions that are so described. */
export function keepOnly(whole: Pact, descriptions: readonly string[]): Pact {
  const { interactions } = whole;
  return {
    ...whole,
    interactions: interactions.filter(({ description }) => descriptions.includes(description)),
  };
}

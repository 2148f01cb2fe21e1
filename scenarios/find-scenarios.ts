import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { didYouMean, readYaml, toFaultLine } from './read-yaml.js';
import { type Scenario, scenarioSchema } from './scenario.js';

/** The stories that come with the project. */
const storiesDirectory = fileURLToPath(new URL('./stories/', import.meta.url));

export type Selection =
  | { readonly ok: true; readonly scenarios: readonly Scenario[] }
  | { readonly ok: false; readonly faults: readonly string[] };

/**
 * The scenarios that are meant by `wanted`: paths of files or folders, or names of stories (`happy`);
 * all stories when nothing is wanted. Anything that cannot be found or read is a fault.
 */
export async function findScenarios(wanted: readonly string[]): Promise<Selection> {
  const stories = await yamlFilesIn(storiesDirectory);
  const files = await Promise.all(wanted.map((name) => filesOf(name, stories)));
  const missing = files.filter((found) => typeof found === 'string');
  if (missing.length > 0) return { ok: false, faults: missing };
  const chosen = wanted.length === 0 ? stories : files.flat();
  const read = await Promise.all(
    [...new Set(chosen)].map(async (file) => {
      const shown = relative(process.cwd(), file);
      return { shown, result: await readYaml(file, scenarioSchema) };
    }),
  );
  const faults = read.flatMap(({ shown, result }) =>
    result.ok ? [] : result.faults.map((fault) => toFaultLine({ ...fault, file: shown })),
  );
  if (faults.length > 0) return { ok: false, faults };
  const scenarios = read.flatMap(({ shown, result }) =>
    result.ok ? [{ ...result.value, file: shown }] : [],
  );
  return { ok: true, scenarios };
}

/** The files that a name stands for, or in one line why there are none. */
async function filesOf(name: string, stories: readonly string[]): Promise<string[] | string> {
  const found = await stat(name).catch(() => null);
  if (found?.isDirectory() === true) {
    const files = await yamlFilesIn(name).catch((error: unknown) => String(error));
    if (typeof files === 'string') return `${name}: expected a readable folder, got ${files}`;
    if (files.length === 0)
      return `${name}: expected a folder with scenario files (.yaml), got none`;
    return files;
  }
  if (found !== null) return [name];
  const slugs = stories.map((file) => basename(file, '.yaml'));
  const story = stories[slugs.indexOf(name)];
  if (story !== undefined) return [story];
  const hint = didYouMean(name, slugs);
  return `"${name}": expected a story, a scenario file or a folder, got no such thing${hint}; \`npx ttadak list\` shows the stories`;
}

async function yamlFilesIn(directory: string): Promise<string[]> {
  const names = await readdir(directory);
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(directory, name));
}

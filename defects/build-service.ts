import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';
import { digestOfSources } from '../scenarios/world/virtual/digest-of-sources.js';
import type { Defect, Edit } from './defect.js';

const projectDirectory = fileURLToPath(new URL('../', import.meta.url));
const referenceDirectory = join(projectDirectory, 'reference');

/** Inside the project, so that what is built finds the same packages. */
const buildsDirectory = join(projectDirectory, '.ttadak', 'services');

export type ServiceOrFaults =
  | { readonly ok: true; readonly directory: string }
  | { readonly ok: false; readonly faults: readonly string[] };

/** The sources of a service: file name relative to `reference/` → text. Of SQL it reads files while it runs. */
type Sources = ReadonlyMap<string, string>;

export type BuildOptions = {
  /** Whether the service's own tests are built beside it. */
  readonly withTests?: boolean;
};

/**
 * Builds the reference, or with `defect` its edited copy, as plain JavaScript: its processes then start
 * in a third of the time. The same sources share one build, so that commands beside each other do not
 * disturb each other and nobody ever meets a build of older sources.
 */
export async function buildService(
  defect: Pick<Defect, 'id' | 'edits'> | null,
  { withTests = false }: BuildOptions = {},
): Promise<ServiceOrFaults> {
  const reference = await readSources(withTests);
  const edited = applyEdits(reference, defect?.edits ?? []);
  if (!edited.ok) {
    return {
      ok: false,
      faults: edited.faults.map((fault) => `defect ${defect?.id ?? ''}: ${fault}`),
    };
  }
  const name = `${defect?.id ?? 'reference'}-${digestOfSources(edited.sources)}`;
  const directory = join(buildsDirectory, name);
  const isBuilt = (await stat(directory).catch(() => null)) !== null;
  const fault = isBuilt ? null : await build(edited.sources, directory);
  if (fault === null) return { ok: true, directory };
  return { ok: false, faults: [`defect ${defect?.id ?? ''}: ${fault}`] };
}

async function readSources(withTests: boolean): Promise<Sources> {
  const names = await readdir(referenceDirectory, { recursive: true });
  const files = names
    .filter((name) => /\.(ts|sql)$/.test(name) && (withTests || !name.endsWith('.test.ts')))
    .sort();
  const texts = await Promise.all(
    files.map((file) => readFile(join(referenceDirectory, file), 'utf8')),
  );
  return new Map(files.map((file, place) => [file, texts[place] ?? '']));
}

type SourcesOrFaults =
  | { readonly ok: true; readonly sources: Sources }
  | { readonly ok: false; readonly faults: readonly string[] };

function applyEdits(reference: Sources, edits: readonly Edit[]): SourcesOrFaults {
  const sources = new Map(reference);
  const faults: string[] = [];
  for (const { file, find, replace } of edits) {
    const text = sources.get(file);
    const occurrences = text === undefined ? 0 : text.split(find).length - 1;
    if (text === undefined) faults.push(`expected a file of the reference, got "${file}"`);
    else if (occurrences !== 1) faults.push(occurrencesFault({ file, find }, occurrences));
    else
      sources.set(
        file,
        text.replace(find, () => replace),
      );
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, sources };
}

function occurrencesFault(
  { file, find }: Pick<Edit, 'file' | 'find'>,
  occurrences: number,
): string {
  const sought = JSON.stringify(find.length > 60 ? `${find.slice(0, 60)}…` : find);
  return `expected ${sought} exactly once in reference/${file}, found it ${occurrences} times`;
}

/** Compiles the sources into `directory`; answers with the first line of what does not compile. */
async function build(sources: Sources, directory: string): Promise<string | null> {
  const compiled = new Map<string, string>();
  for (const [file, text] of sources) {
    try {
      compiled.set(file.replace(/\.ts$/, '.js'), await compile(file, text));
    } catch (error) {
      // The compiler throws for what it cannot read, and only an edit can have made that so.
      const [, reason = 'a syntax error'] = /x (.*)/.exec(String(error)) ?? [];
      return `expected the edited reference/${file} to compile, got: ${reason.trim()}`;
    }
  }
  await mkdir(buildsDirectory, { recursive: true });
  const draft = await mkdtemp(join(buildsDirectory, 'draft-'));
  for (const [file, code] of compiled) {
    await mkdir(dirname(join(draft, file)), { recursive: true });
    await writeFile(join(draft, file), code);
  }
  await rename(draft, directory).catch(async (error: unknown) => {
    await rm(draft, { recursive: true });
    // Somebody else may just have made the same build.
    if ((await stat(directory).catch(() => null)) === null) throw error;
  });
  return null;
}

async function compile(file: string, text: string): Promise<string> {
  if (file.endsWith('.sql')) return text;
  const { code } = await transform(text, {
    filename: join(referenceDirectory, file),
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
    sourceMaps: 'inline',
    swcrc: false,
  });
  return code;
}

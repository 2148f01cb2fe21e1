import { basename } from 'node:path';
import { buildService } from '../defects/build-service.js';
import type { Defect } from '../defects/defect.js';
import { findDefect, knownDefects } from '../defects/find-defect.js';
import type { Subject } from '../scenarios/determinism/replay-subject.js';
import { parseToken } from '../scenarios/exploration/token.js';
import { findScenarios } from '../scenarios/find-scenarios.js';
import { UsageError } from './exit-code.js';

export type SubjectOptions = {
  readonly defect?: string;
  readonly seed: number;
  /** Only the stored tokens, no stories. */
  readonly tokens: boolean;
};

/** The runs that are meant: tokens and stories by name; by default all stories and the stored tokens. */
export async function subjectsOf(
  wanted: readonly string[],
  { defect, seed, tokens }: SubjectOptions,
): Promise<Subject[]> {
  const given = defect === undefined ? null : await defectOf(defect);
  const stored = given === null ? await defectsShownByTokens() : [given].filter(isShownByToken);
  const wantedTokens = wanted.filter(isToken);
  const stories = wanted.filter((name) => !isToken(name));
  const isAll = wanted.length === 0;
  const subjects: Subject[] = [];
  if (stories.length > 0 || (isAll && !tokens))
    subjects.push(...(await storiesOf(stories, given, seed)));
  for (const shown of isAll ? stored : []) subjects.push(await tokenOf(shown.shownBy, shown, seed));
  for (const token of wantedTokens) {
    const owner = stored.find(({ shownBy }) => shownBy === token) ?? given;
    subjects.push(await tokenOf(token, owner, seed));
  }
  if (subjects.length > 0) return subjects;
  throw new UsageError(['--tokens: expected a stored token, none is stored']);
}

async function storiesOf(
  names: readonly string[],
  defect: Defect | null,
  seed: number,
): Promise<Subject[]> {
  const found = await findScenarios(names);
  if (!found.ok) throw new UsageError(found.faults);
  const serviceDirectory = await builtOf(defect);
  return found.scenarios.map((scenario) => ({
    name: basename(scenario.file, '.yaml'),
    serviceDirectory,
    seed,
    run: { kind: 'story', scenario },
  }));
}

async function tokenOf(token: string, defect: Defect | null, seed: number): Promise<Subject> {
  const parsed = parseToken(token);
  if (!parsed.ok) throw new UsageError([`${token}: ${parsed.fault}`]);
  const name = defect === null ? token : `${token} --defect ${defect.id}`;
  const serviceDirectory = await builtOf(defect);
  return { name, serviceDirectory, seed, run: { kind: 'token', replay: parsed.replay } };
}

async function builtOf(defect: Defect | null): Promise<string> {
  const built = await buildService(defect);
  if (!built.ok) throw new UsageError(built.faults);
  return built.directory;
}

async function defectOf(idOrFile: string): Promise<Defect> {
  const found = await findDefect(idOrFile);
  if (!found.ok) throw new UsageError(found.faults);
  return found.defect;
}

type ShownByToken = Defect & { readonly shownBy: string };

async function defectsShownByTokens(): Promise<ShownByToken[]> {
  const defects = await Promise.all((await knownDefects()).map(defectOf));
  return defects.filter(isShownByToken);
}

function isShownByToken(defect: Defect): defect is ShownByToken {
  return defect.shownBy !== null && isToken(defect.shownBy);
}

function isToken(name: string): boolean {
  return /^t\d+\./.test(name);
}

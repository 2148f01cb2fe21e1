import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { didYouMean, readYaml, toFaultLine, type ValueOrFaults } from '../scenarios/read-yaml.js';
import { type Defect, defectSchema } from './defect.js';

const knownDirectory = fileURLToPath(new URL('./known/', import.meta.url));

export type DefectOrFaults =
  | { readonly ok: true; readonly defect: Defect }
  | { readonly ok: false; readonly faults: readonly string[] };

/** The ids of the defects that come with the project, sorted. */
export async function knownDefects(): Promise<readonly string[]> {
  const names = await readdir(knownDirectory);
  return names
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'))
    .sort();
}

/** A defect by the id of a known one or by the path of a file from anywhere. */
export async function findDefect(idOrFile: string): Promise<DefectOrFaults> {
  const isFile = (await stat(idOrFile).catch(() => null))?.isFile() ?? false;
  if (isFile) return toDefect(await readYaml(idOrFile, defectSchema));
  const ids = await knownDefects();
  if (ids.includes(idOrFile)) {
    return toDefect(await readYaml(join(knownDirectory, `${idOrFile}.yaml`), defectSchema));
  }
  const hint = didYouMean(idOrFile, ids);
  const fault = `"${idOrFile}": expected a known defect or a defect file, got no such thing${hint}; npx ttadak list shows all ${ids.length}`;
  return { ok: false, faults: [fault] };
}

function toDefect(read: ValueOrFaults<Defect>): DefectOrFaults {
  if (read.ok) return { ok: true, defect: read.value };
  return { ok: false, faults: read.faults.map(toFaultLine) };
}

import { basename } from 'node:path';
import { knownDefects } from '../defects/find-defect.js';
import { findScenarios } from '../scenarios/find-scenarios.js';
import { UsageError } from './exit-code.js';

/** Prints the stories with their names, then the known defects. */
export async function listCommand(): Promise<void> {
  const found = await findScenarios([]);
  if (!found.ok) throw new UsageError(found.faults);
  const rows = found.scenarios.map(({ file, name }) => [basename(file, '.yaml'), name] as const);
  const width = Math.max(...rows.map(([slug]) => slug.length));
  const stories = rows.map(([slug, name]) => `  ${slug.padEnd(width)}  ${name}`);
  const defects = (await knownDefects()).map((id) => `  ${id}`);
  process.stdout.write(
    `${['Stories (ttadak run <name>)', ...stories, '', 'Defects (ttadak run --defect <id>)', ...defects].join('\n')}\n`,
  );
}

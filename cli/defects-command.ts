import Table from 'cli-table3';
import { buildService } from '../defects/build-service.js';
import type { Defect } from '../defects/defect.js';
import { findDefect, knownDefects } from '../defects/find-defect.js';
import { playShown } from '../defects/play-shown.js';
import type { RunRecord } from '../reports/run-record.js';
import { type ExitCode, exitCode, UsageError } from './exit-code.js';

export type DefectsOptions = { readonly defect?: string; readonly json: boolean };

type Row = {
  readonly id: string;
  readonly story: string;
  /** Whether the judge found what the defect is said to break. */
  readonly isCaught: boolean;
  readonly breaks: readonly string[];
  readonly invariants: readonly string[];
  readonly shownBy: string;
  readonly faultsFired: readonly string[];
  /** Real milliseconds from the built service to the verdict. */
  readonly findMs: number;
  readonly replay: string;
};

/** Plays for each known defect (or the given one) the run that shows it; none may survive. */
export async function defectsCommand({ defect, json }: DefectsOptions): Promise<ExitCode> {
  const wanted = defect === undefined ? await knownDefects() : [defect];
  const rows: Row[] = [];
  for (const idOrFile of wanted) rows.push(await tryDefect(idOrFile));
  const survivors = rows.filter(({ isCaught }) => !isCaught);
  const totals = { defects: rows.length, caught: rows.length - survivors.length };
  process.stdout.write(
    json ? `${JSON.stringify({ defects: rows, totals }, null, 2)}\n` : `${toTable(rows)}\n`,
  );
  if (survivors.length === 0) return exitCode.allWell;
  const names = survivors.map(({ id }) => id).join(', ');
  process.stderr.write(`${survivors.length} of ${rows.length} defects survived: ${names}\n`);
  return exitCode.violated;
}

async function tryDefect(idOrFile: string): Promise<Row> {
  const found = await findDefect(idOrFile);
  if (!found.ok) throw new UsageError(found.faults);
  const built = await buildService(found.defect);
  if (!built.ok) throw new UsageError(built.faults);
  const shown = await playShown(found.defect, built.directory);
  if (!shown.ok) throw new UsageError([shown.fault]);
  return toRow(found.defect, shown.record);
}

function toRow({ id, story, breaks, shownBy }: Defect, record: RunRecord): Row {
  const invariants = [...new Set(record.findings.map(({ invariant }) => invariant))];
  return {
    id,
    story: story.trim().replaceAll(/\s+/g, ' '),
    isCaught: breaks.some((name) => invariants.includes(name)),
    breaks,
    invariants,
    shownBy,
    faultsFired: record.faultsFired,
    findMs: record.durationMs,
    replay: record.replay,
  };
}

function toTable(rows: readonly Row[]): string {
  const table = new Table({
    head: ['', 'defect', 'found', 'faults', 'ms'],
    style: { head: [], border: [], compact: true },
    colWidths: [3, 44, 50, 8, 6],
    wordWrap: true,
  });
  for (const { id, isCaught, invariants, faultsFired, findMs } of rows) {
    const found = invariants.length === 0 ? 'nothing' : invariants.join(', ');
    table.push([isCaught ? '✓' : '✗', id, found, faultsFired.length, findMs]);
  }
  const caught = rows.filter(({ isCaught }) => isCaught).length;
  return `${table.toString()}\n\n${caught} of ${rows.length} defects caught.`;
}

import Table from 'cli-table3';
import { buildService } from '../defects/build-service.js';
import type { Defect } from '../defects/defect.js';
import { findDefect, knownDefects } from '../defects/find-defect.js';
import { type Hunt, hunt } from '../defects/hunt.js';
import { realClock } from '../simulators/kit/clock/real-clock.js';
import { type ExitCode, exitCode, UsageError } from './exit-code.js';

export type DefectsOptions = {
  readonly defect?: string;
  /** Milliseconds that are spent on one defect at the most. */
  readonly timeBudget: number;
  readonly json: boolean;
};

type Row = {
  readonly id: string;
  readonly story: string;
  /** `caught`; `survived` all that is played; or the time ended first. */
  readonly verdict: 'caught' | 'survived' | 'inconclusive';
  readonly breaks: readonly string[];
  /** What was found, all in one run. */
  readonly invariants: readonly string[];
  /** The story or variant in which it was found. */
  readonly foundBy: string | null;
  /** Runs that broke something and did not repeat: the service keeps something in memory from run to run. */
  readonly onlyOnce: readonly string[];
  readonly faultsFired: readonly string[];
  /** Real milliseconds from the built service to the verdict. */
  readonly findMs: number;
  readonly replay: string | null;
};

/** Hunts for each known defect, or the given one, without being told where; none may survive. */
export async function defectsCommand(options: DefectsOptions): Promise<ExitCode> {
  const { defect, json } = options;
  const wanted = defect === undefined ? await knownDefects() : [defect];
  const rows: Row[] = [];
  for (const idOrFile of wanted) {
    const row = await tryDefect(idOrFile, options);
    process.stderr.write(`${row.id}: ${row.verdict} (${row.findMs} ms)\n`);
    rows.push(row);
  }
  process.stdout.write(
    json ? `${JSON.stringify(toDocument(rows), null, 2)}\n` : `${toText(rows)}\n`,
  );
  return toExitCode(rows);
}

async function tryDefect(idOrFile: string, { timeBudget }: DefectsOptions): Promise<Row> {
  const found = await findDefect(idOrFile);
  if (!found.ok) throw new UsageError(found.faults);
  const { defect } = found;
  const built = await buildService(defect);
  if (!built.ok) throw new UsageError(built.faults);
  const startedAtMs = realClock.nowMs();
  const hunted = await hunt({
    defect,
    serviceDirectory: built.directory,
    named: idOrFile,
    untilMs: startedAtMs + timeBudget,
  });
  return toRow(defect, hunted, realClock.nowMs() - startedAtMs);
}

function toRow(
  { id, story, breaks }: Defect,
  { found, isOver, onlyOnce }: Hunt,
  findMs: number,
): Row {
  const findings = found?.findings ?? [];
  return {
    id,
    story: story.trim().replaceAll(/\s+/g, ' '),
    verdict:
      found !== null ? 'caught' : isOver && onlyOnce.length === 0 ? 'survived' : 'inconclusive',
    breaks,
    invariants: [...new Set(findings.map(({ invariant }) => invariant))],
    foundBy: found?.name ?? null,
    onlyOnce,
    faultsFired: found?.faultsFired ?? [],
    findMs,
    replay: found?.replay ?? null,
  };
}

function toDocument(rows: readonly Row[]) {
  const count = (verdict: Row['verdict']) => rows.filter((row) => row.verdict === verdict).length;
  const times = rows.map(({ findMs }) => findMs).sort((one, other) => one - other);
  const totals = {
    defects: rows.length,
    caught: count('caught'),
    survived: count('survived'),
    inconclusive: count('inconclusive'),
    medianFindMs: times[times.length >> 1] ?? 0,
    worstFindMs: times.at(-1) ?? 0,
  };
  return { defects: rows, invariants: toMatrix(rows), totals };
}

/** Which defects each invariant found. */
function toMatrix(rows: readonly Row[]): Readonly<Record<string, readonly string[]>> {
  const names = [...new Set(rows.flatMap(({ invariants }) => invariants))].sort();
  return Object.fromEntries(
    names.map((name) => [
      name,
      rows.filter(({ invariants }) => invariants.includes(name)).map(({ id }) => id),
    ]),
  );
}

const marks = { caught: '✓', survived: '✗', inconclusive: '?' } as const;

const style = { head: [], border: [], compact: true };

function toText(rows: readonly Row[]): string {
  const { invariants, totals } = toDocument(rows);
  const table = new Table({
    head: ['', 'defect', 'found', 'faults', 'ms'],
    style,
    colWidths: [3, 44, 50, 8, 8],
    wordWrap: true,
  });
  for (const { id, verdict, invariants: found, faultsFired, findMs } of rows) {
    const what = found.length === 0 ? 'nothing' : found.join(', ');
    table.push([marks[verdict], id, what, faultsFired.length, findMs]);
  }
  const matrix = new Table({ head: ['invariant', 'defects found by it'], style });
  for (const [name, ids] of Object.entries(invariants)) matrix.push([name, ids.length]);
  const { caught, defects, medianFindMs, worstFindMs } = totals;
  const end = `${caught} of ${defects} defects caught; found in ${medianFindMs} ms (median), ${worstFindMs} ms (worst).`;
  const replay = rows.length === 1 ? toReplayLines(rows) : [];
  return [table.toString(), '', matrix.toString(), '', end, ...replay].join('\n');
}

function toReplayLines(rows: readonly Row[]): string[] {
  return rows.flatMap(({ foundBy, replay }) =>
    replay === null ? [] : [`Found in "${foundBy ?? ''}".`, `Replay   ${replay}`],
  );
}

function toExitCode(rows: readonly Row[]): ExitCode {
  const named = (verdict: Row['verdict']) =>
    rows.filter((row) => row.verdict === verdict).map(({ id }) => id);
  const survivors = named('survived');
  const open = named('inconclusive');
  if (survivors.length > 0) {
    process.stderr.write(
      `expected every defect to be found, ${survivors.length} of ${rows.length} survived: ${survivors.join(', ')}\n`,
    );
    return exitCode.violated;
  }
  if (open.length === 0) return exitCode.allWell;
  for (const { id, onlyOnce } of rows.filter((row) => row.onlyOnce.length > 0)) {
    process.stderr.write(
      `${id}: expected each run to repeat, "${onlyOnce[0] ?? ''}" broke something once and not again; the service keeps something in memory from run to run\n`,
    );
  }
  process.stderr.write(
    `inconclusive: expected all to be played, the time ended first (or a run did not repeat) for ${open.join(', ')}; raise --time-budget\n`,
  );
  return exitCode.inconclusive;
}

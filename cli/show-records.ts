import { toJsonReport } from '../reports/json.js';
import type { RunRecord } from '../reports/run-record.js';
import { toTerminalFailure } from '../reports/terminal-failure.js';
import { toTerminalTable } from '../reports/terminal-table.js';
import { writeReport } from '../reports/write-report.js';
import { exitCode, UsageError } from './exit-code.js';

export type Output = {
  /** One JSON document on standard output. */
  readonly json: boolean;
  /** The folder that the report is written to. */
  readonly report: string;
};

const columnsOffTerminal = 120;

/** Failures in full are shown up to this many; the report has them all. */
const failuresShownMax = 5;

/** Writes the report, then shows the table and what did not pass; the report's path comes last. */
export async function showRecords(records: readonly RunRecord[], output: Output): Promise<void> {
  const report = await writeReport(records, output.report);
  if (output.json) process.stdout.write(`${JSON.stringify(toJsonReport(records), null, 2)}\n`);
  else showOnTerminal(records, report.kind === 'written' ? report.sections : []);
  if (report.kind === 'failed') {
    const fault = `${report.path}: expected a folder that can be written to, got ${report.code}; choose another with --report`;
    throw new UsageError([fault], exitCode.usage);
  }
  const place = output.json ? process.stderr : process.stdout;
  place.write(`Report   ${report.path}\n`);
}

function showOnTerminal(records: readonly RunRecord[], sections: readonly string[]): void {
  const terminal = {
    colour: process.stdout.isTTY && process.stdout.hasColors(),
    columns: process.stdout.isTTY ? process.stdout.columns : columnsOffTerminal,
  };
  process.stdout.write(`${toTerminalTable(records, terminal)}\n\n`);
  const failures = records.flatMap((record, place) =>
    record.verdict === 'passed' ? [] : [{ record, section: sections[place] ?? null }],
  );
  for (const { record, section } of failures.slice(0, failuresShownMax)) {
    process.stdout.write(`${toTerminalFailure(record, { ...terminal, report: section })}\n\n`);
  }
  if (failures.length > failuresShownMax) {
    process.stdout.write(`… and ${failures.length - failuresShownMax} more in the report.\n\n`);
  }
}

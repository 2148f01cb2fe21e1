// One run that did not pass, on one screen: what is wrong, what was done to it, how it came, and how to
// repeat it. It tells what the record says and guesses no cause.
import { isAllowed, toAllowedText } from './end-text.js';
import { toPrintable } from './printable.js';
import type { RunRecord } from './run-record.js';
import { toCircled, toFiredFaults } from './sequence/fired-faults.js';
import { toMainSteps } from './sequence/main-steps.js';
import { toSequence } from './sequence/to-sequence.js';
import { findWrongStep } from './sequence/wrong-step.js';
import { toLaneDiagram } from './terminal/lane-diagram.js';
import { toMoneyTable } from './terminal/money-table.js';
import { createPaint, type Terminal, usableColumns, verdictColours } from './terminal/paint.js';
import { wrapText } from './terminal/text-width.js';
import { toVerdictSymbol } from './verdict-text.js';

export const failureLinesMax = 40;
const findingLinesMax = 8;
const faultLinesMax = 6;
const accountsMax = 5;
const indent = '  ';

type FailurePlace = Terminal & {
  /** Where the report stands, `reports/out/index.md#slug`; null when none was written. */
  readonly report: string | null;
};

/**
 * At most 40 lines, the replay command and the report last. Those two are never broken, so that they can be
 * copied; everything else fits the terminal.
 */
export function toTerminalFailure(run: RunRecord, place: FailurePlace): string {
  const columns = usableColumns(place);
  const paint = createPaint(place);
  const title = toPrintable(`${toVerdictSymbol(run.verdict)} ${run.name}`);
  const above = [
    ...limit(wrapText(title, columns), 2).map((line) => paint(verdictColours[run.verdict], line)),
    '',
    ...toSection(toWords(run), columns, findingLinesMax),
    ...toSection(toFaultTexts(run), columns, faultLinesMax),
  ];
  const below = [
    ...toMoneyLines(run, columns),
    ...toLastLine('Replay', run.replay),
    ...toLastLine('Report', place.report),
  ];
  const linesMax = failureLinesMax - above.length - below.length;
  return [...above, ...toDiagramLines(run, { columns, linesMax }), ...below].join('\n');
}

/** The findings, or why the run is inconclusive, and the ends that were not allowed. */
function toWords({ orders, findings, reason }: RunRecord): readonly string[] {
  const ends = orders
    .filter((order) => !isAllowed(order))
    .map((order) => `${order.order} ended ${order.end}; allowed: ${toAllowedText([order])}.`);
  const words = findings.map(({ invariant, order, message }) => {
    return `${invariant}${order === null ? '' : ` ${order}`}: ${message}`;
  });
  return [...(reason === null ? [] : [`Inconclusive: ${reason}`]), ...words, ...ends];
}

function toFaultTexts({ history, faultsFired, faultsUnspent }: RunRecord): readonly string[] {
  const fired = toFiredFaults(history).map(({ number, fault, where, atMs }) => {
    return `${toCircled(number)} ${fault}  ${where}  @ +${(atMs / 1000).toFixed(3)} s`;
  });
  // A record without a history still tells what fired.
  const told = fired.length > 0 ? fired : faultsFired;
  const none = told.length === 0 ? ['No fault fired.'] : [];
  return [...none, ...told, ...faultsUnspent.map((rule) => `! never fired: ${rule}`)];
}

function toSection(texts: readonly string[], columns: number, linesMax: number): readonly string[] {
  if (texts.length === 0) return [];
  const lines = texts.flatMap((text) => wrapText(toPrintable(text), columns - indent.length));
  return [...limit(lines, linesMax).map((line) => `${indent}${line}`), ''];
}

function toDiagramLines(
  { history, findings }: RunRecord,
  { columns, linesMax }: { readonly columns: number; readonly linesMax: number },
): readonly string[] {
  const all = toSequence(history);
  // Names, "left out" and a blank line stand around the steps.
  const stepsMax = linesMax - 3;
  if (all.length === 0 || stepsMax < 1) return [];
  const wrong = findWrongStep(all, findings);
  const { steps, omitted } = toMainSteps(all, { stepsMax, keep: wrong });
  const lines = toLaneDiagram(steps, { columns, wrong });
  const note = omitted === 0 ? [] : [`${indent}(${omitted} lesser steps left out)`];
  return [...lines, ...note, ''];
}

function toMoneyLines({ money }: RunRecord, columns: number): readonly string[] {
  if (money.length === 0) return [];
  // What is wrong must not be what is left out.
  const wrongFirst = [...money].sort((a, b) => Number(isRight(a)) - Number(isRight(b)));
  const shown = money.length > accountsMax ? wrongFirst.slice(0, accountsMax) : money;
  const lines = toMoneyTable(shown, columns - indent.length).map((line) => `${indent}${line}`);
  const rest = money.length - shown.length;
  return [...lines, ...(rest > 0 ? [`${indent}… and ${rest} more accounts`] : []), ''];
}

function isRight({ afterKrw, allowedKrw }: RunRecord['money'][number]): boolean {
  return afterKrw === allowedKrw;
}

function toLastLine(name: string, text: string | null): readonly string[] {
  return text === null ? [] : [`${indent}${name}   ${toPrintable(text)}`];
}

function limit(lines: readonly string[], linesMax: number): readonly string[] {
  if (lines.length <= linesMax) return lines;
  return [...lines.slice(0, linesMax - 1), `… and ${lines.length - linesMax + 1} more lines`];
}

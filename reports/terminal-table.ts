// The suite at a glance: one row for each scenario.
import { isAllowed, toAllowedText } from './end-text.js';
import { toMoneyVerdict } from './money-verdict.js';
import { toPrintable } from './printable.js';
import type { OrderResult, RunRecord } from './run-record.js';
import { createPaint, type Terminal, usableColumns, verdictColours } from './terminal/paint.js';
import { columnGap, toPlainTable } from './terminal/plain-table.js';
import { textWidth, wrapText } from './terminal/text-width.js';
import { toTotals, toTotalsText } from './totals.js';
import { toVerdictText } from './verdict-text.js';
import { toSignedWonText } from './won.js';

type ColumnPlan = {
  readonly head: string;
  /** Narrower than this it is not readable. */
  readonly widthMin: number;
  /** Left out below this many columns of terminal. */
  readonly fromColumns: number;
  /** One line each; wrapped as needed. */
  readonly lines: (run: RunRecord) => readonly string[];
};

/** Which column gives way first when the terminal is narrow: the one with the most to give. */
const columnPlans: readonly ColumnPlan[] = [
  { head: 'scenario', widthMin: 12, fromColumns: 0, lines: ({ name }) => [name] },
  { head: 'end', widthMin: 9, fromColumns: 0, lines: ({ orders }) => toEndLines(orders) },
  { head: 'faults fired', widthMin: 16, fromColumns: 76, lines: toFaultLines },
  { head: 'money', widthMin: 14, fromColumns: 60, lines: toMoneyLines },
  {
    head: 'verdict',
    widthMin: 14,
    fromColumns: 0,
    lines: ({ verdict }) => [toVerdictText(verdict)],
  },
];

/**
 * The scenarios with their ends, faults, money and verdict, and a line of totals.
 * At most 120 columns wide; narrower terminals wrap cells and leave out the faults, then the money.
 */
export function toTerminalTable(runs: readonly RunRecord[], terminal: Terminal): string {
  const columns = usableColumns(terminal);
  const plans = columnPlans.filter(({ fromColumns }) => columns >= fromColumns);
  const cells = runs.map((run) => plans.map(({ lines }) => lines(run).map(toPrintable)));
  const widths = toWidths(plans, { cells, columns });
  const paint = createPaint(terminal);
  const rows = cells.map((row, index) =>
    row.map((lines, column) => {
      const width = widths[column] ?? 0;
      const text = column === 0 ? hang(lines, width) : wrapLines(lines, width).join('\n');
      const verdict = runs[index]?.verdict;
      const isVerdict = column === row.length - 1 && verdict !== undefined;
      return isVerdict ? paint(verdictColours[verdict], text) : text;
    }),
  );
  const heads = plans.map(({ head }, column) => ({
    head: paint('bold', head),
    width: widths[column] ?? 0,
  }));
  const totals = wrapText(toTotalsText(toTotals(runs)), columns);
  return [...toPlainTable(heads, rows), '', ...totals].join('\n');
}

function wrapLines(lines: readonly string[], width: number): readonly string[] {
  return lines.flatMap((line) => wrapText(line, width));
}

/** Wrapped with the following lines set in, so that the eye finds where a row begins. */
function hang(lines: readonly string[], width: number): string {
  const whole = wrapLines(lines, width);
  return whole.length < 2 ? whole.join('') : wrapLines(lines, width - 2).join('\n  ');
}

function toEndLines(orders: readonly OrderResult[]): readonly string[] {
  const lines = orders.map((order) => {
    const name = orders.length > 1 ? `${order.order} ` : '';
    return isAllowed(order)
      ? `${name}${order.end}`
      : `${name}${order.end} ✗ not ${toAllowedText([order])}`;
  });
  return lines.length > 0 ? lines : ['–'];
}

function toFaultLines({ orders, faultsFired, faultsUnspent }: RunRecord): readonly string[] {
  // The only order of a run goes without saying.
  const only = orders.length === 1 ? ` of ${orders[0]?.order ?? ''}: ` : null;
  const shorten = (rule: string) => (only === null ? rule : rule.replace(only, ': '));
  const unspent = faultsUnspent.map((rule) => `! never fired: ${shorten(rule)}`);
  const lines = [...faultsFired.map(shorten), ...unspent];
  return lines.length > 0 ? lines : ['–'];
}

/** What is wrong, or else who gained what. */
function toMoneyLines({ money }: RunRecord): readonly string[] {
  const wrong = money.flatMap((row) => {
    const verdict = toMoneyVerdict(row);
    return verdict === null ? [] : [`${row.account} ✗ ${verdict}`];
  });
  if (wrong.length > 0) return wrong;
  const gained = money.filter(({ afterKrw }) => afterKrw > 0);
  if (gained.length === 0) return [money.length > 0 ? '0' : '–'];
  return gained.map(({ account, afterKrw }) => `${account} ${toSignedWonText(afterKrw)}`);
}

type Room = {
  readonly cells: readonly (readonly (readonly string[])[])[];
  readonly columns: number;
};

/** Each column as wide as its longest line; while that is too wide, the widest one gives. */
function toWidths(plans: readonly ColumnPlan[], { cells, columns }: Room): readonly number[] {
  const widths = plans.map(({ head, widthMin }, column) => {
    const lines = [head, ...cells.flatMap((row) => row[column] ?? [])];
    return Math.max(widthMin, ...lines.map(textWidth));
  });
  const room = columns - columnGap * (plans.length - 1);
  let excess = widths.reduce((sum, width) => sum + width, 0) - room;
  while (excess > 0) {
    const spare = widths.map((width, column) => width - (plans[column]?.widthMin ?? 0));
    const widest = widths.reduce(
      (best, width, column) =>
        (spare[column] ?? 0) > 0 && width > (widths[best] ?? 0) ? column : best,
      spare.findIndex((give) => give > 0),
    );
    if (widest < 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
  return widths;
}

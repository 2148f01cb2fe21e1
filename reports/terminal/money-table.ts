import { toMoneyVerdict } from '../money-verdict.js';
import { toPrintable } from '../printable.js';
import type { MoneyRow } from '../run-record.js';
import { toSignedWonText } from '../won.js';
import { type Column, columnGap, toPlainTable } from './plain-table.js';
import { fitText, textWidth, wrapText } from './text-width.js';

const heads = ['account', 'before', 'after', 'allowed'] as const;
const accountWidthMax = 24;

/**
 * Money before, after and as allowed; `◀` tells what is wrong, below the table where it has no room beside.
 * Every account starts a run with nothing.
 */
export function toMoneyTable(money: readonly MoneyRow[], columns: number): readonly string[] {
  const rows = money.map((row) => [
    fitText(toPrintable(row.account), accountWidthMax),
    toSignedWonText(0),
    toSignedWonText(row.afterKrw),
    toSignedWonText(row.allowedKrw),
  ]);
  const plan = heads.map((head, column): Column => {
    const texts = rows.map((row) => row[column] ?? '');
    const width = Math.max(...[head, ...texts].map(textWidth));
    return { head, width, align: column === 0 ? 'left' : 'right' };
  });
  const notes = money.map(toNote);
  const noteWidth = Math.max(1, ...notes.map(textWidth));
  const width = plan.reduce((sum, column) => sum + column.width + columnGap, noteWidth);
  if (width <= columns) {
    const withNotes = rows.map((row, index) => [...row, notes[index] ?? '']);
    return toPlainTable([...plan, { head: '', width: noteWidth }], withNotes);
  }
  const below = notes.flatMap((note, index) =>
    note === '' ? [] : wrapText(`${rows[index]?.[0] ?? ''} ${note}`, columns),
  );
  return [...toPlainTable(plan, rows), ...below];
}

function toNote(row: MoneyRow): string {
  const verdict = toMoneyVerdict(row);
  return verdict === null ? '' : `◀ ${verdict}`;
}

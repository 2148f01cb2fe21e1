import { toMoneyVerdict } from '../money-verdict.js';
import { toPrintable } from '../printable.js';
import type { MoneyRow } from '../run-record.js';
import { toSignedWonText } from '../won.js';
import { toPlainTable } from './plain-table.js';
import { fitText, textWidth } from './text-width.js';

const amountWidth = 12;

/** Money before, after and as allowed; `◀` tells what is wrong. Every account starts a run with nothing. */
export function toMoneyTable(money: readonly MoneyRow[], columns: number): readonly string[] {
  const notes = money.map((row) => {
    const verdict = toMoneyVerdict(row);
    return verdict === null ? '' : `◀ ${verdict}`;
  });
  const noteWidth = Math.max(1, ...notes.map(textWidth));
  const nameWidth = Math.max(8, Math.min(24, columns - 3 * (amountWidth + 2) - noteWidth - 4));
  const rows = money.map((row, index) => [
    fitText(toPrintable(row.account), nameWidth),
    toSignedWonText(0),
    toSignedWonText(row.afterKrw),
    toSignedWonText(row.allowedKrw),
    notes[index] ?? '',
  ]);
  return toPlainTable(
    [
      { head: 'account', width: nameWidth },
      { head: 'before', width: amountWidth, align: 'right' },
      { head: 'after', width: amountWidth, align: 'right' },
      { head: 'allowed', width: amountWidth, align: 'right' },
      { head: '', width: noteWidth },
    ],
    rows,
  );
}

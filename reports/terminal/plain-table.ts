import CliTable from 'cli-table3';

const noLines = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
} as const;

export type Column = {
  readonly head: string;
  readonly width: number;
  readonly align?: 'left' | 'right';
};

/** Spaces between two columns. */
export const columnGap = 2;

/** A table of aligned columns without lines; cells may hold several lines, which must fit already. */
export function toPlainTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const table = new CliTable({
    chars: noLines,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colWidths: columns.map(({ width }) => width),
    colAligns: columns.map(({ align }) => align ?? 'left'),
  });
  table.push(
    columns.map(({ head }) => head),
    ...rows.map((row) => [...row]),
  );
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

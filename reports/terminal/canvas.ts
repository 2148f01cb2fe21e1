import { fitText, textWidth } from './text-width.js';

/** One line of a terminal on which later text covers earlier text. */
export type CanvasLine = {
  /** Writes at a column (from 0); what would leave the line is cut off. */
  readonly put: (column: number, text: string) => void;
  /** The column after the last thing written. */
  readonly end: () => number;
  readonly toText: () => string;
};

/** An empty line of `columns` columns. A wide character takes its column and the next. */
export function createCanvasLine(columns: number): CanvasLine {
  const cells: string[] = Array.from({ length: columns }, () => ' ');
  const erase = (column: number) => {
    if (cells[column] === '') cells[column - 1] = ' ';
    if (cells[column + 1] === '') cells[column + 1] = ' ';
  };
  return {
    put: (start, text) => {
      let column = start;
      for (const character of fitText(text, columns - start)) {
        const width = textWidth(character);
        for (let taken = 0; taken < width; taken += 1) {
          erase(column + taken);
          cells[column + taken] = taken === 0 ? character : '';
        }
        if (width === 0 && column > 0) cells[column - 1] = `${cells[column - 1] ?? ''}${character}`;
        column += width;
      }
    },
    end: () => cells.findLastIndex((cell) => cell !== ' ') + 1,
    toText: () => cells.join('').trimEnd(),
  };
}

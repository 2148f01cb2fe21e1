// Text from outside in Markdown (GitHub's dialect), shown as it is.
import { toPrintable } from './printable.js';

/** Text within a paragraph, a heading or a table's cell. */
export function toMarkdownText(text: string): string {
  return toPrintable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]#|~$!]/g, '\\$&')
    .replace(/^(\s*)([-+=]|\d+[.)])/, (_, space: string, sign: string) => {
      return `${space}${sign.slice(0, -1)}\\${sign.slice(-1)}`;
    })
    .replace(/(https?):/gi, '$1&#58;')
    .replace(/(www)\./gi, '$1&#46;');
}

/** A fenced block; the fence is longer than any run of backticks inside. */
export function toFence(language: string, text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map(({ length }) => length + 1)));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A table; cells are Markdown already. */
export function toMarkdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

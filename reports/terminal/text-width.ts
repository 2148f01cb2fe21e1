// Text measured as a terminal shows it: Hangul and its neighbours take two columns.

// Ranges: Unicode Standard Annex 11 (East Asian Width), classes W and F.
const wide =
  /[\u{1100}-\u{115f}\u{2e80}-\u{303e}\u{3041}-\u{a4cf}\u{a960}-\u{a97c}\u{ac00}-\u{d7a3}\u{f900}-\u{faff}\u{fe30}-\u{fe6f}\u{ff01}-\u{ff60}\u{ffe0}-\u{ffe6}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;
const narrow = /^\p{M}$/u;

/** How many columns the text takes. */
export function textWidth(text: string): number {
  return Array.from(text, characterWidth).reduce((sum, width) => sum + width, 0);
}

/** The text in at most `columns` columns, with `…` where something is missing. */
export function fitText(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text;
  return columns < 1 ? '' : `${head(text, columns - 1)}…`;
}

/** The text in lines of at most `columns` columns, broken at spaces; longer words are broken inside. */
export function wrapText(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((long) => breakWord(long, columns))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer) <= columns) {
      line = longer;
    } else {
      if (line !== '') lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function characterWidth(character: string): number {
  if (narrow.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

function breakWord(word: string, columns: number): readonly string[] {
  const parts: string[] = [];
  let rest = word;
  while (textWidth(rest) > columns) {
    const part = head(rest, columns) || String.fromCodePoint(rest.codePointAt(0) ?? 0);
    parts.push(part);
    rest = rest.slice(part.length);
  }
  return rest === '' && parts.length > 0 ? parts : [...parts, rest];
}

function head(text: string, columns: number): string {
  let width = 0;
  let part = '';
  for (const character of text) {
    width += characterWidth(character);
    if (width > columns) break;
    part += character;
  }
  return part;
}

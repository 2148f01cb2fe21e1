// Names and messages come from scenarios and from services under test: nothing in them may steer a
// terminal, reorder a line or break a page.

const controls = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const firstPicture = 0x2400;

/**
 * The text on one line: line breaks and tabs as spaces, other control characters as their pictures (`␛`) or `�`.
 * Composed (NFC), since decomposed Hangul has no width that terminals agree on.
 */
export function toPrintable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\r\n\t]+/g, ' ')
    .replace(controls, toPicture);
}

function toPicture(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(firstPicture + code);
  return code === 0x7f ? '␡' : '�';
}

/** More texts than one run brings; then all are forgotten. */
const textsMax = 2_000;

/** A longer text is no ordinary one, and is not kept. */
const lettersMax = 4_000;

/**
 * The same parser, which remembers what it made of each text: an exploration brings the same bodies millions of times.
 * What it returns must not be changed by anybody.
 */
export function rememberParsed<T>(parse: (text: string) => T): (text: string) => T {
  const parsed = new Map<string, T>();
  return (text) => {
    if (text.length > lettersMax) return parse(text);
    const known = parsed.get(text);
    if (known !== undefined || parsed.has(text)) return known as T; // Undefined may be what was parsed.
    const value = parse(text);
    if (parsed.size >= textsMax) parsed.clear();
    parsed.set(text, value);
    return value;
  };
}

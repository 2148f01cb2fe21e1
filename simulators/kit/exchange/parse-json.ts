/** The text as JSON, undefined when it is none; whoever asks checks the shape. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Of a text, JSON.parse throws a SyntaxError and nothing else.
  }
}

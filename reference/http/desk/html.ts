import { escapeHtml } from '@hapi/hoek';

/** Markup that is safe to send: only `html` makes it. */
export type Html = { readonly markup: string };

type Part = Html | readonly Html[] | string | number | null;

/** A template whose texts are escaped; only what another template has made goes in as it is. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = texts.reduce(
    (made, text, place) => made + toMarkup(parts[place - 1] ?? '') + text,
  );
  return { markup };
}

function toMarkup(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
}

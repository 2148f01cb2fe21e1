import { type Language, toLanguage } from '../protocol/language.js';
import { type Outcome, parseOutcome } from '../protocol/window-request.js';

/** What the script's own address says. */
export type ScriptSettings = {
  /** Origin of the simulator. */
  readonly server: string;
  /** Which of the real scripts this one stands for. */
  readonly edition: 'v2' | 'v1-window' | 'v1-widget';
  readonly language: Language;
  readonly session: string | null;
  /** What the customer of every window is to do without being asked. */
  readonly outcome: Outcome | null;
  readonly prefilled: Prefilled;
};

/** What stands chosen when the shop's page appears. */
export type Prefilled = 'nothing' | 'method' | 'everything';

/**
 * Reads the `src` of the script's tag: the path says which script is meant; the query may have `ttadak-session`,
 * `lang`, `outcome` and `prefilled`. Throws when the query has a value that means nothing.
 */
export function parseScriptSettings(src: string, browserLanguage: string): ScriptSettings {
  const { origin, pathname, searchParams } = new URL(src);
  return {
    server: origin,
    edition: editionOf(pathname),
    language: toLanguage(searchParams.get('lang') ?? browserLanguage),
    session: searchParams.get('ttadak-session'),
    outcome: readOutcome(searchParams.get('outcome')),
    prefilled: readPrefilled(searchParams.get('prefilled')),
  };
}

function editionOf(path: string): ScriptSettings['edition'] {
  if (path.startsWith('/v2/')) return 'v2';
  return path === '/v1/payment-widget' ? 'v1-widget' : 'v1-window';
}

function readOutcome(text: string | null): Outcome | null {
  if (text === null) return null;
  const outcome = parseOutcome(text);
  if (outcome !== undefined) return outcome;
  throw wrongSetting({
    name: 'outcome',
    expected: 'approve, approve-twice, refuse, abort, cancel or close',
    text,
  });
}

/** Assumed: a method stands chosen and the terms are open, so that a page must cope with both. */
function readPrefilled(text: string | null): Prefilled {
  if (text === null) return 'method';
  if (text === 'nothing' || text === 'method' || text === 'everything') return text;
  throw wrongSetting({ name: 'prefilled', expected: 'nothing, method or everything', text });
}

type WrongSetting = { readonly name: string; readonly expected: string; readonly text: string };

function wrongSetting({ name, expected, text }: WrongSetting): Error {
  return new Error(
    `ttadak: "${name}" in the src of the script tag must be ${expected}, but is "${text}". ` +
      'docs/browser.md describes each.',
  );
}

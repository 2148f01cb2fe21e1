import type { FaultRule } from '../../faults/fault-plan.js';

/** What each client says to one cut. */
export type ExpectedWords = {
  readonly cut: string;
  readonly fault: Omit<FaultRule, 'at'>;
  /** By the names of the clients; the same on a fresh connection and a kept one. */
  readonly words: Readonly<Record<string, string>>;
  /** Other words that are as good over TLS. */
  readonly wordsOverTls?: Readonly<Record<string, string>>;
};

/*
 * Python 3.10 to 3.12.2 calls a reset under TLS an end, although its `read` fails with ECONNRESET.
 * Source: python/cpython issue 115627.
 */

/** What real clients make of each cut. The same table stands in docs/faults.md. */
export const expectedWords: readonly ExpectedWords[] = [
  {
    cut: 'RST before any byte',
    fault: { fault: 'reset-after' },
    words: {
      curl: '56',
      'node:http': 'ECONNRESET',
      fetch: 'ECONNRESET',
      'http.client': 'ConnectionResetError',
      requests: 'ConnectionError',
    },
    wordsOverTls: { 'http.client': 'RemoteDisconnected' },
  },
  {
    cut: 'FIN before any byte',
    fault: { fault: 'close-after' },
    words: {
      curl: '52',
      'node:http': 'socket hang up',
      fetch: 'UND_ERR_SOCKET',
      'http.client': 'RemoteDisconnected',
      requests: 'ConnectionError',
    },
  },
  {
    cut: 'RST mid-body',
    fault: { fault: 'truncate-response', end: 'reset' },
    words: {
      curl: '56',
      'node:http': 'ECONNRESET',
      fetch: 'terminated',
      'http.client': 'ConnectionResetError',
      requests: 'ChunkedEncodingError',
    },
    wordsOverTls: { 'http.client': 'IncompleteRead' },
  },
  {
    cut: 'FIN mid-body',
    fault: { fault: 'truncate-response', end: 'close' },
    words: {
      curl: '18',
      'node:http': 'ECONNRESET',
      fetch: 'terminated',
      'http.client': 'IncompleteRead',
      requests: 'ChunkedEncodingError',
    },
  },
  {
    cut: 'silence before headers',
    fault: { fault: 'lose-response' },
    words: {
      curl: '28',
      'node:http': 'own timer',
      fetch: 'TimeoutError',
      'http.client': 'TimeoutError',
      requests: 'ReadTimeout',
    },
  },
  {
    cut: 'silence after headers',
    fault: { fault: 'hold-after-headers' },
    words: {
      curl: '28',
      'node:http': 'own timer',
      fetch: 'TimeoutError',
      'http.client': 'TimeoutError',
      requests: 'ConnectionError',
    },
  },
];

/** Whether a client may say this word to a cut. */
export function isExpected(
  { words, wordsOverTls = {} }: ExpectedWords,
  said: { readonly client: string; readonly word: string; readonly isTls: boolean },
): boolean {
  const { client, word, isTls } = said;
  return word === words[client] || (isTls && word === wordsOverTls[client]);
}

/** How long a client waits that is to see silence, and one that is to see an end. */
export function patienceMsOf({ cut }: ExpectedWords): number {
  return cut.startsWith('silence') ? 1_000 : 10_000;
}

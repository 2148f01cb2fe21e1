import { rememberParsed } from '../kit/exchange/remember-parsed.js';

/** Who asks, or the code to refuse the caller with. */
export type Caller =
  | { readonly kind: 'known'; readonly secretKey: string }
  | { readonly kind: 'refused'; readonly code: string };

/** Which secret key belongs to which client key; null: nobody said, and all are of one merchant. */
export type KeyPairs = readonly { readonly clientKey: string; readonly secretKey: string }[] | null;

/**
 * API and widget secret keys of test mode; the simulator moves no real money, so it takes no live key.
 * Keys of 2022 and before begin with `test_ak_`. Source: the samples of Toss Payments for transactions and cash receipts.
 */
const testSecretKey = /^test_(g?sk|ak)_\w+$/;

/**
 * Reads `Authorization: Basic base64("{secretKey}:")`. Any well-formed test key is let in, unless the pairs are known.
 * Assumed: a lower-case scheme and missing padding are tolerated, since clients in use send both.
 */
export function parseAuthorization(header: string | undefined, pairs: KeyPairs): Caller {
  const caller = readSecretKey(header ?? '');
  if (caller.kind === 'refused') return caller;
  const { secretKey } = caller;
  const isKnown =
    pairs === null
      ? testSecretKey.test(secretKey)
      : pairs.some((pair) => pair.secretKey === secretKey);
  return isKnown ? caller : unauthorized;
}

const unauthorized: Caller = { kind: 'refused', code: 'UNAUTHORIZED_KEY' };

/** A merchant sends the same header all day. */
const readSecretKey = rememberParsed((header: string): Caller => {
  const encoded = /^basic +(\S+)$/i.exec(header)?.[1];
  if (encoded === undefined) return unauthorized;
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colonAt = decoded.indexOf(':');
  if (colonAt === -1) return { kind: 'refused', code: 'INCORRECT_BASIC_AUTH_FORMAT' };
  return { kind: 'known', secretKey: decoded.slice(0, colonAt) };
});

/** Of the merchant with this secret key; null when nobody said. */
export function clientKeyOf(secretKey: string, pairs: KeyPairs): string | null {
  return pairs?.find((pair) => pair.secretKey === secretKey)?.clientKey ?? null;
}

/**
 * Whether a window's client key and a secret key are of one merchant, as far as that can be told: by the pairs, else
 * by their kind, for widget keys (`gck`, `gsk`) and API keys (`ck`, `sk`) never belong together.
 */
export function isPair(clientKey: string | null, secretKey: string, pairs: KeyPairs): boolean {
  if (clientKey === null) return true;
  if (pairs !== null) {
    return pairs.some((pair) => pair.clientKey === clientKey && pair.secretKey === secretKey);
  }
  return clientKey.startsWith('test_gck_') === secretKey.startsWith('test_gsk_');
}

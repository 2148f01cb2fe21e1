/** Who asks, or the code to refuse the caller with. */
export type Caller =
  | { readonly kind: 'known'; readonly secretKey: string }
  | { readonly kind: 'refused'; readonly code: string };

/** API and widget secret keys of test mode; the simulator moves no real money, so it takes no live key. */
const testSecretKey = /^test_g?sk_\w+$/;

/**
 * Reads `Authorization: Basic base64("{secretKey}:")`. Any well-formed test key is let in.
 * Assumed: a lower-case scheme and missing padding are tolerated, since clients in use send both.
 */
export function parseAuthorization(header: string | undefined): Caller {
  const encoded = /^basic +(\S+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return { kind: 'refused', code: 'UNAUTHORIZED_KEY' };
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colonAt = decoded.indexOf(':');
  if (colonAt === -1) return { kind: 'refused', code: 'INCORRECT_BASIC_AUTH_FORMAT' };
  const secretKey = decoded.slice(0, colonAt);
  if (!testSecretKey.test(secretKey)) return { kind: 'refused', code: 'UNAUTHORIZED_KEY' };
  return { kind: 'known', secretKey };
}

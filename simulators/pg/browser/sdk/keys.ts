import { sdkError } from './sdk-error.js';

/** Somebody whom the shop does not know. Source: SDK v2 and v1 widget, `ANONYMOUS`. */
export const anonymous = '@@ANONYMOUS';

/** `widget`: `test_gck_…`. `individual`: `test_ck_…`. Source: Toss Payments docs, API keys. */
export type KeyKind = 'widget' | 'individual';

/** Throws `INVALID_CLIENT_KEY`, or the code that says that it is a key of the other kind. */
export function requireClientKey(clientKey: unknown, kind: KeyKind): string {
  const [, prefix] = /^(?:test|live)_(g?ck)_\w+$/.exec(String(clientKey)) ?? [];
  if (typeof clientKey !== 'string' || prefix === undefined) throw sdkError('INVALID_CLIENT_KEY');
  if (kind === 'widget' && prefix === 'ck') throw sdkError('NOT_SUPPORTED_API_INDIVIDUAL_KEY');
  if (kind === 'individual' && prefix === 'gck') throw sdkError('NOT_SUPPORTED_WIDGET_KEY');
  return clientKey;
}

/** Throws `INVALID_CUSTOMER_KEY`, or `INSECURE_KEY_USAGE` when it is a secret key. */
export function requireCustomerKey(customerKey: unknown): string {
  if (typeof customerKey !== 'string') throw sdkError('INVALID_CUSTOMER_KEY');
  if (/^(?:test|live)_g?sk_/.test(customerKey)) throw sdkError('INSECURE_KEY_USAGE');
  if (!/^[\w=.@-]{2,50}$/.test(customerKey)) throw sdkError('INVALID_CUSTOMER_KEY');
  return customerKey;
}

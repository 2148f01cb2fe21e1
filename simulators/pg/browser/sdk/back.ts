import type { WindowRequest } from '../protocol/window-request.js';
import { sdkError } from './sdk-error.js';

export type Back = NonNullable<WindowRequest['back']>;

type Urls = { readonly successUrl?: unknown; readonly failUrl?: unknown };

/**
 * Where the customer goes afterwards; null when neither address is given, for the shop then waits for a promise.
 * Throws `INCORRECT_SUCCESS_URL_FORMAT` or `INCORRECT_FAIL_URL_FORMAT`. Assumed: also when one is missing.
 */
export function parseBack({ successUrl, failUrl }: Urls): Back | null {
  if ((successUrl ?? null) === null && (failUrl ?? null) === null) return null;
  return requireBack({ successUrl, failUrl });
}

/** The same where there is no promise. */
export function requireBack({ successUrl, failUrl }: Urls): Back {
  if (!isAddress(successUrl)) throw sdkError('INCORRECT_SUCCESS_URL_FORMAT');
  if (!isAddress(failUrl)) throw sdkError('INCORRECT_FAIL_URL_FORMAT');
  return { successUrl, failUrl };
}

/** With an origin. Source: SDK v2, `successUrl`. */
function isAddress(url: unknown): url is string {
  if (typeof url !== 'string' || !URL.canParse(url)) return false;
  return ['http:', 'https:'].includes(new URL(url).protocol);
}

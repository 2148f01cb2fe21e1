// The PG's error codes: the tables of `errors/` as one.
import { badRequests } from './errors/bad-requests.js';
import { bankErrors } from './errors/bank-errors.js';
import { forbidden } from './errors/forbidden.js';
import type { ErrorMessages } from './errors/messages.js';
import { conflicts, notFound, serverErrors, tooMany, unauthorized } from './errors/other-errors.js';

/** How a code is said: HTTP status, and the message in Korean (the default) and English. */
export type PgError = { readonly status: number; readonly ko: string; readonly en: string };

const errors: ReadonlyMap<string, PgError> = new Map([
  ...withStatus(400, badRequests),
  ...withStatus(401, unauthorized),
  ...withStatus(403, forbidden),
  ...withStatus(404, notFound),
  ...withStatus(409, conflicts),
  ...withStatus(429, tooMany),
  ...withStatus(500, serverErrors),
]);

const errorsOfBank: ReadonlyMap<string, PgError> = new Map(withStatus(409, bankErrors));

function withStatus(status: number, messages: ErrorMessages): [string, PgError][] {
  return Object.entries(messages).map(([code, [ko, en]]) => [code, { status, ko, en }]);
}

/** Whether the PG's tables have this code. */
export function isListed(code: string): boolean {
  return errors.has(code);
}

/** How the PG says this code. A code outside the tables is a 400 without further words: runs may invent some. */
export function errorOf(code: string): PgError {
  return errors.get(code) ?? errorsOfBank.get(code) ?? { status: 400, ko: code, en: code };
}

/** Every listed code, in the order of the tables. */
export const errorCodes: readonly string[] = [...errors.keys()];

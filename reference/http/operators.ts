// Who may see and do what operators see and do.

import { unauthorized } from '@hapi/boom';
import type { Lifecycle, Request, RouteOptionsPreObject } from '@hapi/hapi';
import { isSameSecret } from '../core/callback.js';
import { refuse } from './error-response.js';

export type Operators = {
  /** Reads all, and does nothing: nobody's name stands behind it. */
  readonly operatorToken: string;
  readonly operators: readonly { readonly name: string; readonly token: string }[];
};

/** Null: a reader whom nobody can name. */
export type Caller = { readonly name: string | null };

/** By a bearer token, or by name and token as a browser sends them. */
export function identify(
  { operatorToken, operators }: Operators,
  headers: Request['headers'],
): Caller | undefined {
  const given: unknown = headers['authorization'];
  if (typeof given !== 'string') return undefined;
  if (isSameSecret(`Bearer ${operatorToken}`, given)) return { name: null };
  const named = operators.find(
    ({ name, token }) =>
      isSameSecret(`Bearer ${token}`, given) || isSameSecret(toBasic(name, token), given),
  );
  return named === undefined ? undefined : { name: named.name };
}

/** Source: RFC 7617. */
function toBasic(name: string, token: string): string {
  return `Basic ${Buffer.from(`${name}:${token}`).toString('base64')}`;
}

/** Lets all operators pass, and who only reads. */
export function requireOperator(operators: Operators): Lifecycle.Method {
  return ({ headers }) => {
    const caller = identify(operators, headers);
    if (caller === undefined) throw unauthorized();
    return caller;
  };
}

/** Lets operators pass who have a name to act under; what they are called stands in `request.pre.caller`. */
export function requireName(operators: Operators): RouteOptionsPreObject {
  return {
    assign: 'caller',
    method: ({ headers }, h) => {
      const caller = identify(operators, headers);
      if (caller === undefined) throw unauthorized();
      return caller.name === null ? refuse(h, 'OPERATOR_UNNAMED').takeover() : caller;
    },
  };
}

/** The name of who was let pass because they have one. */
export function nameOf({ pre }: Request): string {
  return (pre['caller'] as { readonly name: string }).name; // Put there by a `pre` that demands a name.
}

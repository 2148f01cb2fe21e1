import { createHmac } from 'node:crypto';
import { isSameSecret } from '../../core/callback.js';

/** Who fills in a form, and where it is sent. */
export type FormOf = { readonly operatorsToken: string; readonly path: string };

/**
 * Stands in each form and comes back with it. A browser sends an operator's name and token along with whatever some
 * other site makes it send; this it can only have read on the page itself. Made from the operator's own token, so
 * every instance of the service knows it, and nothing has to be kept.
 */
export function formTokenOf({ operatorsToken, path }: FormOf): string {
  return createHmac('sha256', operatorsToken).update(`form ${path}`).digest('base64url');
}

/** Whether a form comes from a page that was made for this operator and this path. */
export function isFormToken(given: string, form: FormOf): boolean {
  return isSameSecret(formTokenOf(form), given);
}

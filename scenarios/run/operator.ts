import type { HttpRequest } from '../world/world.js';

/** What the harness shows the service in order to see what its operators see. */
export const operatorToken = 'operator-of-the-run';

export function operatorRequest(path: string): HttpRequest {
  const headers = { authorization: `Bearer ${operatorToken}` };
  return { method: 'GET', path, headers, body: null };
}

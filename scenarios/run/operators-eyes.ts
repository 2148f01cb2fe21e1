import type { World } from '../world/world.js';

/** What the harness shows the service in order to see what its operators see. */
export const operatorToken = 'operator-of-the-run';

/** Who acts for the shop, under a name; the one above only reads. */
export const namedOperator = { name: 'park', token: 'park-of-the-run-may-act' };

/** The body of one of the operators' lists; null when there is no such list, or no answer. */
export type ReadList = (path: string) => Promise<string | null>;

/** Looks as an operator does, and notices the `secrets` that the customers' pages hold: no operator needs one. */
export function createOperatorsEyes(
  { service, history }: Pick<World, 'service' | 'history'>,
  secrets: () => readonly string[],
): ReadList {
  const headers = { authorization: `Bearer ${operatorToken}` };
  return async (path) => {
    const answer = await service.ask({ method: 'GET', path, headers, body: null });
    if (answer?.status !== 200) return null;
    const { body } = answer;
    if (secrets().some((secret) => body.includes(secret))) {
      history.record({ kind: 'secret-shown', path });
    }
    return body;
  };
}

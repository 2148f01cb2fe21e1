import type { HttpAnswer, World } from '../world/world.js';
import { namedOperator } from './operators-eyes.js';

/** Does something at the service as an operator with a name. */
export type OperatorsHand = (path: string, body: unknown) => Promise<HttpAnswer>;

export function createOperatorsHand({ service }: Pick<World, 'service'>): OperatorsHand {
  const headers = {
    authorization: `Bearer ${namedOperator.token}`,
    'content-type': 'application/json',
  };
  return (path, body) => service.ask({ method: 'POST', path, headers, body: JSON.stringify(body) });
}

import { server as createHapi, type Server } from '@hapi/hapi';
import { z } from 'zod';
import type { ProviderState } from '../interaction.js';

export const statePath = '/states';

/** What Pact's verifier posts before an interaction, also before one without a state. */
const request = z.object({
  action: z.enum(['setup', 'teardown']),
  state: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});

/**
 * Where the verifier asks for a provider state. Whatever keeps the state from being reached is a 500, for the
 * verifier counts nothing but that as a failure.
 */
export function createStateEndpoint(setState: (state: ProviderState) => void): Server {
  const server = createHapi({ host: '127.0.0.1', port: 0, debug: false });
  server.route({
    method: 'POST',
    path: statePath,
    handler: ({ payload }) => {
      const { action, state, params } = request.parse(payload);
      if (action === 'setup') setState({ name: state, params });
      return {};
    },
  });
  return server;
}

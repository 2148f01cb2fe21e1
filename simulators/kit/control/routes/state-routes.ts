import { z } from 'zod';
import { type ControlRoute, routeWithBody } from '../control-route.js';
import type { Session } from '../session.js';
import type { Sessions } from '../sessions.js';

/** Goes up when an older ttadak can no longer read what this one writes. */
export const snapshotVersion = 1;

const snapshot = z.strictObject({
  version: z.literal(snapshotVersion),
  party: z.string(),
  documents: z.array(
    z.strictObject({ collection: z.string(), id: z.string(), value: z.unknown() }),
  ),
});

const done = z.object({ session: z.string() });

/** All that one session remembers. */
export function stateRoutes(session: Session, sessions: Sessions): readonly ControlRoute[] {
  const { id } = session;
  const { party } = session.party.simulator;
  return [
    {
      method: 'GET',
      path: '/snapshot',
      summary: 'Everything that the session remembers, but its history.',
      answer: snapshot,
      handle: () => ({
        status: 200,
        value: { version: snapshotVersion, party, documents: session.state.documents() },
      }),
    },
    routeWithBody({
      method: 'POST',
      path: '/restore',
      summary: 'Puts a snapshot in the place of what is remembered; the history begins anew.',
      body: snapshot,
      answer: done,
      handle: ({ body }) => {
        if (body.party !== party) {
          return { status: 400, problem: `party: expected "${party}", got "${body.party}"` };
        }
        try {
          sessions.replace(id, body.documents);
          return { status: 200, value: { session: id } };
        } catch (error) {
          // Nothing but the documents can be wrong with it.
          const problem = error instanceof Error ? error.message : String(error);
          return { status: 400, problem: `documents: ${problem}` };
        }
      },
    }),
    {
      method: 'POST',
      path: '/reset',
      summary: 'Begins the session anew: payments, history, plans and time.',
      answer: done,
      handle: () => {
        sessions.replace(id, []);
        return { status: 200, value: { session: id } };
      },
    },
  ];
}

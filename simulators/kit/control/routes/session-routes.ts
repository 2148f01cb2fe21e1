import { z } from 'zod';
import { type ControlRoute, routeWithBody } from '../control-route.js';
import { defaultSessionId, type SessionEntry, type Sessions } from '../sessions.js';

const shown = z.object({
  id: z.string(),
  keys: z.array(z.string()).describe('Requests with these API keys belong to it.'),
  createdAt: z.iso.datetime(),
  idleMs: z.int().describe('Since its last request.'),
  historyEntries: z.int(),
});

/** Who uses this port, each in a world of their own. */
export function sessionRoutes(sessions: Sessions, nowMs: () => number): readonly ControlRoute[] {
  const show = ({ session, createdAtMs, usedAtMs }: SessionEntry) => ({
    id: session.id,
    keys: Array.from(session.keys.entries(), ([key]) => key),
    createdAt: new Date(createdAtMs).toISOString(),
    idleMs: nowMs() - usedAtMs,
    historyEntries: session.history.entries.length,
  });
  const find = (id: string) => sessions.list().find(({ session }) => session.id === id);

  return [
    {
      method: 'GET',
      path: '/sessions',
      summary: 'Every session, and how long each has not been used.',
      answer: z.object({ sessions: z.array(shown) }),
      handle: () => ({ status: 200, value: { sessions: sessions.list().map(show) } }),
    },
    routeWithBody({
      method: 'POST',
      path: '/sessions',
      summary: 'Begins a session, or hands more API keys over to it.',
      body: z.strictObject({
        id: z.string(),
        keys: z.array(z.string().min(1).max(200)).max(20).default([]),
      }),
      answer: shown,
      handle: ({ body: { id, keys } }) => {
        const opened = sessions.open(id, keys);
        if (opened.kind === 'refused') return opened;
        const entry = find(id);
        return { status: 200, value: entry === undefined ? null : show(entry) };
      },
    }),
    {
      method: 'DELETE',
      path: '/sessions/{id}',
      summary: 'Ends a session; its payments are forgotten.',
      answer: z.object({ ended: z.string() }),
      handle: ({ params: { id = '' } }) => {
        if (id === defaultSessionId) {
          return { status: 409, problem: `id: "${id}" always is there; POST /simulator/reset` };
        }
        if (sessions.end(id)) return { status: 200, value: { ended: id } };
        return { status: 404, problem: `id: expected one of GET /simulator/sessions, got "${id}"` };
      },
    },
  ];
}

import type { Lifecycle, Request, ResponseToolkit, ServerRoute } from '@hapi/hapi';
import { z } from 'zod';
import { nearest, readBodyBy, readBy } from '../exchange/read-by.js';
import { toSimulatorRequest } from '../wire/to-simulator-request.js';
import type { ControlAnswer, ControlRoute } from './control-route.js';
import type { Session } from './session.js';
import { type Sessions, sessionHeader } from './sessions.js';
import { controlPrefix } from './to-open-api.js';

export type ControlServerDeps = {
  readonly sessions: Sessions;
  /** Every route as one session has it; those of all sessions are the same. */
  readonly routesOf: (session: Session) => readonly ControlRoute[];
  /** Whose routes are served. */
  readonly template: readonly ControlRoute[];
  /** Takes what only a bug can throw. */
  readonly onBug: (error: unknown) => void;
};

/** A snapshot of many payments is large. */
const bodyBytesMax = 256 * 1_048_576;

/** hapi routes of control: each asks the session that the request names. */
export function createControlServerRoutes(deps: ControlServerDeps): ServerRoute[] {
  const { template } = deps;
  const routes = template.map((route, place) => ({
    method: route.method,
    path: `${controlPrefix}${route.path}`,
    options: route.method === 'GET' ? {} : { payload },
    handler: answerAt({ route, place }, deps),
  }));
  const unknown: ServerRoute = {
    method: '*',
    path: `${controlPrefix}/{path*}`,
    options: { payload },
    handler: ({ method, path }, h) => {
      return reply(h, 404, { problem: whyUnknown(method.toUpperCase(), path, template) });
    },
  };
  return [...routes, unknown];
}

const payload = {
  parse: false,
  output: 'data',
  maxBytes: bodyBytesMax,
  timeout: false,
  override: 'application/octet-stream',
  failAction: (_request: Request, h: ResponseToolkit) => {
    const problem = `expected a body of at most ${bodyBytesMax} bytes`;
    return reply(h, 413, { problem }).takeover();
  },
} as const;

function answerAt(
  { route, place }: { readonly route: ControlRoute; readonly place: number },
  deps: ControlServerDeps,
): Lifecycle.Method {
  const querySchema = toQuerySchema(route);
  return async (request, h) => {
    try {
      return await answer(request, h, { place, querySchema, deps });
    } catch (error) {
      deps.onBug(error);
      return reply(h, 500, { problem: 'the simulator met a bug of its own; it told its log' });
    }
  };
}

type Place = {
  readonly place: number;
  readonly querySchema: z.ZodObject;
  readonly deps: ControlServerDeps;
};

async function answer(
  request: Request,
  h: ResponseToolkit,
  { place, querySchema, deps: { sessions, routesOf } }: Place,
) {
  const asked = toSimulatorRequest(request);
  const found = sessions.of(asked);
  if (found.kind === 'refused') return reply(h, found.status, { problem: found.problem });
  const route = routesOf(found.session)[place];
  if (route === undefined) throw new Error(`The session has no control route ${place}.`);
  const query = readBy(querySchema, Object.fromEntries(asked.query), 'query');
  if (!query.ok) return reply(h, 400, query.problem);
  const body = route.body === undefined ? noBody : readBodyBy(route.body, asked.body);
  if (!body.ok) return reply(h, 400, body.problem);
  return toResponse(await route.handle({ ...asked, body: body.value }), { h, route });
}

const noBody = { ok: true, value: undefined } as const;

/** What the route reads, and the session, which can be named in any query. */
function toQuerySchema({ query = z.object({}) }: ControlRoute): z.ZodObject {
  return query.extend({ [sessionHeader]: z.string().exactOptional() }).strict();
}

function toResponse(
  answer: ControlAnswer,
  { h, route }: { readonly h: ResponseToolkit; readonly route: ControlRoute },
) {
  if (answer.status !== 200) return reply(h, answer.status, { problem: answer.problem });
  if (route.contentType === undefined) return reply(h, 200, answer.value);
  return h.response(String(answer.value)).type(route.contentType);
}

function reply(h: ResponseToolkit, status: number, value: unknown) {
  return h.response(JSON.stringify(value)).type('application/json').code(status);
}

function whyUnknown(method: string, path: string, routes: readonly ControlRoute[]): string {
  const known = routes.map((route) => ({ ...route, path: `${controlPrefix}${route.path}` }));
  const methods = known.filter((route) => route.path === path).map((route) => route.method);
  if (methods.length > 0) return `expected ${methods.join(' or ')} ${path}, got ${method}`;
  const near = nearest(path, [...new Set(known.map((route) => route.path))]);
  const hint = near === undefined ? '' : `; did you mean ${near}?`;
  return `expected a path of GET ${controlPrefix}/openapi.json, got ${path}${hint}`;
}

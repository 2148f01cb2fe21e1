import type { Lifecycle, Request, ResponseToolkit, ServerRoute } from '@hapi/hapi';
import { toSimulatorRequest } from '../wire/to-simulator-request.js';
import type { ControlAnswer, ControlRoute } from './control-route.js';
import type { Session } from './session.js';
import type { Sessions } from './sessions.js';
import { controlPrefix } from './to-open-api.js';
import { nearest, type Problem, toProblem } from './to-problem.js';

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
  const routes = template.map(({ method, path }, place) => ({
    method,
    path: `${controlPrefix}${path}`,
    options: method === 'GET' ? {} : { payload },
    handler: answerAt(place, deps),
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

function answerAt(place: number, deps: ControlServerDeps): Lifecycle.Method {
  return async (request, h) => {
    try {
      return await answer(request, h, { place, deps });
    } catch (error) {
      deps.onBug(error);
      return reply(h, 500, { problem: 'the simulator met a bug of its own; it told its log' });
    }
  };
}

async function answer(
  request: Request,
  h: ResponseToolkit,
  { place, deps: { sessions, routesOf } }: { place: number; deps: ControlServerDeps },
) {
  const asked = toSimulatorRequest(request);
  const found = sessions.of(asked);
  if (found.kind === 'refused') return reply(h, found.status, { problem: found.problem });
  const route = routesOf(found.session)[place];
  if (route === undefined) throw new Error(`The session has no control route ${place}.`);
  const query = route.query?.safeParse(Object.fromEntries(asked.query), { reportInput: true });
  if (query?.success === false) return reply(h, 400, toProblem(query.error, 'query'));
  const body = readBody(route, asked.body);
  if (!body.ok) return reply(h, 400, body.problem);
  return toResponse(await route.handle({ ...asked, body: body.value }), { h, route });
}

type Body =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: Problem };

function readBody({ body }: ControlRoute, text: string): Body {
  if (body === undefined) return { ok: true, value: undefined };
  const json = parseJson(text);
  if (!json.ok) return json;
  const parsed = body.safeParse(json.value, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problem: toProblem(parsed.error, 'body') };
}

function parseJson(text: string): Body {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    const came = text === '' ? 'nothing' : `"${text.slice(0, 80)}"`;
    return { ok: false, problem: { problem: `body: expected JSON, got ${came}` } };
  }
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

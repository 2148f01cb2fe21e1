import { z } from 'zod';
import {
  type ControlAnswer,
  type ControlRequest,
  type ControlRoute,
  routeWithBody,
} from '../../kit/control/control-route.js';
import { boardRulesMax } from '../../kit/control/rule-board.js';
import { parseTarget, toAddressText } from '../../kit/faults/address.js';
import { eventTypes, webhookOperations } from './core/event-type.js';
import type { Transmission } from './core/transmission.js';
import type { DeskProblem } from './desk.js';
import { endpoint, endpointsMax } from './endpoints.js';
import { type WebhookRules, webhookFaultFields } from './webhook-rules.js';
import type { Webhooks } from './webhooks.js';

const wantedEndpoint = z.object({
  url: endpoint.shape.url,
  eventTypes: endpoint.shape.eventTypes.default([...eventTypes]),
});

const order = z.object({ ids: z.array(z.string()).min(1).max(100) });

const transmission = z.looseObject({
  id: z.string(),
  transmissionId: z.string(),
  origin: z.enum(['books', 'duplicate', 'contradiction', 'forgery']),
  url: z.string(),
  eventType: z.enum(eventTypes),
  order: z.string().nullable(),
  pgOrderId: z.string().nullable(),
  paymentKey: z.string().nullable(),
  tells: z.string().nullable(),
  body: z.string(),
  createdAtMs: z.int(),
  status: z.enum(['waiting', 'held', 'sending', 'delivered', 'failed', 'dropped']),
  dueAtMs: z.int().nullable(),
  attempts: z.array(z.looseObject({ retriedCount: z.int(), sentAtMs: z.int() })),
});

const target = z.string().transform((text, context) => {
  const parsed = parseTarget(text);
  if (parsed !== undefined && webhookOperations.includes(parsed.operation)) return parsed;
  const names = webhookOperations.join(', ');
  context.addIssue(
    `expected a target such as "pg.webhook#1 of R-1001", of ${names}; got "${text}"`,
  );
  return z.NEVER;
});

const listedRule = z.object({
  id: z.string(),
  at: z.string(),
  ...webhookFaultFields,
  state: z.enum(['armed', 'spent', 'healed']),
  firedTimes: z.int(),
});

const removed = z.object({ removed: z.string() });

/** The webhooks' part of the control API. */
export function webhookRoutes(webhooks: Webhooks): readonly ControlRoute[] {
  return [...endpointRoutes(webhooks), ...outboxRoutes(webhooks), ...faultRoutes(webhooks)];
}

function endpointRoutes({ endpoints }: Webhooks): readonly ControlRoute[] {
  return [
    {
      method: 'GET',
      path: '/webhooks/endpoints',
      summary: 'Lists where webhooks are sent, and which.',
      answer: z.array(endpoint),
      handle: () => done(endpoints.all()),
    },
    routeWithBody({
      method: 'POST',
      path: '/webhooks/endpoints',
      summary: 'Registers a URL for some event types, by default for all.',
      body: wantedEndpoint,
      answer: endpoint,
      handle: ({ body }) => {
        const registered = endpoints.register(body);
        return registered === undefined ? full('endpoint', endpointsMax) : done(registered);
      },
    }),
    {
      method: 'DELETE',
      path: '/webhooks/endpoints/{id}',
      summary: 'Registers a URL no longer; what is on its way to it stays so.',
      answer: removed,
      handle: (request) => remove('endpoint', request, endpoints.remove),
    },
  ];
}

function outboxRoutes({ desk }: Webhooks): readonly ControlRoute[] {
  const deeds = ['resend', 'duplicate', 'hold', 'release', 'drop'] as const;
  const answerOf = (id: string, problem: DeskProblem | null) =>
    problem === null ? done(desk.find(id)) : toRefusal(problem);
  return [
    {
      method: 'GET',
      path: '/webhooks/outbox',
      summary:
        'Lists the transmissions with their attempts; ?order=, ?paymentKey= and ?status= choose.',
      answer: z.array(transmission),
      query: z.object({ order: z.string(), paymentKey: z.string(), status: z.string() }).partial(),
      handle: ({ query }) => done(desk.all().filter((one) => isWanted(one, query))),
    },
    {
      method: 'GET',
      path: '/webhooks/outbox/{id}',
      summary: 'Shows one transmission with its attempts.',
      answer: transmission,
      handle: ({ params }) => {
        const id = params['id'] ?? '';
        const found = desk.find(id);
        return found === undefined ? notThere('transmission', id) : done(found);
      },
    },
    ...deeds.map(
      (deed): ControlRoute => ({
        method: 'POST',
        path: `/webhooks/outbox/{id}/${deed}`,
        summary: deedSummaries[deed],
        answer: transmission,
        handle: ({ params }) => {
          const id = params['id'] ?? '';
          return answerOf(id, desk[deed](id));
        },
      }),
    ),
    routeWithBody({
      method: 'POST',
      path: '/webhooks/order',
      summary: 'Sends these transmissions now, in this order.',
      body: order,
      answer: z.array(transmission),
      handle: ({ body: { ids } }) => {
        const problem = desk.reorder(ids);
        return problem === null ? done(ids.map(desk.find)) : toRefusal(problem);
      },
    }),
  ];
}

const deedSummaries = {
  resend: 'Sends it once more at once.',
  duplicate: 'Sends the same once more, as a transmission of its own.',
  hold: 'Keeps it back until it is released.',
  release: 'Sends what was kept back.',
  drop: 'Sends it never again.',
} as const;

function faultRoutes({ rules }: Webhooks): readonly ControlRoute[] {
  return [
    {
      method: 'GET',
      path: '/webhooks/faults',
      summary: 'Lists the fault rules of webhooks, those that have fired too.',
      answer: z.array(listedRule),
      handle: () => done(rules.list().map(toListed)),
    },
    routeWithBody({
      method: 'POST',
      path: '/webhooks/faults',
      summary: 'Arms a fault rule for one webhook, or for each.',
      body: z.object({ at: target, ...webhookFaultFields }),
      answer: listedRule,
      handle: ({ body }) => {
        const armed = rules.arm(body, 'control');
        return armed === undefined ? full('fault rule', boardRulesMax) : done(toListed(armed));
      },
    }),
    {
      method: 'DELETE',
      path: '/webhooks/faults/{id}',
      summary: 'Calls a fault rule off.',
      answer: removed,
      handle: (request) => remove('fault rule', request, rules.remove),
    },
  ];
}

function toListed({ id, rule, state, firedTimes }: ReturnType<WebhookRules['list']>[number]) {
  return { id, ...rule, at: toAddressText(rule.at), state, firedTimes };
}

/** An order is known by its own id or by that which the PG knows it by. */
function isWanted(transmission: Transmission, query: URLSearchParams): boolean {
  const { order, pgOrderId, paymentKey, status } = transmission;
  const wanted: readonly (readonly [string, readonly (string | null)[]])[] = [
    ['order', [order, pgOrderId]],
    ['paymentKey', [paymentKey]],
    ['status', [status]],
  ];
  return wanted.every(([name, values]) => !query.has(name) || values.includes(query.get(name)));
}

function done(value: unknown): ControlAnswer {
  return { status: 200, value };
}

function full(what: string, max: number): ControlAnswer {
  return { status: 409, problem: `Expected room for one more ${what}, but there are ${max}.` };
}

function notThere(what: string, id: string): ControlAnswer {
  return { status: 404, problem: `Expected the id of a ${what}, but there is no ${id}.` };
}

function remove(
  what: string,
  { params }: ControlRequest,
  deed: (id: string) => boolean,
): ControlAnswer {
  const id = params['id'] ?? '';
  return deed(id) ? done({ removed: id }) : notThere(what, id);
}

function toRefusal({ kind, problem }: DeskProblem): ControlAnswer {
  return { status: kind === 'unknown' ? 404 : 409, problem };
}

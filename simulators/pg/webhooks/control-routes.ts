import { z } from 'zod';
import type { ControlAnswer, ControlRequest, ControlRoute } from '../../kit/control/control-route.js';
import { eventTypes } from './core/event-type.js';
import { type Endpoint, endpoint } from './endpoints.js';
import { type DeskProblem } from './desk.js';
import { type WebhookRule, webhookRule } from './webhook-rules.js';
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
  paymentKey: z.string().nullable(),
  tells: z.string().nullable(),
  body: z.string(),
  createdAtMs: z.int(),
  status: z.enum(['waiting', 'held', 'sending', 'delivered', 'failed', 'dropped']),
  dueAtMs: z.int().nullable(),
  attempts: z.array(z.looseObject({ retriedCount: z.int(), sentAtMs: z.int() })),
});

const armedRule = z.object({ id: z.string(), rule: webhookRule });

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
    {
      method: 'POST',
      path: '/webhooks/endpoints',
      summary: 'Registers a URL for some event types, by default for all.',
      body: wantedEndpoint,
      answer: endpoint,
      handle: ({ body }) => {
        const wanted = body as Omit<Endpoint, 'id'>; // As the schema above parsed it.
        const registered = endpoints.register(wanted);
        if (registered !== undefined) return done(registered);
        return { status: 409, problem: 'Expected room for one more endpoint, but 100 are registered.' };
      },
    },
    {
      method: 'DELETE',
      path: '/webhooks/endpoints/{id}',
      summary: 'Registers a URL no longer; what is on its way to it stays so.',
      answer: removed,
      handle: (request) => remove('endpoint', request, endpoints.remove),
    },
  ];
}

function outboxRoutes({ outbox }: Webhooks): readonly ControlRoute[] {
  const deeds = ['resend', 'duplicate', 'hold', 'release', 'drop'] as const;
  const answerOf = (id: string, problem: DeskProblem | null) =>
    problem === null ? done(outbox.find(id)) : toRefusal(problem);
  return [
    {
      method: 'GET',
      path: '/webhooks/outbox',
      summary: 'Lists the transmissions with their attempts; ?order=, ?paymentKey= and ?status= choose.',
      answer: z.array(transmission),
      handle: ({ query }) => done(outbox.all().filter((one) => isWanted(one, query))),
    },
    {
      method: 'GET',
      path: '/webhooks/outbox/{id}',
      summary: 'Shows one transmission with its attempts.',
      answer: transmission,
      handle: ({ params }) => {
        const id = params['id'] ?? '';
        const found = outbox.find(id);
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
          return answerOf(id, outbox[deed](id));
        },
      }),
    ),
    {
      method: 'POST',
      path: '/webhooks/order',
      summary: 'Sends these transmissions now, in this order.',
      body: order,
      answer: z.array(transmission),
      handle: ({ body }) => {
        const { ids } = body as z.infer<typeof order>; // As the schema above parsed it.
        const problem = outbox.reorder(ids);
        return problem === null ? done(ids.map((id) => outbox.find(id))) : toRefusal(problem);
      },
    },
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
      summary: 'Lists the fault rules of webhooks that may still fire.',
      answer: z.array(armedRule),
      handle: () => done(rules.armed()),
    },
    {
      method: 'POST',
      path: '/webhooks/faults',
      summary: 'Arms a fault rule for one webhook, or for each.',
      body: webhookRule,
      answer: armedRule,
      handle: ({ body }) => {
        const armed = rules.arm(body as WebhookRule); // As the schema above parsed it.
        if (armed !== undefined) return done(armed);
        return { status: 409, problem: 'Expected room for one more rule, but 1000 are armed.' };
      },
    },
    {
      method: 'DELETE',
      path: '/webhooks/faults/{id}',
      summary: 'Calls a fault rule off.',
      answer: removed,
      handle: (request) => remove('fault rule', request, rules.disarm),
    },
  ];
}

type Wanted = { readonly order: string | null; readonly paymentKey: string | null; readonly status: string };

function isWanted(transmission: Wanted, query: URLSearchParams): boolean {
  return (['order', 'paymentKey', 'status'] as const).every((name) => {
    const wanted = query.get(name);
    return wanted === null || wanted === transmission[name];
  });
}

function done(value: unknown): ControlAnswer {
  return { status: 200, value };
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

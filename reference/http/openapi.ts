// The service's API as OpenAPI 3.1, made from the route table: from the very schemas that validate the requests.

import type { RequestRoute, Server, ServerRoute } from '@hapi/hapi';
import Joi from 'joi';

/** What a route says of its answers: a description, what the body is, and of which type, by default JSON. */
export type Answers = Readonly<Record<number, Described>>;

type Described = {
  readonly description: string;
  readonly body?: Joi.Schema;
  readonly type?: string;
};

declare module '@hapi/hapi' {
  interface PluginSpecificConfiguration {
    answers?: Answers;
    /** What a body is expected to be where any is taken. */
    expects?: Joi.Schema;
  }
}

export const refusalBody = Joi.object({
  status: Joi.string().valid('refused').required(),
  reason: Joi.string().required(),
}).unknown();

/** Made when somebody first asks: building a service stays cheap. */
export function createOpenApiRoute(): ServerRoute {
  let description: object | undefined;
  return {
    method: 'GET',
    path: '/openapi.json',
    options: { description: 'This description' },
    handler: ({ server }) => (description ??= describeApi(server)),
  };
}

function describeApi(server: Server): object {
  const paths: Record<string, Record<string, unknown>> = {};
  const routes = [...server.table()].sort((a, b) => compare(a.path, b.path));
  for (const route of routes) {
    // What has no description is a page, not API.
    if (route.settings.description === undefined) continue;
    paths[route.path] = { ...paths[route.path], [route.method]: toOperation(route) };
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Payment service', version: '1', description: aboutRefusals },
    paths,
    components: {
      securitySchemes: {
        readersToken: { type: 'http', scheme: 'bearer', description: 'OPERATOR_TOKEN' },
        operatorsToken: { type: 'http', scheme: 'bearer', description: 'One of OPERATORS' },
        nameAndToken: { type: 'http', scheme: 'basic' },
        attemptSecret: { type: 'apiKey', in: 'header', name: 'attempt-secret' },
      },
      schemas: { Refusal: toJsonSchema(refusalBody) },
    },
  };
}

const aboutRefusals =
  'A refusal carries a reason for programs and says nothing about money. ' +
  'Whatever happens, the status of an attempt tells how its payment stands.';

function toOperation({ path, settings }: RequestRoute): object {
  const { validate, plugins, tags = [] } = settings;
  const payload = plugins?.expects ?? validate?.payload;
  return {
    summary: settings.description,
    tags,
    parameters: [...pathParameters(path), ...queryParameters(validate?.query)],
    ...(Joi.isSchema(payload) && {
      requestBody: {
        required: true,
        ...contentOf(toJsonSchema(payload)),
      },
    }),
    responses: toResponses(plugins?.answers ?? { 200: { description: 'As it is' } }),
    ...securityOf(tags),
  };
}

function securityOf(tags: readonly string[]): object {
  if (tags.includes('customer')) return { security: [{ attemptSecret: [] }] };
  if (!tags.includes('operator')) return {};
  const named = [{ operatorsToken: [] }, { nameAndToken: [] }];
  return { security: tags.includes('named') ? named : [{ readersToken: [] }, ...named] };
}

function toResponses(answers: Answers): object {
  const responses = Object.entries(answers).map(
    ([status, { description, body, type }]): [string, object] => [
      status,
      { description, ...(body !== undefined && contentOf(toJsonSchema(body), type)) },
    ],
  );
  const refusal = contentOf({ $ref: '#/components/schemas/Refusal' });
  return {
    ...Object.fromEntries<object>(responses),
    default: { description: 'Refused, with the reason', ...refusal },
  };
}

function contentOf(schema: object, type = 'application/json'): object {
  return { content: { [type]: { schema } } };
}

function pathParameters(path: string): readonly object[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(query: unknown): readonly object[] {
  if (!Joi.isSchema(query)) return [];
  const { properties = {}, required = [] } = toJsonSchema(query) as {
    readonly properties?: Readonly<Record<string, unknown>>;
    readonly required?: readonly string[];
  }; // Queries are objects.
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

/** Joi's own translation; what a custom rule checks cannot be told in JSON Schema. */
function toJsonSchema(schema: Joi.Schema): object {
  return schema['~standard'].jsonSchema.input({ target: 'draft-2020-12' });
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

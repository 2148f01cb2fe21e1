import { z } from 'zod';
import type { ControlRoute } from './control-route.js';
import { sessionHeader } from './sessions.js';

/** Everything under it is control, not the party's API. */
export const controlPrefix = '/simulator';

type Info = { readonly title: string; readonly version: string; readonly description: string };

/** The OpenAPI 3.1 description of these routes, made from the schemas that check them. */
export function toOpenApi(routes: readonly ControlRoute[], { title, version, description }: Info) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = `${controlPrefix}${route.path}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: toOperation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title, version, description },
    paths,
    components: {
      parameters: {
        session: {
          name: sessionHeader,
          in: 'header',
          required: false,
          description: 'Whose simulator is meant; the one named "default" when it is left out.',
          schema: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' },
        },
      },
      schemas: { Problem: toJsonSchema(problemSchema, 'output') },
    },
  };
}

/** What every refusal of control looks like. */
export const problemSchema = z.object({
  problem: z.string().describe('What was expected and what came.'),
  issues: z
    .array(z.object({ path: z.string(), problem: z.string() }))
    .exactOptional()
    .describe('All fields that are wrong.'),
});

function toOperation(route: ControlRoute) {
  const { method, path, summary, body } = route;
  const words = path.split(/[^A-Za-z]+/).filter((word) => word !== '');
  return {
    operationId: [method.toLowerCase(), ...words].join('-'),
    summary,
    parameters: [
      { $ref: '#/components/parameters/session' },
      ...pathParameters(path),
      ...queryParameters(route),
    ],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: json(body, 'input') } }),
    responses: {
      200: { description: 'Done.', content: toContent(route) },
      default: {
        description: 'Refused, and why.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function toContent({ answer, contentType }: ControlRoute) {
  if (contentType !== undefined) return { [contentType]: { schema: { type: 'string' } } };
  return json(answer ?? z.unknown(), 'output');
}

function pathParameters(path: string) {
  return Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters({ query }: ControlRoute) {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: toJsonSchema(schema as z.ZodType, 'input'), // A shape holds schemas.
  }));
}

function json(schema: z.ZodType, io: 'input' | 'output') {
  return { 'application/json': { schema: toJsonSchema(schema, io) } };
}

function toJsonSchema(schema: z.ZodType, io: 'input' | 'output') {
  const settings = { target: 'draft-2020-12', unrepresentable: 'any', io } as const;
  const entries = Object.entries(z.toJSONSchema(schema, settings));
  return Object.fromEntries(entries.filter(([name]) => name !== '$schema'));
}

import type { z } from 'zod';

/** One thing that can be asked of a simulator from beside its API. */
export type ControlRoute = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Beneath the control prefix, in hapi's syntax: `/webhooks/{id}`. */
  readonly path: string;
  /** One sentence for the OpenAPI description. */
  readonly summary: string;
  /** What the query may be besides the session, as an object of texts; undefined when nothing is read. */
  readonly query?: z.ZodObject;
  /** What the body must be; undefined when there is none. */
  readonly body?: z.ZodType;
  /** What a good answer (200) carries. */
  readonly answer?: z.ZodType;
  /** Of a good answer; JSON when it is left out. A text is sent as it is. */
  readonly contentType?: string;
  /** Carries it out. Throws nothing that a caller can cause. */
  readonly handle: (request: ControlRequest) => ControlAnswer | Promise<ControlAnswer>;
};

export type ControlRequest = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** As `body` parsed it. */
  readonly body: unknown;
};

/** `problem`: what was expected and what came. */
export type ControlAnswer =
  | { readonly status: 200; readonly value: unknown }
  | { readonly status: 400 | 404 | 409; readonly problem: string };

/** A route whose handler sees the body in the type that its schema gives it. */
export function routeWithBody<T>(
  route: Omit<ControlRoute, 'body' | 'handle'> & {
    readonly body: z.ZodType<T>;
    readonly handle: (
      request: ControlRequest & { readonly body: T },
    ) => ReturnType<ControlRoute['handle']>;
  },
): ControlRoute {
  const { handle } = route;
  // The server parses the body by this very schema before it asks.
  return { ...route, handle: (request) => handle({ ...request, body: request.body as T }) };
}

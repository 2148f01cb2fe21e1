import type { Operation } from './simulator.js';

export type Match = {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
};

/** A literal segment, or the name of a parameter. */
type Segment = { readonly literal: string | null; readonly name: string };

/** What a request is routed by. */
export type Routed = Pick<Operation, 'method' | 'path'>;

/** `place`: where the operation stands among those that the route was made from. */
type Route = { readonly place: number; readonly segments: readonly Segment[] };

/** Routes that may be meant, by method and number of segments, those with the fewest parameters first. */
type Routes = ReadonlyMap<string, readonly Route[]>;

/** A party's operations never change, are matched millions of times, and may be as many parties' as there are runs. */
const routesOf = new WeakMap<readonly Routed[], Routes>();

/**
 * The operation that a request means, as hapi would route it: a literal segment wins over a
 * `{parameter}`. Undefined when there is none.
 */
export function matchOperation(
  operations: readonly Operation[],
  { method, path }: { readonly method: string; readonly path: string },
): Match | undefined {
  const given = path.split('/');
  for (const { place, segments } of knownRoutes(operations).get(`${method} ${given.length}`) ??
    []) {
    const operation = operations[place];
    const params = paramsOf(segments, given);
    if (operation !== undefined && params !== undefined) return { operation, params };
  }
  return undefined;
}

/** `operations` are routed as `plans` are, which stand in the same order. */
export function shareRoutes(operations: readonly Routed[], plans: readonly Routed[]): void {
  routesOf.set(operations, knownRoutes(plans));
}

function knownRoutes(routed: readonly Routed[]): Routes {
  const known = routesOf.get(routed);
  if (known !== undefined) return known;
  const routes = toRoutes(routed);
  routesOf.set(routed, routes);
  return routes;
}

function toRoutes(routed: readonly Routed[]): Routes {
  const routes = new Map<string, Route[]>();
  for (const [place, { method, path }] of routed.entries()) {
    const segments = path.split('/').map(toSegment);
    const key = `${method} ${segments.length}`;
    routes.set(key, [...(routes.get(key) ?? []), { place, segments }]);
  }
  for (const same of routes.values()) {
    same.sort((one, other) => countParameters(one) - countParameters(other));
  }
  return routes;
}

function toSegment(text: string): Segment {
  const name = /^\{(\w+)\}$/.exec(text)?.[1];
  return name === undefined ? { literal: text, name: '' } : { literal: null, name };
}

function countParameters({ segments }: Route): number {
  return segments.filter(({ literal }) => literal === null).length;
}

function paramsOf(
  segments: readonly Segment[],
  given: readonly string[],
): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [place, { literal, name }] of segments.entries()) {
    const text = given[place] ?? '';
    if (literal !== null) {
      if (literal !== text) return undefined;
      continue;
    }
    const value = text === '' ? undefined : decode(text);
    if (value === undefined) return undefined;
    params[name] = value;
  }
  return params;
}

/** Undefined for a `%` that begins no character: such a path leads nowhere. */
function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

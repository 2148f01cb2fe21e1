import type { Operation } from './simulator.js';

export type Match = {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
};

/** A literal segment, or the name of a parameter. */
type Segment = { readonly literal: string | null; readonly name: string };

type Route = { readonly operation: Operation; readonly segments: readonly Segment[] };

/** Each party's operations never change, and are matched millions of times. */
const routes = new WeakMap<readonly Operation[], readonly Route[]>();

/**
 * The operation that a request means, as hapi would route it: a literal segment wins over a
 * `{parameter}`. Undefined when there is none.
 */
export function matchOperation(
  operations: readonly Operation[],
  { method, path }: { readonly method: string; readonly path: string },
): Match | undefined {
  const known = routes.get(operations) ?? toRoutes(operations);
  routes.set(operations, known);
  const given = path.split('/');
  for (const { operation, segments } of known) {
    const params = operation.method === method ? paramsOf(segments, given) : undefined;
    if (params !== undefined) return { operation, params };
  }
  return undefined;
}

/** Those with the fewest parameters come first. */
function toRoutes(operations: readonly Operation[]): readonly Route[] {
  return operations
    .map((operation) => ({ operation, segments: operation.path.split('/').map(toSegment) }))
    .sort((one, other) => countParameters(one) - countParameters(other));
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
  if (segments.length !== given.length) return undefined;
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

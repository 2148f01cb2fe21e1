import type { Operation } from './simulator.js';

export type Match = {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
};

/**
 * The operation that a request means, as hapi would route it: a literal segment wins over a
 * `{parameter}`. Undefined when there is none.
 */
export function matchOperation(
  operations: readonly Operation[],
  { method, path }: { readonly method: string; readonly path: string },
): Match | undefined {
  const segments = path.split('/');
  return operations
    .filter((operation) => operation.method === method)
    .flatMap((operation) => {
      const params = paramsOf(operation.path.split('/'), segments);
      return params === undefined ? [] : [{ operation, params }];
    })
    .sort((one, other) => Object.keys(one.params).length - Object.keys(other.params).length)[0];
}

function paramsOf(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [place, expected] of pattern.entries()) {
    const segment = segments[place] ?? '';
    const name = /^\{(\w+)\}$/.exec(expected)?.[1];
    if (name === undefined ? expected !== segment : segment === '') return undefined;
    const value = name === undefined ? '' : decode(segment);
    if (value === undefined) return undefined;
    if (name !== undefined) params[name] = value;
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

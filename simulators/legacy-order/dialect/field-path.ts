// Where a field stands in another company's JSON: names with points between, `DATA.ORD_NO`.

import { z } from 'zod';

type Json = Record<string, unknown>;

/** Names of letters (any alphabet's), digits, `_` and `-`. */
export const fieldPath = z
  .string()
  .max(200)
  .regex(
    /^(?!__)[\p{L}_][\p{L}\p{N}_-]*(\.(?!__)[\p{L}_][\p{L}\p{N}_-]*)*$/u,
    'expected names with points between, such as DATA.ORD_NO',
  );

/** What stands there; undefined when nothing does. */
export function readField(json: unknown, path: string): unknown {
  let value = json;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) {
      return undefined;
    }
    value = (value as Json)[name]; // It has this name of its own.
  }
  return value;
}

/** Puts a value there, with the objects that lead to it. */
export function writeField(json: Json, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop() ?? path;
  let inner = json;
  for (const name of names) {
    inner[name] ??= {};
    inner = inner[name] as Json; // Of two paths none leads through the other: the schema sees to it.
  }
  inner[last] = value;
}

/** Whether one cannot be written beside the other: they are the same, or one leads through the other. */
export function areAtOdds(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}

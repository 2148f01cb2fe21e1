import type { z } from 'zod';
import { nearest } from '../simulators/kit/exchange/read-by.js';
import { UsageError } from './exit-code.js';

/**
 * Reads every `--switch name=value` by the party's own schema; says all that is wrong with them at once. Values are
 * JSON, or else texts.
 */
export function readSwitches<T>(
  pairs: readonly string[],
  schema: z.ZodType<T> & { readonly shape: object },
): T {
  const names = Object.keys(schema.shape);
  const values = Object.fromEntries(pairs.map(split));
  const parsed = schema.safeParse(values, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new UsageError(
    parsed.error.issues.flatMap((issue) => {
      if (issue.code !== 'unrecognized_keys') {
        const name = issue.path.map(String).join('.');
        return [`--switch ${name}=${JSON.stringify(issue.input)}: ${issue.message}`];
      }
      return issue.keys.map((name) => {
        const near = nearest(name, names);
        const hint = near === undefined ? '' : `; did you mean ${near}?`;
        return `--switch ${name}: expected one of ${names.join(', ')}${hint}`;
      });
    }),
  );
}

function split(pair: string): readonly [string, unknown] {
  const equalsAt = pair.indexOf('=');
  if (equalsAt < 1) throw new UsageError([`--switch ${pair}: expected name=value`]);
  return [pair.slice(0, equalsAt), toValue(pair.slice(equalsAt + 1))];
}

function toValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text; // A text needs no quotes here.
  }
}

import leven from 'leven';
import { z } from 'zod';
import { parseJson } from './parse-json.js';

/** What a caller is told of its mistake. */
export type Problem = {
  readonly problem: string;
  readonly issues?: readonly { readonly path: string; readonly problem: string }[];
};

/** The value as the schema has it, or every fault at once, each with the path of its field and what is allowed there. */
export function readBy<T>(schema: z.ZodType<T>, value: unknown, where: string): ReadValue<T> {
  const parsed = schema.safeParse(value, { reportInput: true, error: nameKnownFields });
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problem: toProblem(parsed.error, where) };
}

/** The same of a body as it came. */
export function readBodyBy<T>(schema: z.ZodType<T>, text: string): ReadValue<T> {
  const json = parseJson(text);
  if (json !== undefined) return readBy(schema, json, 'body');
  const came = text === '' ? 'nothing' : `"${text.slice(0, 80)}"`;
  return { ok: false, problem: { problem: `body: expected JSON, got ${came}` } };
}

/** The same of what a program was written with: a fault there is a bug, and thrown. */
export function requireBy<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
  const read = readBy(schema, value, where);
  if (read.ok) return read.value;
  throw new Error(read.problem.problem);
}

export type ReadValue<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

/** Zod names the fields that are too many, but not the ones that there are. */
const nameKnownFields: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== 'unrecognized_keys' || !(issue.inst instanceof z.ZodObject)) return undefined;
  const known = Object.keys(issue.inst.shape);
  const near = issue.keys.flatMap((key) => nearest(key, known) ?? []).map((name) => `"${name}"`);
  const hint = near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`;
  return `no such field is known, only ${known.join(', ')}${hint}`;
};

function toProblem(error: z.ZodError, where: string): Problem {
  const issues = error.issues.flatMap(toIssues).map(({ path, problem }) => ({
    path: [where, ...path].join('.'),
    problem,
  }));
  return { problem: issues.map(({ path, problem }) => `${path}: ${problem}`).join('; '), issues };
}

/** The known one that is most like it; undefined when none is. */
export function nearest(given: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((name) => ({ name, distance: leven(given, name) }))
    .sort((one, other) => one.distance - other.distance);
  return best !== undefined && best.distance <= Math.max(2, given.length / 2)
    ? best.name
    : undefined;
}

type Issue = { readonly path: readonly PropertyKey[]; readonly problem: string };

function toIssues(issue: z.core.$ZodIssue): readonly Issue[] {
  const { path, input } = issue;
  switch (issue.code) {
    case 'invalid_value': {
      const allowed = issue.values.map((value) => JSON.stringify(value)).join(', ');
      return [{ path, problem: `expected one of ${allowed}, got ${toText(input)}${hint(issue)}` }];
    }
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], problem: issue.message }));
    case 'invalid_union':
      return toUnionIssues(issue);
    case 'custom':
      return [{ path, problem: issue.message }];
    case 'invalid_type':
    case 'invalid_format':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'too_big':
    case 'too_small':
      // "received undefined" is said better by what follows.
      return [
        {
          path,
          problem: `${lowerFirst(issue.message).replace(/, received undefined$/, '')}, got ${toText(input)}`,
        },
      ];
  }
}

/** What each alternative wants, in one line. */
function toUnionIssues({ path, errors, input }: z.core.$ZodIssueInvalidUnion): readonly Issue[] {
  const wishes = errors.map((issues) =>
    issues
      .map((issue) => (issue.path.length === 0 ? '' : `${issue.path.join('.')}: `) + wishOf(issue))
      .join(' and '),
  );
  return [{ path, problem: `${[...new Set(wishes)].join(', or ')}; got ${toText(input)}` }];
}

function wishOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_value') return lowerFirst(issue.message);
  return `expected one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
}

function hint({ values, input }: z.core.$ZodIssueInvalidValue): string {
  const near = typeof input === 'string' ? nearest(input, values.map(String)) : undefined;
  return near === undefined ? '' : `; did you mean "${near}"?`;
}

/** Zod's message as the rest of a sentence; an example in it stays as it is. */
export function lowerFirst(message: string): string {
  return message
    .replace(/^Invalid input: /, '')
    .replace(/^[A-Z]/, (letter) => letter.toLowerCase());
}

function toText(input: unknown): string {
  if (input === undefined) return 'nothing';
  const text = JSON.stringify(input);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

import { readFile } from 'node:fs/promises';
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { lowerFirst, nearest } from '../simulators/kit/exchange/read-by.js';

/** Something wrong in a file that a user wrote, at a place (from 1). */
export type FileFault = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
};

export type ValueOrFaults<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly FileFault[] };

/** Reads a YAML file by its schema. A file that cannot be read or understood is answered with its faults. */
export async function readYaml<T>(file: string, schema: z.ZodType<T>): Promise<ValueOrFaults<T>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => new Error(String(error)));
  if (typeof text !== 'string') {
    const message = `expected a readable file, got ${text.message}`;
    return { ok: false, faults: [{ file, line: 1, column: 1, message }] };
  }
  return parseYaml({ text, file }, schema);
}

/** Understands the text of a YAML file by its schema. */
export function parseYaml<T>(
  { text, file }: { readonly text: string; readonly file: string },
  schema: z.ZodType<T>,
): ValueOrFaults<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (document.errors.length > 0) {
    const faults = document.errors.map((error) => ({
      ...at(error.pos[0]),
      message: error.message,
    }));
    return { ok: false, faults };
  }
  const parsed = schema.safeParse(document.toJS(), { error: nameAllowedFields, reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  const faults = parsed.error.issues
    .flatMap(innermost)
    .map((issue) => ({ ...at(offsetOf(document, issue)), message: toMessage(issue) }));
  return { ok: false, faults };
}

/** One line a fault: `file:line:column message`. */
export function toFaultLine({ file, line, column, message }: FileFault): string {
  return `${file}:${line}:${column} ${message}`;
}

type Issue = z.core.$ZodIssue;

/** Of the alternatives of a union, the complaints of the one that came nearest. */
function innermost(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const alternatives = issue.errors
    .map((issues) => issues.flatMap(innermost))
    .filter((issues) => issues.length > 0);
  const depth = (issues: readonly Issue[]) =>
    Math.max(
      ...issues.map(({ path, code }) => path.length * 2 + (code === 'invalid_type' ? 0 : 1)),
    );
  const [best = []] = alternatives.sort(
    (one, other) => depth(other) - depth(one) || one.length - other.length,
  );
  const meant = best.some(isAboutKeys) ? toAlternatives(best, alternatives) : best;
  return meant.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

const isAboutKeys = ({ code, path }: Issue) => code === 'unrecognized_keys' && path.length === 0;

/** When the fields fit no alternative, those are named by which the alternatives are told apart: the ones that each misses. */
function toAlternatives(best: Issue[], alternatives: readonly Issue[][]): Issue[] {
  const missed = alternatives
    .filter((issues) => issues.some(isAboutKeys))
    .flatMap((issues) =>
      issues.filter(({ path, input }) => path.length === 1 && input === undefined),
    );
  const names = missed.map(({ path }) => String(path[0]));
  const given = best.flatMap((one) => (one.code === 'unrecognized_keys' ? one.keys : []));
  if (names.length < 2) return best;
  const hints = given.map((key) => `"${key}"${didYouMean(key, names)}`).join(', ');
  const message = `expected one of ${[...new Set(names)].join(', ')}, got ${hints}`;
  return [{ code: 'custom', path: [], input: given, message }];
}

/** Where the node that an issue is about begins; for an unknown field, the field itself. */
function offsetOf(document: Document, issue: Issue): number {
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]] : issue.path;
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const name = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isNode(key) && String(key) === String(name));
      if (isNode(pair?.key)) return pair.key.range?.[0] ?? 0;
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node)) return node.range?.[0] ?? 0;
  }
  return 0;
}

function toMessage(issue: Issue): string {
  const place = issue.path.length === 0 ? 'the file' : `"${issue.path.join('.')}"`;
  if (issue.code === 'invalid_value') {
    return `${place}: expected one of ${issue.values.map(String).join(', ')}${nearestOf(issue)}`;
  }
  const isOurs = issue.code === 'custom' || issue.code === 'unrecognized_keys';
  return `${place}: ${isOurs ? issue.message : lowerFirst(issue.message)}`;
}

/** Zod names the fields that are too many, but not the ones that there are. */
const nameAllowedFields: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== 'unrecognized_keys') return undefined;
  const allowed = issue.inst instanceof z.ZodObject ? Object.keys(issue.inst.shape) : [];
  const given = issue.keys.map((key) => `"${key}"${didYouMean(key, allowed)}`).join(', ');
  return `expected only the fields ${allowed.join(', ')}, got ${given}`;
};

function nearestOf(issue: Extract<Issue, { code: 'invalid_value' }>): string {
  if (typeof issue.input !== 'string') return '';
  return `, got "${issue.input}"${didYouMean(issue.input, issue.values.map(String))}`;
}

/** ` (did you mean "…"?)`, or nothing when no name is near. */
export function didYouMean(given: string, names: readonly string[]): string {
  const near = nearest(given, names);
  return near === undefined ? '' : ` (did you mean "${near}"?)`;
}

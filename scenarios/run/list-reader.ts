import type { z } from 'zod';
import { parseJson } from '../../simulators/kit/exchange/parse-json.js';
import type { History } from '../../simulators/kit/history/history.js';
import type { ReadList } from './operators-eyes.js';

export type ListReaderDeps = {
  readonly history: Pick<History, 'record'>;
  readonly readList: ReadList;
};

/** Null when there is none, or none that can be read. The same text is the same list, for reading is not free. */
export type ListReader<T> = () => Promise<T | null>;

/**
 * Reads one of the operators' lists. Another service may show a page there, or a list in words of its own: then it shows
 * none, which the history says once.
 */
export function createListReader<T>(
  { history, readList }: ListReaderDeps,
  { path, schema }: { readonly path: string; readonly schema: z.ZodType<T> },
): ListReader<T> {
  let last: { readonly body: string; readonly list: T } | null = null;
  let isSaid = false;
  return async () => {
    const body = await readList(path);
    if (body === null) return null;
    if (body === last?.body) return last.list;
    const { data: list } = schema.safeParse(parseJson(body));
    if (list !== undefined) {
      last = { body, list };
      return list;
    }
    if (!isSaid) history.record({ kind: 'list-unreadable', path });
    isSaid = true;
    return null;
  };
}

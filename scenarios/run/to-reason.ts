import { z } from 'zod';
import { parseJson } from '../../simulators/kit/exchange/parse-json.js';

const refusalSchema = z.object({ reason: z.string() });

/** Why the service refuses: its own word, or the whole of an answer in another shape. */
export function toReason(body: string): string {
  const read = refusalSchema.safeParse(parseJson(body));
  return read.success ? read.data.reason : body;
}

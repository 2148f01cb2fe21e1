import type { SimulatorReply, SimulatorRequest } from '../kit/exchange/simulator.js';
import { errorOf } from './errors.js';

/** An answer before its headers: what the idempotency store keeps. */
export type Answer = {
  readonly status: number;
  readonly body: string;
  readonly code: string | null;
  /** JSON unless it says otherwise. */
  readonly contentType?: string | undefined;
  /** Where a redirect leads to. */
  readonly location?: string;
};

/** 200 with this object or list. */
export function answerWith(value: object): Answer {
  return { status: 200, body: JSON.stringify(value), code: null };
}

/** 200 without a word. */
export const answerNothing: Answer = { status: 200, body: '', code: null };

/** The error envelope, in the language that the request prefers. */
export function answerError(code: string, request: Pick<SimulatorRequest, 'headers'>): Answer {
  const { status, ko, en } = errorOf(code);
  const message = prefersEnglish(request.headers['accept-language']) ? en : ko;
  return { status, body: JSON.stringify({ code, message }), code };
}

/** Node's fetch always sends `*`, which says nothing: the default stays Korean. */
function prefersEnglish(language: string | undefined): boolean {
  return /^en\b/i.test(language?.trim() ?? '');
}

/** The answer with the headers of the PG, among them the type of its JSON. */
export function toReply(
  { status, body, code, contentType, location }: Answer,
  headers: Readonly<Record<string, string>>,
): SimulatorReply {
  const type = contentType === undefined ? {} : { 'content-type': contentType };
  const to = location === undefined ? {} : { location };
  return { status, body, code, headers: { ...headers, ...type, ...to } };
}

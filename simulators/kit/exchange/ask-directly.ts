// Asks a simulator without a wire and without faults, for tests of its books.

import { matchOperation } from './match-operation.js';
import { parseJson } from './parse-json.js';
import type { Simulator, SimulatorReply, SimulatorRequest } from './simulator.js';

export type Question = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** With its query, if it has one. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a text as it is. */
  readonly body?: object | string;
  /** The code that the run plans to refuse it with. */
  readonly answer?: string;
  readonly exchange?: number;
};

export type DirectReply = SimulatorReply & {
  /** The body as JSON; empty for a body that is none. */
  readonly json: Readonly<Record<string, unknown>>;
  /** The order that the operation believes the request to concern, told before it was executed. */
  readonly order: string | null;
};

/** Executes the operation that the question means; a path that no operation has is a bug of the test. */
export function askDirectly(simulator: Simulator, question: Question): DirectReply {
  const { method, headers = {}, answer, exchange = 0 } = question;
  const [path = '', search = ''] = question.path.split('?', 2);
  const match = matchOperation(simulator.operations, { method, path });
  if (match === undefined) throw new Error(`${simulator.party} has no ${method} ${path}.`);
  const body = toText(question.body);
  const query = new URLSearchParams(search);
  const request: SimulatorRequest = { method, path, params: match.params, query, headers, body };
  const order = match.operation.orderOf(request);
  const reply = match.operation.execute(request, { exchange, answer });
  // The callers know the shape.
  return { ...reply, order, json: (parseJson(reply.body) ?? {}) as DirectReply['json'] };
}

function toText(body: object | string | undefined): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}

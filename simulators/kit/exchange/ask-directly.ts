// Asks a simulator without a wire and without faults, for tests of its books.

import { matchOperation } from './match-operation.js';
import type { Simulator, SimulatorReply, SimulatorRequest } from './simulator.js';

export type Question = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a text as it is. */
  readonly body?: object | string;
  /** The code that the run plans to refuse it with. */
  readonly answer?: string;
  readonly exchange?: number;
};

export type DirectReply = SimulatorReply & {
  /** The body as JSON; empty when there is none. */
  readonly json: Readonly<Record<string, unknown>>;
  /** The order that the operation believes the request to concern, told before it was executed. */
  readonly order: string | null;
};

/** Executes the operation that the question means; a path that no operation has is a bug of the test. */
export function askDirectly(simulator: Simulator, question: Question): DirectReply {
  const { method, path, headers = {}, answer, exchange = 0 } = question;
  const match = matchOperation(simulator.operations, { method, path });
  if (match === undefined) throw new Error(`${simulator.party} has no ${method} ${path}.`);
  const body = toText(question.body);
  const query = new URLSearchParams();
  const request: SimulatorRequest = { method, path, params: match.params, query, headers, body };
  const order = match.operation.orderOf(request);
  const reply = match.operation.execute(request, { exchange, answer });
  const json = (reply.body === '' ? {} : JSON.parse(reply.body)) as DirectReply['json']; // Parsers are the callers.
  return { ...reply, order, json };
}

function toText(body: object | string | undefined): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}

import { z } from 'zod';
import { parseJson } from '../../kit/exchange/parse-json.js';
import type { SimulatorReply } from '../../kit/exchange/simulator.js';
import { type Dialect, orderWords, withOwnPlaces } from './dialect.js';
import { writeField } from './field-path.js';

/** What every answer of the simulator looks like before it is translated. */
const ownAnswer = z.object({
  result: z.enum(['OK', 'REJECTED', 'ERROR']).optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  order: z
    .object({
      orderId: z.string(),
      orderName: z.string(),
      state: z.enum(['payable', 'in-progress', 'cancelling', 'complete', 'unpayable', 'closed']),
      amount: z.int(),
      version: z.int(),
      attemptId: z.string().nullable(),
    })
    .nullable(),
});

type OwnAnswer = z.infer<typeof ownAnswer>;

/** The reply in the words of the dialect. A page for people is no answer, and stays. */
export function toDialectReply(reply: SimulatorReply, dialect: Dialect): SimulatorReply {
  const own = ownAnswer.safeParse(parseJson(reply.body)).data;
  if (own === undefined) return reply;
  const json: Record<string, unknown> = {};
  for (const [place, value] of Object.entries(dialect.answer.constants)) {
    writeField(json, place, value);
  }
  for (const [place, value] of [...envelopeOf(own, dialect), ...orderOf(own, dialect)]) {
    if (place !== null && value !== undefined) writeField(json, place, value);
  }
  return { ...reply, status: statusOf(reply, dialect), body: JSON.stringify(json) };
}

/** Where a value stands, null for nowhere; undefined for none. */
type Placed = readonly [place: string | null, value: unknown];

function envelopeOf(
  { result, code, message }: OwnAnswer,
  { answer: { fields, accepted }, results, codes }: Dialect,
): readonly Placed[] {
  const {
    result: resultAt = 'result',
    code: codeAt = 'code',
    message: messageAt = 'message',
  } = fields;
  const saidCode = code === undefined ? accepted.code : (knownCode(codes, code) ?? code);
  return [
    [resultAt, result === undefined ? undefined : (results[result] ?? result)],
    [codeAt, saidCode],
    [messageAt, message ?? accepted.message],
  ];
}

function knownCode(codes: Dialect['codes'], code: string): string | undefined {
  return Object.entries(codes).find(([own]) => own === code)?.[1];
}

/** An answer about no order has none of its fields. */
function orderOf({ order }: OwnAnswer, dialect: Dialect): readonly Placed[] {
  if (order === null) return [];
  const { answer, numbers, states } = dialect;
  const toText = (number: number) => (numbers === 'text' ? String(number) : number);
  const said = {
    ...order,
    state: states[order.state] ?? order.state,
    amount: toText(order.amount),
    version: toText(order.version),
    attemptId: order.attemptId ?? (answer.nobody === 'empty' ? '' : null),
  };
  const places = withOwnPlaces(answer.fields.order);
  return orderWords.map((word) => [places[word], said[word]]);
}

const outcomes: ReadonlyMap<string | null, keyof Dialect['statuses']> = new Map([
  [null, 'accepted'],
  ['ORDER_UNKNOWN', 'order-unknown'],
  ['MALFORMED', 'malformed'],
  ['PATH_UNKNOWN', 'path-unknown'],
  ['SYSTEM_ERROR', 'failed'],
  ['BUSY', 'failed'],
  ['TOO_MANY_REQUESTS', 'failed'],
]);

/** A refusal that already passes for a success (`refusesWithStatus200`) goes on doing so. */
function statusOf({ status, code }: SimulatorReply, { statuses }: Dialect): number {
  if (code !== null && status === 200) return status;
  return statuses[outcomes.get(code) ?? 'refused'] ?? status;
}

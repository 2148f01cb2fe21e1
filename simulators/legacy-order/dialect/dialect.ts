// How another company's order system says what ours says. The schema is the documentation: every field has its meaning
// beside it. What a dialect does not mention stays as it is.

import { z } from 'zod';
import type { OrderState } from '../core/order.js';
import { messageCodes } from '../reply.js';
import { areAtOdds, fieldPath } from './field-path.js';
import {
  bodyWords,
  type DialectOperation,
  dialectOperations,
  ownPaths,
  type RequestWord,
} from './words.js';

const path = z
  .string()
  .regex(
    /^(\/((?!\.+(\/|$))[\w.~-]+|\{orderId\}))+$/,
    'expected a path such as /ERP/SVC010.do or /repairs/{orderId}',
  )
  .refine((text) => !/^\/simulator(\/|$)/.test(text), 'expected no path of control (/simulator)');

/** Where a word of a request stands in its body; of a GET, in its query. By default under its own name. */
const requestField = fieldPath.exactOptional();

function operation<R extends z.ZodType>(request: R) {
  return z.strictObject({ path: path.exactOptional(), request });
}

const handover = z.strictObject({ orderId: requestField, attemptId: requestField }).prefault({});

/** Null: is left out. */
const answerField = fieldPath.nullable().exactOptional();

const text = z.string().max(200);
const status = z
  .int()
  .min(200)
  .max(599)
  .refine((code) => ![204, 205, 304].includes(code), 'expected a status that comes with a body');
const states = ['payable', 'in-progress', 'cancelling', 'complete', 'unpayable', 'closed'] as const;

/** One value for each of these names, or for some of them. */
function valuesOf<N extends string, V extends z.ZodType>(names: readonly N[], value: V) {
  const fields = Object.fromEntries(names.map((name) => [name, value.exactOptional()]));
  return z.strictObject(fields as Record<N, z.ZodExactOptional<V>>); // One for each name.
}

export const dialectSchema = z
  .strictObject({
    /** Who speaks so. */
    name: z.string().min(1).max(100),
    operations: z
      .strictObject({
        'look-up': operation(z.strictObject({ orderId: requestField }).prefault({}))
          .extend({ method: z.enum(['GET', 'POST']).default('GET') })
          .prefault({}),
        claim: operation(
          z
            .strictObject({
              orderId: requestField,
              attemptId: requestField,
              version: requestField,
            })
            .prefault({}),
        ).prefault({}),
        complete: operation(
          z
            .strictObject({
              orderId: requestField,
              attemptId: requestField,
              paymentKey: requestField,
              amount: requestField,
            })
            .prefault({}),
        ).prefault({}),
        fence: operation(handover).prefault({}),
        release: operation(handover).prefault({}),
      })
      .prefault({}),
    /** Whether amounts and versions are numbers or texts of digits, in requests and answers. */
    numbers: z.enum(['number', 'text']).default('number'),
    answer: z
      .strictObject({
        /** Where each word of an answer stands; null leaves it out. */
        fields: z
          .strictObject({
            result: answerField,
            code: answerField,
            message: answerField,
            order: z
              .strictObject({
                orderId: answerField,
                orderName: answerField,
                state: answerField,
                amount: answerField,
                version: answerField,
                attemptId: answerField,
              })
              .prefault({}),
          })
          .prefault({}),
        /** What every answer carries besides. */
        constants: z
          .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
          .default({}),
        /** What stands in the fields of an answer that refuses nothing. */
        accepted: z
          .strictObject({ code: text.exactOptional(), message: text.exactOptional() })
          .prefault({}),
        /** What stands for an attempt where there is none: null, or an empty text. */
        nobody: z.enum(['null', 'empty']).default('null'),
      })
      .prefault({}),
    results: valuesOf(['OK', 'REJECTED', 'ERROR'], text).prefault({}),
    states: valuesOf(states, text).prefault({}),
    /** Messages stay as they are. A code of a planned answer that is not known here is said as it was planned. */
    codes: valuesOf(messageCodes, text).prefault({}),
    /** The HTTP status of each outcome. */
    statuses: valuesOf(
      ['accepted', 'refused', 'order-unknown', 'malformed', 'path-unknown', 'failed'],
      status,
    ).prefault({}),
  })
  .superRefine((dialect, context) => {
    const fault = (path: readonly string[], message: string) => {
      context.addIssue({ code: 'custom', path: [...path], message });
    };
    judgePaths(dialect.operations, fault);
    judgeRequests(dialect.operations, fault);
    judgeAnswer(dialect.answer, fault);
    judgeStates(dialect.states, fault);
  });

/** How the system of one company speaks. */
export type Dialect = z.output<typeof dialectSchema>;
export type DialectInput = z.input<typeof dialectSchema>;

type Fault = (path: readonly string[], message: string) => void;

/** The path of an operation in this dialect. */
export function pathOf(operations: Dialect['operations'], operation: DialectOperation): string {
  return operations[operation].path ?? ownPaths[operation];
}

function judgePaths(operations: Dialect['operations'], fault: Fault) {
  const all = dialectOperations.map((operation) => {
    const method = operation === 'look-up' ? operations['look-up'].method : 'POST';
    return { operation, route: `${method} ${pathOf(operations, operation)}` };
  });
  for (const [place, { operation, route }] of all.entries()) {
    const other = all.slice(0, place).find((earlier) => overlap(earlier.route, route));
    if (other === undefined) continue;
    fault(
      ['operations', operation],
      `expected a path of its own, got ${route} beside ${other.route} of "${other.operation}"`,
    );
  }
}

/** Whether one request can mean both: some order may be called what the other has at its place. */
function overlap(one: string, other: string): boolean {
  const [own, others] = [one.split('/'), other.split('/')];
  return (
    own.length === others.length &&
    own.every((segment, place) => {
      const beside = others[place];
      return segment === beside || segment === '{orderId}' || beside === '{orderId}';
    })
  );
}

function judgeRequests(operations: Dialect['operations'], fault: Fault) {
  for (const operation of dialectOperations) {
    const words: Partial<Record<RequestWord, string>> = operations[operation].request;
    const places = (pathOf(operations, operation).match(/\{orderId\}/g) ?? []).length;
    if (places + (words.orderId === undefined ? 0 : 1) !== 1) {
      fault(
        ['operations', operation],
        `expected the order once, as {orderId} in "path" or as "orderId" in "request", got it ${places === 0 ? 'nowhere' : 'several times'}`,
      );
    }
    const inBody = bodyWords[operation].map((word) => [word, words[word] ?? word] as const);
    const inPlaces = words.orderId === undefined ? [] : [['orderId', words.orderId] as const];
    const given = [...inPlaces, ...inBody];
    for (const [place, [word, own]] of given.entries()) {
      const other = given.slice(0, place).find(([, earlier]) => areAtOdds(own, earlier));
      if (other === undefined) continue;
      fault(
        ['operations', operation, 'request', word],
        `expected a place of its own, got "${own}" beside "${other[1]}" of "${other[0]}"`,
      );
    }
  }
}

function judgeAnswer(
  { fields: { order, ...envelope }, constants }: Dialect['answer'],
  fault: Fault,
) {
  const at = (prefix: readonly string[], words: Readonly<Record<string, string | null>>) =>
    Object.entries(words).flatMap(([word, own]) =>
      own === null ? [] : [{ path: ['answer', ...prefix, word], own }],
    );
  const places = [
    ...at(['fields'], { result: 'result', code: 'code', message: 'message', ...envelope }),
    ...at(['fields', 'order'], withOwnPlaces(order)),
    ...Object.keys(constants).map((own) => ({ path: ['answer', 'constants', own], own })),
  ];
  for (const own of Object.keys(constants)) {
    if (fieldPath.safeParse(own).success) continue;
    fault(['answer', 'constants', own], `expected names with points between, got "${own}"`);
  }
  for (const [place, { path, own }] of places.entries()) {
    const other = places.slice(0, place).find((earlier) => areAtOdds(own, earlier.own));
    if (other === undefined) continue;
    const name = other.path.slice(1).join('.');
    fault(path, `expected a place of its own, got "${own}" beside "${other.own}" of "${name}"`);
  }
}

/** Where the fields of an order stand, those that the dialect does not mention at their own places. */
export function withOwnPlaces(
  order: Dialect['answer']['fields']['order'],
): Readonly<Record<(typeof orderWords)[number], string | null>> {
  const own = Object.fromEntries(orderWords.map((word) => [word, `order.${word}`]));
  return { ...own, ...order } as ReturnType<typeof withOwnPlaces>; // Every word is there.
}

export const orderWords = [
  'orderId',
  'orderName',
  'state',
  'amount',
  'version',
  'attemptId',
] as const;

/** Who reads an order must know in which state it is. */
function judgeStates(given: Dialect['states'], fault: Fault) {
  const said = new Map<string, OrderState>();
  for (const state of states) {
    const text = given[state] ?? state;
    const other = said.get(text);
    if (other !== undefined) {
      fault(['states', state], `expected a text of its own, got "${text}" of "${other}"`);
    }
    said.set(text, state);
  }
}

import type { Operation, Simulator } from '../../kit/exchange/simulator.js';
import { type Dialect, pathOf } from './dialect.js';
import { toDialectReply } from './to-dialect-reply.js';
import { toOwnRequest } from './to-own-request.js';
import { dialectOperations } from './words.js';

/** The same simulator, asked and answering in another company's dialect. Its operations keep their names. */
export function speakDialect(simulator: Simulator, dialect: Dialect): Simulator {
  const { operations, serverError, notFound, unreadable = notFound } = simulator;
  return {
    ...simulator,
    operations: operations.map((operation) => translate(operation, dialect)),
    serverError: toDialectReply(serverError, dialect),
    notFound: toDialectReply(notFound, dialect),
    unreadable: toDialectReply(unreadable, dialect),
  };
}

function translate(own: Operation, dialect: Dialect): Operation {
  const operation = dialectOperations.find((name) => own.name === `legacy-order.${name}`);
  if (operation === undefined) throw new Error(`No dialect can say ${own.name}.`);
  const said = { dialect, operation };
  return {
    name: own.name,
    method: operation === 'look-up' ? dialect.operations['look-up'].method : own.method,
    path: pathOf(dialect.operations, operation),
    orderOf: (request) => own.orderOf(toOwnRequest(request, said)),
    execute: (request, context) =>
      toDialectReply(own.execute(toOwnRequest(request, said), context), dialect),
  };
}

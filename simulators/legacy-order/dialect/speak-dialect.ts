import type { Operation, Simulator } from '../../kit/exchange/simulator.js';
import { replyMalformed } from '../reply.js';
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

const noOrder = 'expected the order where the dialect has it, got none';

function translate(own: Operation, dialect: Dialect): Operation {
  const operation = dialectOperations.find((name) => own.name === `legacy-order.${name}`);
  if (operation === undefined) throw new Error(`No dialect can say ${own.name}.`);
  const said = { dialect, operation };
  return {
    name: own.name,
    method: operation === 'look-up' ? dialect.operations['look-up'].method : own.method,
    path: pathOf(dialect.operations, operation),
    orderOf: (request) => {
      const asked = toOwnRequest(request, said);
      return asked === undefined ? null : own.orderOf(asked);
    },
    execute: (request, context) => {
      const asked = toOwnRequest(request, said);
      const reply = asked === undefined ? replyMalformed(noOrder) : own.execute(asked, context);
      return toDialectReply(reply, dialect);
    },
  };
}

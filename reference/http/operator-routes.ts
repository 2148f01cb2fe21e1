import type { ResponseToolkit, ServerRoute } from '@hapi/hapi';
import Joi from 'joi';
import { type ActAnswer, type ActDeps, actOnItem } from '../app/act-on-item.js';
import { listManualItems } from '../app/manual-queue.js';
import { readOrderHistory } from '../app/order-history.js';
import { type ActKind, actKinds } from '../core/act.js';
import { parseAttemptId, parseOrderId } from '../core/ids.js';
import { toManualItem } from '../core/manual-item.js';
import { attemptsBody, evidenceBody, heldBody, itemsBody, orderBody } from './answer-bodies.js';
import { refuse } from './error-response.js';
import { stateOf, toListed } from './listed.js';
import { nameOf, type Operators, requireName, requireOperator } from './operators.js';
import { payloadOptions } from './payload-options.js';

export type OperatorDeps = ActDeps & Operators;

const attemptsListedMax = 10_000;

export type ActBody = {
  readonly act: ActKind;
  /** The item's version as the operator saw it. */
  readonly version: number;
  readonly note: string;
};

export const actFields = {
  act: Joi.string()
    .valid(...actKinds)
    .required(),
  version: Joi.number().integer().min(1).required(),
  // What a hand leaves at its ends is no mistake, so here something is converted.
  note: Joi.string().trim().min(1).max(1_000).required().prefs({ convert: true }),
};

/** What operators look at, and what they say to have done. Reading changes nothing. */
export function createOperatorRoutes(deps: OperatorDeps): ServerRoute[] {
  const options = {
    tags: ['operator'],
    pre: [requireOperator(deps)],
  };
  return [
    {
      method: 'GET',
      path: '/operator/manual-items',
      options: {
        ...options,
        description: 'What is for people',
        plugins: { answers: { 200: { description: 'The open items', body: itemsBody } } },
      },
      handler: async () => ({ items: await listManualItems(deps) }),
    },
    {
      method: 'GET',
      path: '/operator/manual-items/{attemptId}',
      options: {
        ...options,
        description: 'One open item, with all that was done for its order',
        plugins: { answers: { 200: { description: 'The item', body: evidenceBody } } },
      },
      handler: async ({ params }, h) => {
        const evidence = await findEvidence(deps, String(params['attemptId']));
        return evidence === undefined ? refuse(h, 'ITEM_UNKNOWN') : h.response(evidence);
      },
    },
    createActRoute(deps),
    {
      method: 'GET',
      path: '/operator/orders/{orderId}',
      options: {
        ...options,
        description: 'All that was ever done for an order',
        plugins: {
          answers: { 200: { description: 'Its attempts, oldest first', body: orderBody } },
        },
      },
      handler: async ({ params }, h) => {
        const orderId = parseOrderId(String(params['orderId']));
        const attempts = orderId === undefined ? [] : await readOrderHistory(deps, orderId);
        if (attempts.length === 0) return refuse(h, 'ORDER_UNKNOWN');
        return h.response({ orderId, attempts: attempts.map(toListed) });
      },
    },
    {
      method: 'GET',
      path: '/operator/attempts',
      options: {
        ...options,
        description: 'The step log',
        plugins: {
          answers: { 200: { description: 'Attempts with their rows', body: attemptsBody } },
        },
      },
      handler: async () => ({
        attempts: (await deps.stepLog.listAll(attemptsListedMax)).map(toListed),
      }),
    },
  ];
}

function createActRoute(deps: OperatorDeps): ServerRoute {
  return {
    method: 'POST',
    path: '/operator/manual-items/{attemptId}/acts',
    options: {
      tags: ['operator', 'named'],
      pre: [requireName(deps)],
      description: 'What an operator has done about an item; it is verified before it is believed',
      plugins: { answers: { 200: { description: 'It is so', body: heldBody } } },
      payload: payloadOptions,
      validate: { payload: Joi.object<ActBody>(actFields) },
    },
    handler: async (request, h) => {
      const { act, version, note } = request.payload as ActBody; // Validated above.
      const attemptId = parseAttemptId(String(request.params['attemptId']));
      if (attemptId === undefined) return refuse(h, 'ITEM_UNKNOWN');
      const taken = { kind: act, operator: nameOf(request), note };
      const answer = await actOnItem(deps, { attemptId, seenVersion: version, act: taken });
      return toActResponse(h, answer);
    },
  };
}

/** An open item with the rows behind it. */
export async function findEvidence({ stepLog }: Pick<OperatorDeps, 'stepLog'>, id: string) {
  const attemptId = parseAttemptId(id);
  const attempt = attemptId === undefined ? undefined : await stepLog.find(attemptId);
  const item = attempt === undefined ? undefined : toManualItem(attempt);
  if (attempt === undefined || item === undefined) return undefined;
  const history = await readOrderHistory({ stepLog }, attempt.orderId);
  return { item, attempts: history.map(toListed) };
}

function toActResponse(h: ResponseToolkit, answer: ActAnswer) {
  switch (answer.kind) {
    case 'held':
      return h.response({ status: 'held', state: stateOf(answer.attempt) });
    case 'refused': {
      const item = answer.attempt === null ? undefined : toManualItem(answer.attempt);
      return refuse(h, answer.reason, { item: item ?? null });
    }
  }
}

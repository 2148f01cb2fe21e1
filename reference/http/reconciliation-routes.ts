import type { Request, ServerRoute } from '@hapi/hapi';
import Joi from 'joi';
import { type ReconcileDeps, reconcile } from '../app/reconcile.js';
import { type KstDay, parseKstDay } from '../core/kst-day.js';
import { invariant } from '../core/result.js';
import { reconciliationBody } from './answer-bodies.js';
import { nameOf, type Operators, requireName, requireOperator } from './operators.js';
import { payloadOptions } from './payload-options.js';

export type ReconciliationDeps = ReconcileDeps & Operators & { readonly instance: string };

/** A day in Korea, as `2026-01-05`. */
export const dateField = Joi.string()
  .pattern(/^\d{4}-\d{2}-\d{2}$/)
  .custom((value: string, { error }) =>
    parseKstDay(value) === undefined ? error('any.invalid') : value,
  )
  .required();

/** Reading changes nothing; posting calls people for what was found. */
export function createReconciliationRoutes(deps: ReconciliationDeps): ServerRoute[] {
  const options = {
    plugins: { answers: { 200: { description: 'Line by line', body: reconciliationBody } } },
  };
  return [
    {
      method: 'GET',
      path: '/operator/reconciliation',
      options: {
        ...options,
        tags: ['operator'],
        pre: [requireOperator(deps)],
        description: 'A day at the PG, in the orders and in the step log, side by side',
        validate: { query: Joi.object({ date: dateField }) },
      },
      handler: ({ query }) => reconcile(deps, { day: dayOf(query), callPeople: null }),
    },
    {
      method: 'POST',
      path: '/operator/reconciliation',
      options: {
        ...options,
        tags: ['operator', 'named'],
        pre: [requireName(deps)],
        description: 'The same, and people are called for what it finds',
        payload: payloadOptions,
        validate: { payload: Joi.object({ date: dateField }) },
      },
      handler: (request) => {
        const callPeople = { by: `${deps.instance} reconciliation by ${nameOf(request)}` };
        return reconcile(deps, { day: dayOf(request.payload), callPeople });
      },
    },
  ];
}

/** The day that validation has found to be one. */
export function dayOf(source: Request['query'] | Request['payload']): KstDay {
  const { date } = source as { readonly date: string }; // Validated.
  const day = parseKstDay(date);
  invariant(day !== undefined, 'a validated day is one');
  return day;
}

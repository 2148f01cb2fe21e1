import type { ServerRoute } from '@hapi/hapi';
import Joi from 'joi';
import { type ReadinessDeps, whyNotReady } from '../app/readiness.js';
import { healthBody, notReadyBody, readyToServeBody } from './answer-bodies.js';
import { type Operators, requireOperator } from './operators.js';

export type OperationsDeps = ReadinessDeps &
  Operators & {
    readonly metrics: {
      readonly read: () => Promise<{ readonly contentType: string; readonly text: string }>;
    };
  };

/** What those ask who keep the service running. */
export function createOperationsRoutes(deps: OperationsDeps): ServerRoute[] {
  return [
    {
      method: 'GET',
      path: '/health',
      options: {
        description: 'Whether the process lives',
        plugins: { answers: { 200: { description: 'It does', body: healthBody } } },
      },
      handler: () => ({ status: 'ok' }),
    },
    {
      method: 'GET',
      path: '/readiness',
      options: {
        description: 'Whether requests should be sent here, and what stands against it',
        plugins: {
          answers: {
            200: { description: 'They should', body: readyToServeBody },
            503: { description: 'They should not', body: notReadyBody },
          },
        },
      },
      handler: async (_, h) => {
        const because = await whyNotReady(deps);
        return because.length === 0
          ? h.response({ status: 'ready' })
          : h.response({ status: 'not-ready', because }).code(503);
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      options: {
        description: 'Counts and gauges in the text format of Prometheus',
        plugins: {
          answers: { 200: { description: 'As they are', body: Joi.string(), type: 'text/plain' } },
        },
        tags: ['operator'],
        pre: [requireOperator(deps)],
      },
      handler: async (_, h) => {
        const { contentType, text } = await deps.metrics.read();
        return h.response(text).header('content-type', contentType);
      },
    },
  ];
}

/** These are answered while the service stops, too. */
export const answeredWhileStopping: ReadonlySet<string> = new Set([
  '/health',
  '/readiness',
  '/metrics',
]);

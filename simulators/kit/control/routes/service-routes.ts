import { z } from 'zod';
import type { ControlRoute } from '../control-route.js';
import { type Metrics, metricsContentType } from '../metrics.js';

/** How the process itself is. */
export function serviceRoutes(metrics: Metrics, isReady: () => boolean): readonly ControlRoute[] {
  return [
    {
      method: 'GET',
      path: '/health',
      summary: 'Answers as long as the process does.',
      answer: z.object({ status: z.literal('ok') }),
      handle: () => ({ status: 200, value: { status: 'ok' } }),
    },
    {
      method: 'GET',
      path: '/readiness',
      summary:
        'Whether the next request will be answered: not before all is loaded, nor when it stops.',
      answer: z.object({ status: z.literal('ready') }),
      handle: () =>
        isReady()
          ? { status: 200, value: { status: 'ready' } }
          : { status: 409, problem: 'expected to be asked while it runs; it is stopping' },
    },
    {
      method: 'GET',
      path: '/metrics',
      summary: 'Counts, times and states in the text format of Prometheus.',
      contentType: metricsContentType,
      handle: async () => ({ status: 200, value: await metrics.toText() }),
    },
  ];
}

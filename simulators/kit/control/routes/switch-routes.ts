import type { z } from 'zod';
import type { Switchboard } from '../../exchange/switchboard.js';
import { type ControlRoute, routeWithBody } from '../control-route.js';

/** The switches of a party, which a session may change as it goes. */
export function switchRoutes<S>(
  { now, change }: Pick<Switchboard<S>, 'now' | 'change'>,
  { all, changes }: { readonly all: z.ZodType<S>; readonly changes: z.ZodType<Partial<S>> },
): readonly ControlRoute[] {
  return [
    {
      method: 'GET',
      path: '/switches',
      summary: 'How each switch stands.',
      answer: all,
      handle: () => ({ status: 200, value: now() }),
    },
    routeWithBody({
      method: 'POST',
      path: '/switches',
      summary: 'Sets the switches that it names, and leaves the others. A reset sets all back.',
      body: changes,
      answer: all,
      handle: ({ body }) => {
        change(body);
        return { status: 200, value: now() };
      },
    }),
  ];
}

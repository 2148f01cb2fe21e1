import { type ControlRoute, routeWithBody } from '../kit/control/control-route.js';
import type { LegacyOrderSimulator } from './legacy-order-simulator.js';
import { switchChangesSchema, switchesSchema } from './switches.js';

/** The rules and quirks of the system, which a session may change as it goes. */
export function switchRoutes({
  switches,
  changeSwitches,
}: LegacyOrderSimulator): readonly ControlRoute[] {
  return [
    {
      method: 'GET',
      path: '/switches',
      summary: 'How each switch stands.',
      answer: switchesSchema,
      handle: () => ({ status: 200, value: switches() }),
    },
    routeWithBody({
      method: 'POST',
      path: '/switches',
      summary: 'Sets the switches that it names, and leaves the others. A reset sets all back.',
      body: switchChangesSchema,
      answer: switchesSchema,
      handle: ({ body }) => {
        changeSwitches(body);
        return { status: 200, value: switches() };
      },
    }),
  ];
}

import { z } from 'zod';
import { type ControlRoute, routeWithBody } from '../control-route.js';
import type { Session } from '../session.js';

/** Two years: further away nothing falls due. */
const advanceMsMax = 2 * 366 * 24 * 60 * 60 * 1000;

const advance = z
  .strictObject({
    byMs: z.int().min(0).max(advanceMsMax).exactOptional(),
    to: z.literal('next-timer').exactOptional(),
  })
  .refine(({ byMs, to }) => (byMs === undefined) !== (to === undefined), {
    error: 'expected either "byMs" (milliseconds) or "to": "next-timer"',
  });

const answer = z.object({
  now: z.iso.datetime(),
  offsetMs: z.int().describe("How far it is ahead of the machine's clock."),
  nextTimer: z.iso.datetime().nullable().describe('When something falls due next.'),
});

/** The session's time. */
export function clockRoutes({ clock, advanceClock }: Session): readonly ControlRoute[] {
  function read() {
    const nextDueAtMs = clock.nextDueAtMs();
    return {
      status: 200,
      value: {
        now: new Date(clock.nowMs()).toISOString(),
        offsetMs: clock.offsetMs(),
        nextTimer: nextDueAtMs === null ? null : new Date(nextDueAtMs).toISOString(),
      },
    } as const;
  }

  return [
    { method: 'GET', path: '/clock', summary: "The session's time.", answer, handle: read },
    routeWithBody({
      method: 'POST',
      path: '/clock/advance',
      summary: 'Puts the time forward; what falls due on the way happens in its order.',
      body: advance,
      answer,
      handle: async ({ body }) => {
        const nextDueAtMs = clock.nextDueAtMs() ?? clock.nowMs();
        await advanceClock(body.byMs ?? Math.max(0, nextDueAtMs - clock.nowMs()));
        return read();
      },
    }),
  ];
}

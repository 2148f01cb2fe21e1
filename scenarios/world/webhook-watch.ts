import type { Clock } from '../../simulators/kit/clock/clock.js';
import type { FaultPlan } from '../../simulators/kit/faults/fault-plan.js';
import type { Webhooks } from '../../simulators/pg/webhooks/webhooks.js';

/** What a run has to know of the webhooks; in a run without them nothing is ever on its way. */
export type WebhookWatch = {
  /** How many are under way, or will soon be sent. */
  readonly onTheirWay: () => number;
  /** The plan with the faults of the webhooks beside it. */
  readonly joinFaults: (plan: FaultPlan) => FaultPlan;
  /** Nothing is sent any more. */
  readonly close: () => void;
};

/**
 * A run does not wait for a re-send that is due later than this, in milliseconds: the pauses grow to days. It is long
 * enough for the first two.
 */
const soonMs = 5_000;

export function watchWebhooks(
  clock: Pick<Clock, 'nowMs'>,
  webhooks: Webhooks | null,
): WebhookWatch {
  if (webhooks === null) {
    return { onTheirWay: () => 0, joinFaults: (plan) => plan, close: () => undefined };
  }
  const { desk, rules, close } = webhooks;
  return {
    onTheirWay: () =>
      desk.all().filter(({ status, dueAtMs }) => {
        const isSoon = dueAtMs !== null && dueAtMs <= clock.nowMs() + soonMs;
        return status === 'sending' || (status === 'waiting' && isSoon);
      }).length,
    joinFaults: (plan) => ({
      ...plan,
      heal: () => {
        plan.heal();
        rules.heal();
      },
      unspent: () => {
        const armed = rules.list().filter(({ state }) => state === 'armed');
        return [...plan.unspent(), ...armed.map(({ rule }) => rule)];
      },
    }),
    close,
  };
}

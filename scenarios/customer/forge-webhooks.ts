import { sleep } from '../../simulators/kit/clock/clock.js';
import type { World } from '../world/world.js';
import { type Attempt, forgedWebhookRequest, webhookUrl } from './shop-dialect.js';

type Forging = {
  readonly customer: string;
  readonly attempt: Attempt;
  readonly order: string;
  readonly tells: string;
  readonly times: number;
  readonly everyMs: number;
};

/** Somebody sends the service so many webhooks about this attempt, each of them another. */
export async function forgeWebhooks(
  world: Pick<World, 'service' | 'history' | 'clock'>,
  { times, everyMs, ...forging }: Forging,
): Promise<void> {
  const sent: Promise<void>[] = [];
  for (let nth = 0; nth < times; nth += 1) {
    if (nth > 0 && everyMs > 0) await sleep(world.clock, everyMs);
    sent.push(forge(world, forging, nth));
  }
  await Promise.all(sent);
}

async function forge(
  { service, history }: Pick<World, 'service' | 'history'>,
  { customer: forgedBy, attempt, order, tells }: Omit<Forging, 'times' | 'everyMs'>,
  nth: number,
): Promise<void> {
  const name = `forged-by-${forgedBy}-${tells}-${nth + 1}`;
  const createdAt = `2026-01-05T09:00:00.${String(nth).padStart(6, '0')}`;
  const request = forgedWebhookRequest(attempt, { name, tells, createdAt });
  const about = { webhook: name, retriedCount: nth, order, forgedBy };
  history.record({
    kind: 'webhook-sent',
    ...about,
    eventType: 'PAYMENT_STATUS_CHANGED',
    paymentKey: null,
    tells,
    url: webhookUrl,
    body: request.body ?? '',
  });
  const status = (await service.ask(request))?.status ?? null;
  const outcome = status === 200 ? 'accepted' : status === null ? 'unknown' : 'rejected';
  history.record({ kind: 'webhook-answered', ...about, outcome, status });
}

import type { EventType } from './event-type.js';
import type { WebhookOutcome } from './outcome.js';
import { resendAfterMs } from './resend-schedule.js';
import type { Damage, Extra } from './webhook-fault.js';

/** One request that was made for a transmission. */
export type Attempt = {
  /** As the header said it. */
  readonly transmissionId: string;
  readonly retriedCount: number;
  /** Somebody asked for it; it stands in no schedule. */
  readonly isManual: boolean;
  readonly sentAtMs: number;
  /** Null while the answer is awaited. */
  readonly outcome: WebhookOutcome | null;
};

/** One webhook on its way to one endpoint. Plain JSON. */
export type Transmission = {
  readonly id: string;
  /** What the header says, as long as re-sends keep it. */
  readonly transmissionId: string;
  /** Why it is sent: the books say so, or a fault wants something extra. */
  readonly origin: 'books' | Extra;
  readonly url: string;
  readonly eventType: EventType;
  readonly order: string | null;
  readonly pgOrderId: string | null;
  readonly paymentKey: string | null;
  /** The status that it tells, null when it tells of none. */
  readonly tells: string | null;
  readonly body: string;
  readonly createdAtMs: number;
  readonly status: 'waiting' | 'held' | 'sending' | 'delivered' | 'failed' | 'dropped';
  /** When it is sent next by itself; null when it is not. */
  readonly dueAtMs: number | null;
  /** It lets the next one about the same payment go first, which may come until it is due. */
  readonly isOvertaken: boolean;
  /** What the first attempt suffers. */
  readonly damage: Damage | null;
  readonly attempts: readonly Attempt[];
};

/** The transmission with one more request under way. */
export function beginAttempt(
  transmission: Transmission,
  { transmissionId, isManual, atMs }: Beginning,
): Transmission {
  const retriedCount = transmission.attempts.length;
  const attempt = { transmissionId, retriedCount, isManual, sentAtMs: atMs, outcome: null };
  return {
    ...transmission,
    status: 'sending',
    dueAtMs: isManual ? transmission.dueAtMs : null,
    isOvertaken: false,
    attempts: [...transmission.attempts, attempt],
  };
}

type Beginning = {
  readonly transmissionId: string;
  readonly isManual: boolean;
  readonly atMs: number;
};

/** The transmission once it is known what came of its nth request (from 0). */
export function endAttempt(
  transmission: Transmission,
  { nth, outcome, atMs, settings }: Ending,
): Transmission {
  const attempts = transmission.attempts.map((attempt, place) =>
    place === nth ? { ...attempt, outcome } : attempt,
  );
  const ended = { ...transmission, attempts };
  if (transmission.status !== 'sending') return ended;
  if (outcome.kind === 'accepted') return { ...ended, status: 'delivered', dueAtMs: null };
  const dueAtMs =
    attempts[nth]?.isManual === true ? ended.dueAtMs : nextDueAtMs(ended, { atMs, settings });
  if (attempts.some((attempt) => attempt.outcome === null)) return { ...ended, dueAtMs };
  return { ...ended, dueAtMs, status: dueAtMs === null ? 'failed' : 'waiting' };
}

type Ending = {
  readonly nth: number;
  readonly outcome: WebhookOutcome;
  readonly atMs: number;
  /** How long after its first failure a transmission is sent again, in milliseconds. */
  readonly settings: { readonly firstResendMs: number };
};

/** Only what the PG itself says is said again until it is heard. */
function nextDueAtMs(
  { attempts, origin }: Transmission,
  { atMs, settings }: Pick<Ending, 'atMs' | 'settings'>,
): number | null {
  if (origin === 'duplicate' || origin === 'forgery') return null;
  const afterMs = resendAfterMs(
    attempts.filter(({ isManual }) => !isManual).length - 1,
    settings.firstResendMs,
  );
  return afterMs === null ? null : atMs + afterMs;
}

/** Nothing is under way and nothing is to come. */
export function isOver({ status }: Transmission): boolean {
  return status === 'delivered' || status === 'failed' || status === 'dropped';
}

/** The transmission after a restart, which nobody told what came of a request under way: it is sent again. */
export function resumed(transmission: Transmission, atMs: number): Transmission {
  const lost = { kind: 'unknown', reason: 'restarted' } as const;
  const attempts = transmission.attempts.map((attempt) => ({
    ...attempt,
    outcome: attempt.outcome ?? lost,
  }));
  if (transmission.status !== 'sending') return { ...transmission, attempts };
  return { ...transmission, attempts, status: 'waiting', dueAtMs: transmission.dueAtMs ?? atMs };
}

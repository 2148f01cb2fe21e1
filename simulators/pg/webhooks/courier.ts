import type { Clock } from '../../kit/clock/clock.js';
import type { History } from '../../kit/history/history.js';
import type { Carrier } from './carrier.js';
import { toOutcome } from './core/outcome.js';
import { beginAttempt, endAttempt, resumed, type Transmission } from './core/transmission.js';
import type { Outbox } from './outbox.js';
import { toMessage } from './to-message.js';
import { toAnsweredEvent, toSentEvent } from './to-webhook-event.js';
import type { WebhookSettings } from './webhook-settings.js';

/** Sends what is due and sends again what failed. */
export type Courier = {
  /** Keeps the transmission and, if it waits, sends it when it is due. */
  readonly take: (transmission: Transmission) => void;
  /** Sends it at once; resolves when it is known what came of it. */
  readonly sendNow: (id: string, isManual?: boolean) => Promise<void>;
  /** Goes on with what the outbox holds now, and forgets what it did before. */
  readonly resume: () => void;
  /**
   * Resolves when nothing is under way, or with `patience`, which is asked for when something is: an answer's
   * deadline is on the clock, and may never come while somebody waits.
   */
  readonly settled: (patience: () => Promise<void>) => Promise<void>;
  /** Sends nothing more, and breaks off what is under way. */
  readonly close: () => void;
};

export type CourierDeps = {
  readonly clock: Clock;
  readonly history: Pick<History, 'record'>;
  readonly carrier: Carrier;
  readonly outbox: Outbox;
  /** What every request has besides the PG's own headers. */
  readonly headers: Readonly<Record<string, string>>;
  readonly settings: Pick<WebhookSettings, 'acceptsAny2xx' | 'firstResendMs'>;
  /** For the nth request (from 0) for this transmission. */
  readonly transmissionIdOf: (transmission: Transmission, nth: number) => string;
};

export function createCourier(deps: CourierDeps): Courier {
  const { clock, history, carrier, outbox, settings } = deps;
  const timers = new Map<string, () => void>();
  const underWay = new Set<Promise<void>>();
  let isClosed = false;
  /** Counts restores: what was under way before one concerns nobody after it. */
  let era = 0;

  function callOff(id: string) {
    timers.get(id)?.();
    timers.delete(id);
  }

  function take(transmission: Transmission) {
    const { id, status, dueAtMs } = transmission;
    outbox.put(transmission);
    callOff(id);
    if (isClosed || dueAtMs === null || (status !== 'waiting' && status !== 'sending')) return;
    const fire = () => {
      void sendNow(id); // It never rejects.
    };
    timers.set(id, clock.after(Math.max(0, dueAtMs - clock.nowMs()), fire));
  }

  function sendNow(id: string, isManual = false): Promise<void> {
    const before = outbox.find(id);
    if (before === undefined || isClosed) return Promise.resolve();
    const nth = before.attempts.length;
    const transmissionId = deps.transmissionIdOf(before, nth);
    const sent = beginAttempt(before, { transmissionId, isManual, atMs: clock.nowMs() });
    take(sent);
    const sending = request(sent, nth).finally(() => underWay.delete(sending));
    underWay.add(sending);
    return sending;
  }

  async function request(sent: Transmission, nth: number) {
    const begunIn = era;
    const message = toMessage(sent, nth, deps.headers);
    history.record(toSentEvent(sent, nth, message));
    const answer = await carrier.carry(message, nth === 0 ? sent.damage : null);
    if (begunIn !== era) return;
    const outcome = toOutcome(answer, settings);
    history.record(toAnsweredEvent(sent, nth, outcome));
    const last = outbox.find(sent.id);
    if (last !== undefined) take(endAttempt(last, { nth, outcome, atMs: clock.nowMs(), settings }));
    letOvertakenGo(sent);
  }

  function letOvertakenGo({ url, paymentKey }: Transmission) {
    for (const one of outbox.all()) {
      const isNext = one.isOvertaken && one.url === url && one.paymentKey === paymentKey;
      if (isNext) take({ ...one, isOvertaken: false, dueAtMs: clock.nowMs() });
    }
  }

  function stop() {
    for (const id of [...timers.keys()]) callOff(id);
    carrier.breakOff();
    era += 1;
  }

  return {
    take,
    sendNow,
    resume: () => {
      stop();
      for (const transmission of outbox.all()) take(resumed(transmission, clock.nowMs()));
    },
    settled: async (patience) => {
      if (underWay.size > 0) await Promise.race([Promise.all(underWay), patience()]);
    },
    close: () => {
      isClosed = true;
      stop();
    },
  };
}

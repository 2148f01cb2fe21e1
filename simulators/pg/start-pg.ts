// A PG for tests: with a clock that stands still, asked directly.

import { createPrng } from '../kit/choices/prng.js';
import { createManualClock } from '../kit/clock/manual-clock.js';
import { askDirectly, type DirectReply, type Question } from '../kit/exchange/ask-directly.js';
import { createHistory } from '../kit/history/history.js';
import type { HistoryEntry, HistoryEvent } from '../kit/history/history-entry.js';
import { createPgSimulator, type PgDeps } from './pg-simulator.js';

/** 2026-11-22, six o'clock in the morning in Korea. */
const startMs = Date.parse('2026-11-22T06:00:00+09:00');

const basicKey = `Basic ${Buffer.from('test_sk_simulated:').toString('base64')}`;

type Asked = Pick<Question, 'answer' | 'exchange' | 'headers'>;

/** A PG without payments and ways to ask it. */
export function startPg(settings: Omit<PgDeps, 'clock' | 'history' | 'prng'> = {}) {
  const clock = createManualClock(startMs);
  const history = createHistory(clock);
  const prng = createPrng(1);
  const pg = createPgSimulator({ clock, history, prng, ...settings });

  function ask(question: Question): DirectReply {
    const headers = { authorization: basicKey, ...question.headers };
    return askDirectly(pg, { ...question, headers });
  }

  function post(path: string, body: object | string, asked: Asked = {}): DirectReply {
    return ask({ method: 'POST', path, body, ...asked });
  }

  function confirm(paymentKey: string, other: Partial<ConfirmBody> = {}, asked?: Asked) {
    const body = { paymentKey, orderId: 'pg-order-1', amount: 33_000, ...other };
    return post('/v1/payments/confirm', body, asked);
  }

  /** The customer authenticates; returns the payment key. */
  function authenticate(orderId = 'pg-order-1', order = 'R-1', amount = 33_000): string {
    const headers = { 'ttadak-order': order };
    const reply = post('/simulator/authentications', { orderId, amount }, { headers });
    return String(reply.json['paymentKey']);
  }

  return {
    pg,
    clock,
    ask,
    post,
    authenticate,
    confirm,
    /** A payment that was paid with this, or waits for it; returns the payment key. */
    pay: (chosen: Readonly<Record<string, unknown>> = {}, orderId = 'pg-order-1'): string => {
      const body = { orderId, amount: 33_000, ...chosen };
      const paymentKey = String(post('/simulator/authentications', body).json['paymentKey']);
      confirm(paymentKey, { orderId, amount: body.amount });
      return paymentKey;
    },
    /** A window that a page opened; returns the payment key. */
    openWindow: (other: object = {}): string => {
      const wish = { clientKey: 'test_ck_simulated', orderId: 'pg-order-1', orderName: '수리' };
      const reply = post('/simulator/windows', { ...wish, amount: 33_000, ...other });
      return String(reply.json['paymentKey']);
    },
    cancel: (paymentKey: string, other: object = {}, asked?: Asked) =>
      post(`/v1/payments/${paymentKey}/cancel`, { cancelReason: '고객 요청', ...other }, asked),
    lookUp: (paymentKey: string) => ask({ method: 'GET', path: `/v1/payments/${paymentKey}` }),
    lookUpOrder: (orderId = 'pg-order-1') =>
      ask({ method: 'GET', path: `/v1/payments/orders/${orderId}` }),
    /** Money comes into the account of this payment. */
    deposit: (paymentKey: string, body: object = {}) =>
      post(`/simulator/virtual-accounts/${paymentKey}/deposits`, body),
    /** What happened to money, without times. */
    effects: () => history.entries.map(toEffect),
  };
}

type ConfirmBody = { readonly orderId: unknown; readonly amount: unknown };

function toEffect(entry: HistoryEntry): HistoryEvent {
  return Object.fromEntries(
    Object.entries(entry).filter(([name]) => name !== 'seq' && name !== 'atMs'),
  ) as HistoryEvent; // What an entry adds to its event was just taken away.
}

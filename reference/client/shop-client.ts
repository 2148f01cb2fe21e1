import * as z from 'zod/mini';
import { words } from '../core/word.js';
import type {
  CallbackAnswer,
  NoAnswer,
  PayAnswer,
  StatusAnswer,
  WordAnswer,
} from './core/answers.js';
import type { Callback, Ticket } from './core/ticket.js';

/** What a page asks the service. Nothing rejects: trouble on the way is `no-answer`. */
export type ShopClient = {
  readonly pay: (order: {
    readonly orderId: string;
    readonly requestId: string;
  }) => Promise<PayAnswer>;
  readonly callBack: (ticket: Ticket, callback: Callback) => Promise<CallbackAnswer>;
  readonly status: (ticket: Ticket) => Promise<StatusAnswer>;
};

/** Longer than the service waits for its partners in one request. */
const postPatienceMs = 90_000;
const statusPatienceMs = 10_000;

const noAnswer: NoAnswer = { kind: 'no-answer' };

const refused = z.object({ status: z.literal('refused'), reason: z.string() });

const told = z.object({
  status: z.enum(words),
  deposit: z.optional(
    z.object({
      bankCode: z.string(),
      accountNumber: z.string(),
      dueAt: z.string(),
      amountKrw: z.int(),
    }),
  ),
});

const inProgress = z.object({ status: z.literal('in-progress') });

const presented = z.object({
  status: z.literal('ready'),
  attempt: z.object({
    id: z.string(),
    secret: z.string(),
    pgOrderId: z.string(),
    amountKrw: z.int(),
    orderName: z.string(),
  }),
});

/** By the `fetch` of the page, at its own origin. */
export function createShopClient(): ShopClient {
  return {
    pay: async ({ orderId, requestId }) => {
      const answer = await post('/payments', { orderId, requestId });
      const { data } = z.union([presented, inProgress, refused]).safeParse(answer);
      switch (data?.status) {
        case undefined:
          return noAnswer;
        case 'refused':
          return { kind: 'refused', reason: data.reason };
        case 'in-progress':
          return { kind: 'in-progress' };
        case 'ready': {
          const { id, ...rest } = data.attempt;
          return { kind: 'ready', ticket: { attemptId: id, ...rest } };
        }
      }
    },
    callBack: async ({ attemptId, secret }, { paymentKey, pgOrderId, amount }) => {
      const path = `${pathOf(attemptId)}/callback`;
      const answer = await post(path, { secret, paymentKey, orderId: pgOrderId, amount });
      const { data } = z.union([told, refused]).safeParse(answer);
      if (data === undefined) return noAnswer;
      return data.status === 'refused' ? { kind: 'refused', reason: data.reason } : toWord(data);
    },
    status: async ({ attemptId, secret }) => {
      const answer = await ask(pathOf(attemptId), {
        headers: { 'attempt-secret': secret },
        signal: AbortSignal.timeout(statusPatienceMs),
      });
      const { data } = z.union([told, refused]).safeParse(answer);
      if (data === undefined) return noAnswer;
      if (data.status !== 'refused') return toWord(data);
      return data.reason === 'ATTEMPT_UNKNOWN' ? { kind: 'unknown-attempt' } : noAnswer;
    },
  };
}

function toWord({ status, deposit }: z.infer<typeof told>): WordAnswer {
  return { kind: 'word', word: status, deposit: deposit ?? null };
}

function pathOf(attemptId: string): string {
  return `/payments/${encodeURIComponent(attemptId)}`;
}

/** `keepalive`: what was sent arrives, even when the page is closed at this very moment. */
function post(path: string, body: object): Promise<unknown> {
  return ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    keepalive: true,
    signal: AbortSignal.timeout(postPatienceMs),
  });
}

/** The body of the answer; undefined when there is none that can be read. */
async function ask(path: string, init: RequestInit): Promise<unknown> {
  try {
    const response = await fetch(path, { cache: 'no-store', ...init });
    return await response.json();
  } catch {
    return undefined; // fetch rejects for every trouble on the way, and so does a body that is no JSON.
  }
}

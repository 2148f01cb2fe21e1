import * as z from 'zod/mini';
import { findMethod } from '../protocol/methods.js';
import type { WindowRequest } from '../protocol/window-request.js';
import { knownOf } from './known.js';

/** What the simulator said: what was asked for, or why not. */
export type Answer<T> =
  | { readonly kind: 'good'; readonly value: T }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** Asks the simulator for what only a payment window may. */
export type SimulatorClient = {
  /** Opens a payment; its key. */
  readonly open: () => Promise<Answer<{ readonly paymentKey: string }>>;
  /** The customer proves to be who they are. Asked twice, the second answer has another key. */
  readonly authenticate: (
    paymentKey: string,
    how: object,
  ) => Promise<
    Answer<{ readonly paymentKey: string; readonly orderId: string; readonly amount: number }>
  >;
  readonly refuse: (paymentKey: string, code: string) => Promise<Answer<object>>;
  readonly authorizeBilling: (
    how: object,
  ) => Promise<Answer<{ readonly authKey: string; readonly customerKey: string }>>;
};

const opened = z.object({ paymentKey: z.string() });
const authenticated = z.object({
  paymentKey: z.string(),
  orderId: z.string(),
  amount: z.number(),
});
const billing = z.object({ authKey: z.string(), customerKey: z.string() });
const envelope = z.object({ code: z.string(), message: z.string() });

/** Of the server that the window came from, in the session that it belongs to. */
export function createSimulatorClient(request: WindowRequest): SimulatorClient {
  const { clientKey, customerKey, session, language } = request;

  async function post<T>(path: string, body: object, schema: z.ZodMiniType<T>): Promise<Answer<T>> {
    const headers = {
      'content-type': 'application/json',
      'accept-language': language === 'en' ? 'en-US' : 'ko-KR',
      ...(session === null ? {} : { 'ttadak-session': session }),
    };
    try {
      const asked = JSON.stringify({ clientKey, ...body });
      const response = await fetch(`/simulator${path}`, { method: 'POST', headers, body: asked });
      return await readAnswer(response, schema);
    } catch (error) {
      // No answer, or one that is no JSON: `fetch` and `json` say no more than that.
      return {
        kind: 'refused',
        code: 'UNKNOWN',
        message: `POST /simulator${path}: ${String(error)}`,
      };
    }
  }

  return {
    open: () => post('/windows', toOpening(request), opened),
    authenticate: (paymentKey, how) =>
      post(`/windows/${paymentKey}/authentications`, how, authenticated),
    refuse: (paymentKey, code) => post(`/windows/${paymentKey}/refusals`, { code }, z.object({})),
    authorizeBilling: (how) => post('/billing-authorizations', { customerKey, ...how }, billing),
  };
}

async function readAnswer<T>(response: Response, schema: z.ZodMiniType<T>): Promise<Answer<T>> {
  const body: unknown = await response.json();
  const { data: value } = schema.safeParse(body);
  if (response.ok && value !== undefined) return { kind: 'good', value };
  const { data: refusal } = envelope.safeParse(body);
  if (refusal !== undefined) return { kind: 'refused', ...refusal };
  return {
    kind: 'refused',
    code: 'UNKNOWN',
    message: `${response.url} should have answered as documented, but answered ${response.status}.`,
  };
}

function toOpening(request: WindowRequest): object {
  const { flow, customerKey, method, payment } = request;
  if (payment === null) throw new Error('Without a payment no window of one is opened.');
  const { orderId, orderName, amount, currency } = payment;
  const known = knownOf(request);
  return {
    ...known,
    cultureExpense: known['cultureExpense'] ?? known['isCulturalExpenses'],
    orderId,
    orderName,
    amount,
    currency,
    flow,
    customerKey,
    method: method === null ? null : findMethod(method)?.booked,
  };
}

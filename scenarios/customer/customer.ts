import { sleep } from '../../simulators/kit/clock/clock.js';
import type { CustomerRequest, Told } from '../../simulators/kit/history/history-entry.js';
import { exchangeLeft } from '../run/exchange-watch.js';
import type { Act } from '../scenario.js';
import type { HttpRequest, World } from '../world/world.js';
import {
  type Attempt,
  type Authentication,
  authenticationRequest,
  callbackRequest,
  isFinalWord,
  payRequest,
  readAuthentication,
  readShopAnswer,
  statusRequest,
} from './shop-dialect.js';

/** Somebody in front of a browser: acts by the script, remembers what the page knows. */
export type Customer = {
  /** Plays the acts, one after the other. */
  readonly play: (acts: readonly Act[]) => Promise<void>;
  /** Asks how it stands, once; true when there is nothing left to ask. */
  readonly askForLastWord: () => Promise<boolean>;
};

/** Numbers the requests of all customers of a run. */
export type RequestNumbers = { readonly next: () => number };

export function createCustomer(name: string, world: World, requests: RequestNumbers): Customer {
  let order = '';
  let pages = 0;
  let attempt: Attempt | null = null;
  let hasLeft = false;
  let lastWord: Told | null = null;
  const authentications: Authentication[] = [];

  type Asking = { readonly asked: CustomerRequest; readonly authentication?: Authentication };

  async function ask(request: HttpRequest, { asked, authentication }: Asking) {
    const number = requests.next();
    const details =
      authentication === undefined
        ? {}
        : { paymentKey: authentication.paymentKey, amountKrw: authentication.amountKrw };
    world.history.record({
      kind: 'customer-asked',
      customer: name,
      request: number,
      asked,
      order,
      ...details,
    });
    const answer = await world.service.ask(request);
    const read = readShopAnswer(answer);
    tell({ asked, number, told: read.told, status: answer?.status ?? null });
    if (read.attempt !== null) attempt = read.attempt;
  }

  type Telling = { asked: CustomerRequest; number: number; told: Told; status: number | null };

  function tell({ asked, number, told, status }: Telling) {
    lastWord = told;
    world.history.record({
      kind: 'customer-told',
      customer: name,
      request: number,
      asked,
      order,
      told,
      status,
      attempt: attempt?.id ?? null,
    });
  }

  async function pay(act: Extract<Act, { kind: 'pay' }>) {
    order = act.order;
    pages += 1;
    const request = payRequest(order, `page-${name}-${pages}`);
    await Promise.all(times(act.clicks, () => ask(request, { asked: 'pay' })));
  }

  async function authenticate(act: Extract<Act, { kind: 'authenticate' }>) {
    if (attempt === null) return;
    const amountKrw = act.amountKrw ?? attempt.amountKrw;
    const answer = await world.askPg(authenticationRequest(order, attempt, amountKrw));
    const authentication = readAuthentication(answer);
    if (authentication !== null) authentications.push(authentication);
  }

  async function callBack(act: Extract<Act, { kind: 'callback' }>) {
    if (attempt === null) return;
    const { id, secret } = attempt;
    const numbers = act.authentications ?? [authentications.length];
    const deliveries = numbers.flatMap((number) => {
      const genuine = authentications[number - 1];
      if (genuine === undefined) return [];
      const authentication = {
        paymentKey: act.paymentKey ?? genuine.paymentKey,
        pgOrderId: act.pgOrderId ?? genuine.pgOrderId,
        amountKrw: act.amountKrw ?? genuine.amountKrw,
      };
      const request = callbackRequest({ id, secret: act.secret ?? secret }, authentication);
      return times(act.times, () => ask(request, { asked: 'callback', authentication }));
    });
    await Promise.all(deliveries);
  }

  async function perform(act: Act): Promise<void> {
    switch (act.kind) {
      case 'pay':
        return pay(act);
      case 'authenticate':
        return authenticate(act);
      case 'callback':
        return callBack(act);
      case 'status':
        if (attempt !== null) await ask(statusRequest(attempt), { asked: 'status' });
        return;
      case 'leave':
        hasLeft = true;
        return;
      case 'wait':
        return sleep(world.clock, act.forMs);
      case 'wait-for':
        return exchangeLeft(world.history, act.exchange);
    }
  }

  async function askForLastWord(): Promise<boolean> {
    if (hasLeft || attempt === null || (lastWord !== null && isFinalWord(lastWord))) return true;
    const answer = await world.service.ask(statusRequest(attempt));
    const { told } = readShopAnswer(answer);
    // A page that polls hears the same word many times; the history keeps the first.
    if (told === lastWord || told === 'nothing') return false;
    const number = requests.next();
    const asked = { kind: 'customer-asked', customer: name, asked: 'status', order } as const;
    world.history.record({ ...asked, request: number });
    tell({ asked: 'status', number, told, status: answer?.status ?? null });
    return isFinalWord(told);
  }

  return {
    play: async (acts) => {
      for (const act of acts) {
        if (!hasLeft) await perform(act);
      }
    },
    askForLastWord,
  };
}

function times<T>(count: number, task: () => T): T[] {
  return Array.from({ length: count }, task);
}

import { sleep } from '../../simulators/kit/clock/clock.js';
import { exchangeLeft } from '../run/exchange-watch.js';
import type { Act } from '../scenario.js';
import type { World } from '../world/world.js';
import { forgeWebhooks } from './forge-webhooks.js';
import { createPage, type RequestNumbers } from './page.js';
import {
  type Attempt,
  type Authentication,
  authenticationRequest,
  callbackRequest,
  payRequest,
  readAuthentication,
} from './shop-dialect.js';

/** Somebody in front of a browser, who acts by the script. */
export type Customer = {
  /** Plays the acts, one after the other. */
  readonly play: (acts: readonly Act[]) => Promise<void>;
  /** Asks how it stands, once; true when there is nothing left to ask. */
  readonly askForLastWord: () => Promise<boolean>;
  /** From now on what is heard counts as new. */
  readonly listenAnew: () => void;
  /** The secret of the attempt that the page shows, null before there is one. */
  readonly secret: () => string | null;
};

const asksBy = { status: 'askStatus', peek: 'peek' } as const;

type ActOf<K extends Act['kind']> = Extract<Act, { kind: K }>;

/** What a customer shares with the others of a run. */
export type CustomerDeps = {
  readonly requests: RequestNumbers;
  /** An operator of the shop looks at what is open. */
  readonly inspect: () => Promise<void>;
};

export function createCustomer(name: string, world: World, deps: CustomerDeps): Customer {
  const page = createPage(name, world, deps.requests);
  const authentications: Authentication[] = [];
  let order = '';
  let pagesLoaded = 0;
  let hasLeft = false;

  async function pay({ clicks, order: wanted }: ActOf<'pay'>) {
    if (wanted !== order) page.forgetAttempt();
    order = wanted;
    pagesLoaded += 1;
    const request = payRequest(order, `page-${name}-${pagesLoaded}`);
    await Promise.all(times(clicks, () => page.ask(request, { asked: 'pay', order })));
  }

  async function authenticate(act: ActOf<'authenticate'>) {
    const attempt = page.attempt();
    if (attempt === null) return;
    const amountKrw = act.amountKrw ?? attempt.amountKrw;
    const request = authenticationRequest(order, attempt, amountKrw);
    const authentication = readAuthentication(await world.askPg(request));
    if (authentication !== null) authentications.push(authentication);
  }

  async function callBack(act: ActOf<'callback'>) {
    const attempt = page.attempt();
    if (attempt === null) return;
    const owner = { id: attempt.id, secret: act.secret ?? attempt.secret };
    const isForged = owner.secret !== attempt.secret;
    await Promise.all(
      toDeliveries(authentications, act).map((authentication) => {
        const request = callbackRequest(owner, authentication);
        return page.ask(request, { asked: 'callback', order, authentication, isForged });
      }),
    );
  }

  function performOn(attempt: Attempt, act: ActOf<'status' | 'peek' | 'webhook'>) {
    if (act.kind !== 'webhook') return page[asksBy[act.kind]](attempt, order);
    return forgeWebhooks(world, { ...act, customer: name, attempt, order });
  }

  async function perform(act: Act): Promise<void> {
    const attempt = page.attempt();
    switch (act.kind) {
      case 'pay':
        return pay(act);
      case 'authenticate':
        return authenticate(act);
      case 'callback':
        return callBack(act);
      case 'status':
      case 'peek':
      case 'webhook':
        return attempt === null ? undefined : performOn(attempt, act);
      case 'inspect':
        return deps.inspect();
      case 'leave':
        hasLeft = true;
        break;
      case 'wait':
        return sleep(world.clock, act.forMs);
      case 'wait-for':
        return exchangeLeft(world.history, act.exchange);
    }
  }

  return {
    play: async (acts) => {
      for (const act of acts) if (!hasLeft) await perform(act);
    },
    listenAnew: page.forgetWord,
    secret: () => page.attempt()?.secret ?? null,
    askForLastWord: () => (hasLeft ? Promise.resolve(true) : page.askForLastWord(order)),
  };
}

/** What comes back, of what the PG said so far. */
function toDeliveries(
  said: readonly Authentication[],
  act: ActOf<'callback'>,
): readonly Authentication[] {
  const chosen = act.authentications ?? [said.length];
  return chosen.flatMap((number) => {
    const genuine = said[number - 1];
    return genuine === undefined ? [] : times(act.times, () => forge(genuine, act));
  });
}

/** What the PG said, with what a forger writes in its place. */
function forge(genuine: Authentication, forged: ActOf<'callback'>): Authentication {
  return {
    paymentKey: forged.paymentKey ?? genuine.paymentKey,
    pgOrderId: forged.pgOrderId ?? genuine.pgOrderId,
    amountKrw: forged.amountKrw ?? genuine.amountKrw,
  };
}

function times<T>(count: number, task: () => T): T[] {
  return Array.from({ length: count }, task);
}

/** The secrets that these customers' pages hold. */
export function secretsOf(customers: readonly Customer[]): readonly string[] {
  return customers.flatMap((customer) => customer.secret() ?? []);
}

import { sleep } from '../../simulators/kit/clock/clock.js';
import { exchangeLeft } from '../run/exchange-watch.js';
import type { Act } from '../scenario.js';
import type { World } from '../world/world.js';
import { forgeWebhooks } from './forge-webhooks.js';
import { createPage, type RequestNumbers } from './page.js';
import { createPaymentWindow } from './payment-window.js';
import { type Attempt, callbackRequest, payRequest } from './shop-dialect.js';

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

/** What somebody does who need not have an attempt. The rest is done on one, or not at all. */
const aloneKinds = ['pay', 'inspect', 'leave', 'wait', 'wait-for'] as const;

type Alone = ActOf<(typeof aloneKinds)[number]>;

function isAlone(act: Act): act is Alone {
  return aloneKinds.some((kind) => kind === act.kind);
}

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
  const window = createPaymentWindow(world);
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

  async function callBack(attempt: Attempt, act: ActOf<'callback'>) {
    const owner = { id: attempt.id, secret: act.secret ?? attempt.secret };
    const isForged = owner.secret !== attempt.secret;
    await Promise.all(
      window.returns(act).map((authentication) => {
        const request = callbackRequest(owner, authentication);
        return page.ask(request, { asked: 'callback', order, authentication, isForged });
      }),
    );
  }

  function performOn(attempt: Attempt, act: Exclude<Act, Alone>) {
    switch (act.kind) {
      case 'authenticate':
        return window.authenticate(attempt, order, act);
      case 'callback':
        return callBack(attempt, act);
      case 'deposit':
      case 'reverse-deposit':
        return window.bank(act);
      case 'status':
      case 'peek':
        return page[asksBy[act.kind]](attempt, order);
      case 'webhook':
        return forgeWebhooks(world, { ...act, customer: name, attempt, order });
    }
  }

  async function performAlone(act: Alone): Promise<void> {
    switch (act.kind) {
      case 'pay':
        return pay(act);
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

  async function perform(act: Act): Promise<void> {
    if (isAlone(act)) return performAlone(act);
    const attempt = page.attempt();
    if (attempt !== null) await performOn(attempt, act);
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

function times<T>(count: number, task: () => T): T[] {
  return Array.from({ length: count }, task);
}

/** The secrets that these customers' pages hold. */
export function secretsOf(customers: readonly Customer[]): readonly string[] {
  return customers.flatMap((customer) => customer.secret() ?? []);
}

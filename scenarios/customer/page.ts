import type { CustomerRequest, Told } from '../../simulators/kit/history/history-entry.js';
import type { HttpAnswer, HttpRequest, World } from '../world/world.js';
import {
  type Account,
  type Attempt,
  type Authentication,
  isFinalWord,
  peekRequests,
  readShopAnswer,
  statusRequest,
} from './shop-dialect.js';

/** What a customer's browser shows and remembers. All that passes between it and the service is recorded. */
export type Page = {
  readonly attempt: () => Attempt | null;
  /** The page turns to another order, and what it is told of that is not about the attempt that it knew. */
  readonly forgetAttempt: () => void;
  readonly ask: (request: HttpRequest, asking: Asking) => Promise<void>;
  readonly askStatus: (attempt: Attempt, order: string) => Promise<void>;
  /** Somebody asks who knows no more than the attempt's id. */
  readonly peek: (attempt: Attempt, order: string) => Promise<void>;
  /** What is said next is recorded, even if it was said before. */
  readonly forgetWord: () => void;
  /**
   * Asks for the status, unless a word stands there that ends the asking; true when one does then. Records nothing when
   * no word comes or the one that stands there already.
   */
  readonly askForLastWord: (order: string) => Promise<boolean>;
};

export type Asking = {
  readonly asked: CustomerRequest;
  readonly order: string;
  /** What a callback carries, genuine or forged. */
  readonly authentication?: Authentication;
  /** It carries a secret that this page was never given. */
  readonly isForged?: boolean;
};

/** Numbers the requests of all customers of a run. */
export type RequestNumbers = { readonly next: () => number };

export function createPage(customer: string, world: World, requests: RequestNumbers): Page {
  let attempt: Attempt | null = null;
  let lastWord: Told | null = null;
  const { history, service } = world;
  const hasFinalWord = () => lastWord !== null && isFinalWord(lastWord);

  function recordAsking({ asked, order, authentication, isForged }: Asking): number {
    const request = requests.next();
    const details = {
      ...authentication,
      ...(isForged === true && { isForged }),
    };
    history.record({ kind: 'customer-asked', customer, request, asked, order, ...details });
    return request;
  }

  function show(request: number, { asked, order }: Asking, answer: HttpAnswer) {
    const { told, account } = readShopAnswer(answer);
    lastWord = told;
    const known = attempt?.id ?? null;
    history.record({
      kind: 'customer-told',
      customer,
      request,
      asked,
      order,
      told,
      status: answer?.status ?? null,
      attempt: known,
      ...(account !== null && { account: toAccount(account, history.startedAtMs) }),
    });
  }

  async function ask(request: HttpRequest, asking: Asking) {
    const number = recordAsking(asking);
    const answer = await service.ask(request);
    attempt = readShopAnswer(answer).attempt ?? attempt;
    show(number, asking, answer);
  }

  async function poll(known: Attempt, order: string) {
    const answer = await service.ask(statusRequest(known));
    const { told } = readShopAnswer(answer);
    if (told === lastWord || told === 'nothing') return;
    const asking: Asking = { asked: 'status', order };
    show(recordAsking(asking), asking, answer);
  }

  return {
    attempt: () => attempt,
    forgetAttempt: () => {
      attempt = null;
      lastWord = null;
    },
    ask,
    peek: async (known, order) => {
      for (const request of peekRequests(known)) {
        await ask(request, { asked: 'status', order, isForged: true });
      }
    },
    askStatus: (known, order) => ask(statusRequest(known), { asked: 'status', order }),
    forgetWord: () => {
      lastWord = null;
    },
    askForLastWord: async (order) => {
      if (attempt !== null && !hasFinalWord()) await poll(attempt, order);
      return attempt === null || hasFinalWord();
    },
  };
}

/** Moments of the history are counted from its start. */
function toAccount({ dueAtMs, ...rest }: Account, startedAtMs: number) {
  return { ...rest, untilMs: dueAtMs - startedAtMs };
}

// A small model of payments' lives, as customers see them. It knows what the commands do and what was told, and
// says of each answer whether it may be given. It is no second service: where a trouble leaves several ways
// open, every word that keeps what was certain is right; where nothing troubles an order, one word is.
import type { CustomerRequest, Told } from '../../../simulators/kit/history/history-entry.js';
import type { End } from '../../end.js';
import {
  type AskingCommand,
  type AuthenticateCommand,
  type ClerkCommand,
  type CustomerCommand,
  isInSwarm,
  type LifeSetting,
  type PaymentCommand,
} from '../../generators/arbitrary-command.js';
import type { RefusalText } from '../../generators/arbitrary-fault.js';
import { has, type Swarm } from '../../generators/arbitrary-swarm.js';
import { type Expected, expectAnswer } from './expected-answer.js';
import {
  type AttemptView,
  type CustomerView,
  createViews,
  type OrderView,
  type Views,
} from './views.js';
import { answersTo, mayFollow, saysCharged, saysNothing } from './words.js';

/** A request whose answers are to be judged: what was known when it was asked. */
export type Question = Expected & {
  readonly asked: CustomerRequest;
  readonly name: string;
  readonly customer: CustomerView;
  readonly order: OrderView;
  readonly attempt: AttemptView | null;
  /** The last word about the attempt at that time. */
  readonly word: Told;
  readonly clerkActs: number;
  readonly number: number;
  readonly isAlone: boolean;
  /** The attempt that a pay request was handed. */
  handed: AttemptView | null;
};

export type Heard = { readonly told: Told; readonly attempt: string | null };

export type LifeModel = {
  readonly isPossible: (command: PaymentCommand) => boolean;
  readonly ask: (command: AskingCommand, nowMs: number) => Question;
  /** What is wrong with an answer; null for nothing. */
  readonly hear: (question: Question, heard: Heard, nowMs: number) => string | null;
  /** All answers to the question have come. */
  readonly close: (question: Question) => void;
  /** The PG has said that a customer is who they are. */
  readonly authenticate: (command: AuthenticateCommand, nowMs: number) => void;
  readonly clerk: (command: ClerkCommand) => void;
  readonly leave: (customer: string) => void;
  /** From now on something may go wrong with any order. */
  readonly trouble: () => void;
  /** Whether an order may come to this end, as far as the model can tell. */
  readonly mayEnd: (order: string, end: End) => boolean;
};

export function createLifeModel(setting: LifeSetting): LifeModel {
  const { swarm, refusals } = setting;
  const views = createViews(setting);
  return {
    isPossible: (command) =>
      isInSwarm(swarm, command) &&
      (!('customer' in command) || canDo(command, views.customerOf(command.customer), swarm)),
    ask: (command, nowMs) => ask(views, command, nowMs),
    hear,
    close,
    authenticate: (command, nowMs) => {
      authenticate(views.customerOf(command.customer), command, nowMs);
    },
    clerk: (command) => {
      actAsClerk(views.orderOf(command.order), command);
    },
    leave: (customer) => {
      views.customerOf(customer).hasLeft = true;
    },
    trouble: () => {
      for (const order of views.orders.values()) {
        order.isCalm = false;
        order.standing = 'uncertain';
      }
    },
    mayEnd: (order, end) => mayEnd(views.orderOf(order), end, refusals),
  };
}

function canDo(command: CustomerCommand, customer: CustomerView, swarm: Swarm): boolean {
  const { page, waiting, hasLeft, authentications } = customer;
  if (hasLeft) return false;
  switch (command.kind) {
    case 'pay':
      // Whoever begins anew has heard the answer to what was asked before, and only the hasty leave a page on
      // which they could go on.
      return waiting === 0 && (page?.word !== 'ready' || has(swarm, 'hurry'));
    case 'authenticate':
    case 'leave':
      return page !== null && waiting === 0;
    case 'status':
      return page !== null;
    case 'callback':
      return page !== null && authentications.length > 0;
  }
}

function ask(views: Views, command: AskingCommand, nowMs: number): Question {
  const customer = views.customerOf(command.customer);
  if (command.kind === 'pay') turnTo(customer, views.orderOf(command.order));
  const { order, page } = customer;
  if (order === null) throw new Error('A customer without an order has nothing to ask.');
  const isAlone = order.waiting === 0;
  const expected = expectAnswer(command, { order, customer, nowMs });
  order.asked += 1;
  order.waiting += 1;
  customer.waiting += 1;
  return {
    ...expected,
    asked: command.kind,
    name: command.customer,
    customer,
    order,
    attempt: page,
    word: page?.word ?? 'nothing',
    clerkActs: order.clerkActs,
    number: order.asked,
    isAlone,
    handed: null,
  };
}

function turnTo(customer: CustomerView, order: OrderView) {
  if (customer.order !== order) customer.page = null;
  customer.order = order;
}

function hear(question: Question, heard: Heard, nowMs: number): string | null {
  const why =
    findInAnyWeather(question, heard) ??
    (question.asked === 'pay'
      ? hearOfPay(question, heard, nowMs)
      : hearOfAttempt(question, heard)) ??
    findInCalm(question, heard);
  return why === null
    ? null
    : `${question.name} asked (${question.asked}) and was told "${heard.told}": ${why}.`;
}

function findInAnyWeather({ asked, order, always }: Question, { told }: Heard): string | null {
  if (!answersTo[asked].includes(told)) return 'no answer to that';
  if (told !== 'nothing') {
    return always?.includes(told) === false ? `must be ${always.join(' or ')}` : null;
  }
  return order.isCalm ? 'nothing went wrong that could have kept the answer' : null;
}

/** A page is handed an attempt: the same for all its clicks, and nobody else's. */
function hearOfPay(question: Question, heard: Heard, nowMs: number): string | null {
  const { order, customer, handed } = question;
  if (heard.told !== 'ready') return null;
  const id = heard.attempt ?? '';
  if (handed !== null) return handed.id === id ? null : 'another attempt for the same page';
  if (order.attempts.some((attempt) => attempt.id === id)) return 'an attempt of another page';
  const isUntouched = order.clerkActs === question.clerkActs;
  const attempt: AttemptView = {
    id,
    amountKrw: isUntouched ? order.amountKrw : null,
    readyAtMs: nowMs,
    word: 'ready',
    keys: new Set(),
    isChargeable: false,
    isDispossessed: false,
  };
  order.attempts.push(attempt);
  order.standing = order.isCalm && isUntouched ? 'held' : 'uncertain';
  customer.page = attempt;
  question.handed = attempt;
  return null;
}

function hearOfAttempt({ attempt, word }: Question, { told }: Heard): string | null {
  if (attempt === null || saysNothing(told)) return null;
  if (!mayFollow(word, told)) return `"${word}" had been told before`;
  if (saysCharged(told) && !attempt.isChargeable) return 'nobody can have been charged';
  attempt.word = told;
  return null;
}

function findInCalm({ order, calmly, ...question }: Question, { told }: Heard): string | null {
  const wasLeftAlone = question.isAlone && order.asked === question.number;
  if (!order.isCalm || !wasLeftAlone || order.clerkActs !== question.clerkActs) return null;
  return calmly?.includes(told) === false
    ? `should be ${calmly.join(' or ')}, for nothing troubled the order`
    : null;
}

function close({ order, customer, clerkActs, standing }: Question) {
  order.waiting -= 1;
  customer.waiting -= 1;
  if (standing !== null && order.isCalm && order.clerkActs === clerkActs) {
    order.standing = standing;
  }
}

function authenticate(customer: CustomerView, command: AuthenticateCommand, nowMs: number) {
  const { page: attempt, authentications } = customer;
  if (attempt === null) return;
  const key = `${command.customer} ${authentications.length + 1}`;
  authentications.push({
    key,
    attempt,
    isAmountChanged: command.isAmountChanged,
    atMs: nowMs,
  });
}

function actAsClerk(order: OrderView, { act, amountKrw }: ClerkCommand) {
  const isOpen = order.standing === 'free' || order.standing === 'closed';
  order.clerkActs += 1;
  if (act === 'edit-amount') order.amountKrw = amountKrw;
  else for (const attempt of order.attempts) attempt.isDispossessed = true;
  if (order.waiting > 0 || !isOpen) order.standing = 'uncertain';
  else if (act === 'reopen') order.standing = 'free';
  else if (act !== 'edit-amount') order.standing = 'closed';
}

function mayEnd(order: OrderView, end: End, refusals: readonly RefusalText[]): boolean {
  if (order.standing === 'paid') return end === 'completed';
  if (!order.attempts.some(({ isChargeable }) => isChargeable)) return end === 'released';
  return order.clerkActs > 0 || !needsReason(end) || refusals.some(isReasonFor(end));
}

/** What keeps its money is completed: it takes more than a broken line to return it, or to leave it to people. */
function needsReason(end: End): boolean {
  return end === 'cancelled' || end === 'manual';
}

/** Money is returned because a completion is refused; people are called because that is refused for good, too. */
function isReasonFor(end: End) {
  return ({ at, code }: RefusalText) =>
    end === 'cancelled'
      ? at.startsWith('legacy-order.complete')
      : at.startsWith('pg.cancel') && code !== 'PROVIDER_ERROR';
}

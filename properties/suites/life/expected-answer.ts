// Which answers a request must get, by what is known when it is asked.
import type { Told } from '../../../simulators/kit/history/history-entry.js';
import type {
  AskingCommand,
  CallbackCommand,
  PayCommand,
} from '../../generators/arbitrary-command.js';
import {
  type AttemptView,
  type Authentication,
  type CustomerView,
  isDisowned,
  type OrderView,
  type Standing,
} from './views.js';

export type Expected = {
  /** What must be told if nothing comes between and nothing goes wrong; null for anything. */
  readonly calmly: readonly Told[] | null;
  /** What must be told in any weather, if anything is; null for anything. */
  readonly always: readonly Told[] | null;
  /** How the order stands when all answers have come calmly; null for as before. */
  readonly standing: Standing | null;
};

const anything: Expected = { calmly: null, always: null, standing: null };

type Asked = {
  readonly customer: CustomerView;
  readonly order: OrderView;
  readonly nowMs: number;
};

/** Says so, and notes which payment keys the request brings. */
export function expectAnswer(command: AskingCommand, asked: Asked): Expected {
  switch (command.kind) {
    case 'pay':
      return expectOfPay(command, asked);
    case 'callback':
      return expectOfCallback(command, asked);
    case 'status':
      return expectOfStatus(asked);
  }
}

function expectOfPay({ clicks }: PayCommand, { order, nowMs }: Asked): Expected {
  // Who double-clicks on what cannot be paid may hear of the own first click.
  if (clicks > 1 && order.standing !== 'free') return anything;
  const calmly: Readonly<Record<Standing, readonly Told[] | null>> = {
    free: ['ready'],
    held: isAwaitingCustomer(order, nowMs) ? ['in-progress'] : null,
    paid: ['refused'],
    closed: ['refused'],
    uncertain: null,
  };
  return { ...anything, calmly: calmly[order.standing] };
}

function expectOfStatus({ order, customer, nowMs }: Asked): Expected {
  if (customer.page !== order.attempts.at(-1)) return anything;
  if (order.standing === 'paid') return { ...anything, calmly: ['paid'] };
  return isAwaitingCustomer(order, nowMs) ? { ...anything, calmly: ['ready'] } : anything;
}

/** The windows of the usual timing, less what could be argued about. */
const authenticationWindowMs = 5_900;
const approvalWindowMs = 3_900;

/** Whether the order is certainly held for a customer who may still come back. */
function isAwaitingCustomer({ standing, attempts }: OrderView, nowMs: number): boolean {
  const holder = attempts.at(-1);
  if (standing !== 'held' || holder?.keys.size !== 0) return false;
  return nowMs - holder.readyAtMs < authenticationWindowMs;
}

function expectOfCallback(command: CallbackCommand, asked: Asked): Expected {
  const { page, authentications } = asked.customer;
  const brought = authentications.at(command.which === 'first' ? 0 : -1);
  if (page === null || brought === undefined) return anything;
  return fits(command, page, brought)
    ? expectOfFitting(command, { ...asked, page, brought })
    : { ...anything, always: ['refused'] };
}

type Fitting = Asked & { readonly page: AttemptView; readonly brought: Authentication };

function expectOfFitting(command: CallbackCommand, fitting: Fitting): Expected {
  const { order, page, brought, nowMs } = fitting;
  const isFresh = isAwaitingCustomer(order, nowMs) && page === order.attempts.at(-1);
  const key = command.forged === 'key' ? 'an invented key' : brought.key;
  page.keys.add(key);
  const canCharge = command.forged === null && !isDisowned(page, order);
  if (canCharge) page.isChargeable = true;
  if (order.standing === 'paid') return expectOfRepetition(page, order, key);
  const isInTime = isFresh && nowMs - brought.atMs < approvalWindowMs;
  return canCharge && isInTime ? expectOfFirst(command) : { ...anything, standing: 'uncertain' };
}

/** Beside the callback that is confirmed, the others of the same moment learn how far that is. */
function expectOfFirst({ times }: CallbackCommand): Expected {
  const calmly: readonly Told[] = times === 1 ? ['paid'] : ['paid', 'confirming', 'checking'];
  return { ...anything, calmly, standing: 'paid' };
}

/** Whether the callback is, for all that the service can see, the one that its page awaits. */
function fits({ forged }: CallbackCommand, page: AttemptView, brought: Authentication): boolean {
  const isGenuine = brought.attempt === page && !brought.isAmountChanged;
  return isGenuine && (forged === null || forged === 'key');
}

/** The key that paid learns that it did; no other one is taken. */
function expectOfRepetition(page: AttemptView, { attempts }: OrderView, key: string): Expected {
  if (page !== attempts.at(-1)) return anything;
  const [first] = page.keys;
  return { ...anything, calmly: first === key ? ['paid'] : ['refused'] };
}

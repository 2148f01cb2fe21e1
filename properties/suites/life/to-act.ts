import type { Act } from '../../../scenarios/scenario.js';
import type { ClerkAct } from '../../../simulators/legacy-order/legacy-order-simulator.js';
import type {
  CallbackCommand,
  ClerkCommand,
  CustomerCommand,
} from '../../generators/arbitrary-command.js';

/** Less than any order costs. */
const changedAmountKrw = 100;

/** What a customer does for a command. */
export function toAct(command: CustomerCommand): Act {
  switch (command.kind) {
    case 'pay':
      return { kind: 'pay', order: command.order, clicks: command.clicks };
    case 'status':
    case 'leave':
      return { kind: command.kind };
    case 'authenticate':
      return {
        kind: 'authenticate',
        ...(command.isAmountChanged && { amountKrw: changedAmountKrw }),
      };
    case 'callback':
      return { kind: 'callback', times: command.times, ...toForgery(command) };
  }
}

function toForgery({ forged, which }: CallbackCommand) {
  const authentications = which === 'first' ? { authentications: [1] } : {};
  switch (forged) {
    case null:
      return authentications;
    case 'amount':
      return { ...authentications, amountKrw: changedAmountKrw };
    case 'order':
      return { ...authentications, pgOrderId: 'an-order-of-somebody-else' };
    case 'key':
      return { ...authentications, paymentKey: 'an-invented-key' };
    case 'secret':
      return { ...authentications, secret: 'a-guessed-secret-0000' };
  }
}

/** What the clerk does for a command. */
export function toClerkAct({ order, act, amountKrw }: ClerkCommand): ClerkAct {
  return act === 'edit-amount' ? { order, act, amountKrw } : { order, act };
}

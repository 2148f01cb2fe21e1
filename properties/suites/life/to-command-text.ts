import type {
  CallbackCommand,
  CustomerCommand,
  PaymentCommand,
} from '../../generators/arbitrary-command.js';

/** The command as a person would say it. */
export function toCommandText(command: PaymentCommand): string {
  if ('customer' in command) return `${command.customer} ${toDoing(command)}${toHaste(command)}`;
  switch (command.kind) {
    case 'wait':
      return `${command.forMs} ms go by`;
    case 'clerk': {
      const amount = command.act === 'edit-amount' ? ` to ${command.amountKrw}` : '';
      return `the clerk: ${command.act} ${command.order}${amount}`;
    }
    case 'fault': {
      const details = Object.values(command.fault).join(' ');
      return `a fault at ${command.operation}, request ${command.nth} from now: ${details}`;
    }
    case 'outage':
      return `${command.party} is down for ${command.forMs} ms`;
    case 'crash':
      return 'the service crashes';
  }
}

function toDoing(command: CustomerCommand): string {
  switch (command.kind) {
    case 'pay':
      return `pays ${command.order}${command.clicks > 1 ? ` with ${command.clicks} clicks` : ''}`;
    case 'authenticate':
      return `authenticates${command.isAmountChanged ? ' another amount' : ''}`;
    case 'callback':
      return `calls back${toManner(command)}`;
    case 'status':
      return 'asks how it stands';
    case 'leave':
      return 'leaves';
  }
}

function toManner({ which, forged, times }: CallbackCommand): string {
  const first = which === 'first' ? ' by the first authentication' : '';
  const forgery = forged === null ? '' : ` with a forged ${forged}`;
  return `${first}${forgery}${times > 1 ? `, ${times} times at once` : ''}`;
}

function toHaste(command: CustomerCommand): string {
  const patience = 'patience' in command ? command.patience : 'answered';
  return patience === 'answered' ? '' : `, and after ${patience} ms, answered or not:`;
}

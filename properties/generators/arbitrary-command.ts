// Generators of what may happen next in a payment's life, one command at a time.
import fc from 'fast-check';
import { faultyOperations } from '../../simulators/kit/faults/chosen-fault-plan.js';
import { faultKinds } from '../../simulators/kit/faults/fault-kind.js';
import type { CustomerRequest, Party } from '../../simulators/kit/history/history-entry.js';
import {
  arbitraryFault,
  arbitraryRefusals,
  type FaultText,
  type RefusalText,
} from './arbitrary-fault.js';
import { arbitrarySwarm, has, type Swarm, type Trouble } from './arbitrary-swarm.js';

/** When the next command comes: when this one was answered, or after so many milliseconds, answered or not. */
export type Patience = 'answered' | number;

type OfCustomer<Kind extends string> = {
  readonly kind: Kind;
  readonly customer: string;
  readonly patience: Patience;
};

export type PayCommand = OfCustomer<'pay'> & { readonly order: string; readonly clicks: number };

/** What a forger writes in place of what the PG said, or of the page's own secret. */
export type Forgery = 'amount' | 'order' | 'key' | 'secret';

export type CallbackCommand = OfCustomer<'callback'> & {
  readonly forged: Forgery | null;
  /** Which authentication of this customer comes back. */
  readonly which: 'first' | 'last';
  readonly times: number;
};

export type ClerkCommand = {
  readonly kind: 'clerk';
  readonly order: string;
  readonly act: 'sell' | 'cancel' | 'reopen' | 'edit-amount';
  /** The new amount, for `edit-amount`. */
  readonly amountKrw: number;
};

export type FaultCommand = {
  readonly kind: 'fault';
  readonly operation: string;
  /** Which request from now on, of whatever order, from 1. */
  readonly nth: number;
  readonly fault: FaultText;
};

export type AuthenticateCommand = {
  readonly kind: 'authenticate';
  readonly customer: string;
  /** Whether the amount is changed in the browser. */
  readonly isAmountChanged: boolean;
};

/** Something that a customer does. */
export type CustomerCommand =
  | PayCommand
  | CallbackCommand
  | OfCustomer<'status'>
  | AuthenticateCommand
  | { readonly kind: 'leave'; readonly customer: string };

/** Something that is asked of the payment service. */
export type AskingCommand = Extract<CustomerCommand, { kind: CustomerRequest }>;

export type PaymentCommand =
  | CustomerCommand
  | { readonly kind: 'wait'; readonly forMs: number }
  | ClerkCommand
  | FaultCommand
  | { readonly kind: 'outage'; readonly party: Party; readonly forMs: number }
  | { readonly kind: 'crash' };

const crashKinds = faultKinds.filter((kind) => kind.startsWith('crash-'));

const often = <T>(usual: T, ...rare: T[]) =>
  fc.oneof(
    { arbitrary: fc.constant(usual), weight: 4 },
    { arbitrary: fc.constantFrom(...rare), weight: 1 },
  );

const customer = often('kim', 'lee', 'park');
/** Several, for each is paid only once. */
const orders = ['R-1001', 'R-1002', 'R-1003', 'R-1004'];
const order = fc.constantFrom(...orders);
const patience: fc.Arbitrary<Patience> = often<Patience>('answered', 0, 300);

type ArbitraryOf<Kind extends PaymentCommand['kind']> = fc.Arbitrary<
  Extract<PaymentCommand, { kind: Kind }>
>;

const pay: ArbitraryOf<'pay'> = fc.record({
  kind: fc.constant('pay'),
  customer,
  patience,
  order,
  clicks: often(1, 2),
});

const authenticate: ArbitraryOf<'authenticate'> = fc.record({
  kind: fc.constant('authenticate'),
  customer,
  isAmountChanged: often(false, true),
});

const callback: ArbitraryOf<'callback'> = fc.record({
  kind: fc.constant('callback'),
  customer,
  patience,
  forged: often<Forgery | null>(null, 'amount', 'order', 'key', 'secret'),
  which: often('last', 'first'),
  times: often(1, 2),
});

const status: ArbitraryOf<'status'> = fc.record({
  kind: fc.constant('status'),
  customer,
  patience,
});

const leave: ArbitraryOf<'leave'> = fc.record({ kind: fc.constant('leave'), customer });

const wait: ArbitraryOf<'wait'> = fc.record({
  kind: fc.constant('wait'),
  forMs: fc.constantFrom(50, 50, 700, 700, 2_000, 2_000, 7_000),
});

const clerk: ArbitraryOf<'clerk'> = fc.record({
  kind: fc.constant('clerk'),
  order,
  act: fc.constantFrom('sell', 'cancel', 'reopen', 'edit-amount'),
  amountKrw: fc.constantFrom(10_000, 44_000),
});

/** Where money and orders move, which is more seldom than that somebody looks or writes. */
const moneyOperations = faultyOperations.filter((operation) =>
  ['confirm', 'cancel', 'complete', 'fence', 'release'].some((act) => operation.endsWith(act)),
);

/** A write of the step log can only be where the power fails. */
const fault: ArbitraryOf<'fault'> = fc
  .constantFrom(...faultyOperations, ...moneyOperations, ...moneyOperations)
  .chain((operation) =>
    fc.record({
      kind: fc.constant('fault'),
      operation: fc.constant(operation),
      nth: often(1, 2, 3),
      fault: arbitraryFault(operation.startsWith('step-log.') ? crashKinds : faultKinds),
    }),
  );

const outage: ArbitraryOf<'outage'> = fc.record({
  kind: fc.constant('outage'),
  party: fc.constantFrom('pg', 'legacy-order'),
  forMs: fc.constantFrom(500, 3_000),
});

const crash: ArbitraryOf<'crash'> = fc.constant({ kind: 'crash' });

/** What leads no payment on; a customer who leaves is seen no more, so few do. */
const aside: fc.Arbitrary<PaymentCommand> = fc.oneof(
  { arbitrary: status, weight: 6 },
  { arbitrary: wait, weight: 6 },
  { arbitrary: leave, weight: 1 },
);

/** Every kind of command; those that lead a payment on come most often. */
export const arbitraryCommands: readonly fc.Arbitrary<PaymentCommand>[] = [
  pay,
  authenticate,
  authenticate,
  callback,
  callback,
  callback,
  aside,
  fault,
  fault,
  fault,
  fault,
  fc.oneof(clerk, outage, crash),
];

/** What is settled before the first command. */
export type LifeSetting = {
  readonly swarm: Swarm;
  /** Order → its price in won. */
  readonly amountsKrw: Readonly<Record<string, number>>;
  readonly refusals: readonly RefusalText[];
  /** In which order tasks run that are ready at the same moment: 0 for in turn, else drawn from this seed. */
  readonly schedule: number;
};

export const arbitraryLifeSetting: fc.Arbitrary<LifeSetting> = fc
  .record({
    swarm: arbitrarySwarm,
    amountsKrw: fc.tuple(...orders.map(() => fc.constantFrom(33_000, 44_000, 1_000))),
    refusals: arbitraryRefusals,
    schedule: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1_000_000 })),
  })
  .map(({ swarm, amountsKrw, refusals, schedule }) => ({
    swarm,
    amountsKrw: Object.fromEntries(
      orders.map((one, place) => [one, amountsKrw[place] ?? 33_000] as const),
    ),
    refusals: has(swarm, 'refusal') ? refusals : [],
    schedule,
  }));

/** Whether a swarm has this command at all. */
export function isInSwarm(swarm: Swarm, command: PaymentCommand): boolean {
  return troublesOf(command).every((trouble) => has(swarm, trouble)) && isArmed(swarm, command);
}

function troublesOf(command: PaymentCommand): readonly Trouble[] {
  if ('customer' in command) {
    const isHasty = 'patience' in command && command.patience !== 'answered';
    return [
      ...(isHasty ? ['hurry' as const] : []),
      ...(isForged(command) ? ['forgery' as const] : []),
    ];
  }
  return command.kind === 'wait' ? [] : [command.kind];
}

function isForged(command: CustomerCommand): boolean {
  if (command.kind === 'authenticate') return command.isAmountChanged;
  return command.kind === 'callback' && command.forged !== null;
}

function isArmed({ operations, faultKinds: kinds }: Swarm, command: PaymentCommand): boolean {
  if (command.kind !== 'fault') return true;
  return operations.includes(command.operation) && kinds.includes(command.fault.fault);
}

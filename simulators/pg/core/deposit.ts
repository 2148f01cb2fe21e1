import { accept, type Decision, refuse } from './decision.js';
import type { Payment } from './payment.js';
import { seenAt } from './seen-at.js';

export type Deposit = {
  /** Null: what the account asks for. */
  readonly amount: number | null;
  /** Null: the customer that the account was issued to. */
  readonly depositorName: string | null;
  readonly transactionKey: string;
  readonly nowMs: number;
};

/** Codes by which the bank refuses. They are the simulator's own: no API of the PG says them. */
type BankRefusal =
  | 'NO_VIRTUAL_ACCOUNT'
  | 'NOT_WAITING_FOR_DEPOSIT'
  | 'ACCOUNT_OVERDUE'
  | 'WRONG_DEPOSIT_AMOUNT'
  | 'NO_DEPOSIT';

/**
 * Money comes into a virtual account, or the bank sends it back at once: the account takes exactly its amount, and until
 * its due date. Source: Toss Payments docs, Virtual account.
 */
export function decideDeposit(payment: Payment | undefined, deposit: Deposit): Decision {
  if (payment?.instrument?.kind !== 'virtual-account') return refuseAs('NO_VIRTUAL_ACCOUNT');
  const { account } = payment.instrument;
  if (payment.status !== 'WAITING_FOR_DEPOSIT') return refuseAs('NOT_WAITING_FOR_DEPOSIT');
  if (deposit.nowMs > account.dueAtMs) return refuseAs('ACCOUNT_OVERDUE');
  if (deposit.amount !== null && deposit.amount !== payment.amount)
    return refuseAs('WRONG_DEPOSIT_AMOUNT');
  const { transactionKey, nowMs } = deposit;
  const depositorName = deposit.depositorName ?? account.customerName;
  return accept({
    kind: 'deposited',
    paymentKey: payment.paymentKey,
    transactionKey,
    depositorName,
    atMs: nowMs,
  });
}

/** The bank takes a deposit back, and the account waits again. Source: Toss Payments docs, Payment life cycle. */
export function decideReversal(
  payment: Payment | undefined,
  { transactionKey, nowMs }: Pick<Deposit, 'transactionKey' | 'nowMs'>,
): Decision {
  if (payment?.method !== 'virtual-account') return refuseAs('NO_VIRTUAL_ACCOUNT');
  if (seenAt(payment, nowMs).status !== 'DONE') return refuseAs('NO_DEPOSIT');
  return accept({
    kind: 'deposit-reversed',
    paymentKey: payment.paymentKey,
    transactionKey,
    atMs: nowMs,
  });
}

function refuseAs(refusal: BankRefusal): Decision {
  return refuse(refusal);
}

import { requireOrder } from '../ledger/books.js';
import { attemptTold, type ToldEntry } from '../ledger/order-book.js';
import type { PaymentBook } from '../ledger/payment-book.js';
import type { Invariant } from './invariant.js';
import { toWonText } from './to-won-text.js';

/** The PG says until when in whole seconds. */
const roundedMs = 1_000;

/** That the account is paid into by now, or overdue, may be news that has not arrived yet. */
export const toldAccountIsIssued: Invariant = {
  name: 'toldAccountIsIssued',
  statement:
    'A customer is told to pay only into the account that the PG issued for their payment, its amount, and no later than it takes it.',
  observe: (ledger, entry) => {
    if (entry.kind !== 'customer-told' || entry.told !== 'awaiting-deposit') return null;
    const order = requireOrder(ledger, entry.order);
    const attempt = attemptTold(order, entry);
    const issued = order.payments.filter(
      (payment) => payment.attempt === attempt && payment.account !== null,
    );
    const lie = lieOf(entry, issued);
    if (lie === null) return null;
    const message = `Customer ${entry.customer} was told "awaiting-deposit" of order ${entry.order}, but ${lie}.`;
    return { order: entry.order, message };
  },
};

function lieOf({ account }: ToldEntry, issued: readonly PaymentBook[]): string | null {
  if (issued.length === 0) return 'no account had been issued';
  if (account === undefined) return 'not where to pay';
  const { accountNumber, amountKrw, untilMs } = account;
  const payment = issued.find((one) => one.account?.accountNumber === accountNumber);
  if (payment === undefined) return `to pay into ${accountNumber}, which is another account`;
  const { authorisedKrw } = payment;
  if (amountKrw !== authorisedKrw) {
    return `to pay ${toWonText(amountKrw)}, and the account takes ${toWonText(authorisedKrw)}`;
  }
  const lastMs = payment.account?.untilMs ?? 0;
  const isInTime = untilMs <= lastMs && untilMs > lastMs - roundedMs;
  return isInTime ? null : `to pay within ${untilMs} ms, and the account takes it for ${lastMs} ms`;
}

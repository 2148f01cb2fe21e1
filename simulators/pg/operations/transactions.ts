import { answerError, answerWith } from '../answer.js';
import { toKstText } from '../core/kst.js';
import type { Endpoint } from '../endpoint.js';
import { merchantId } from '../keys.js';
import { noOrder } from '../order-of.js';
import { toMethodName } from '../payment-object.js';
import type { Pg } from '../pg.js';
import { readTransactionPage, type TransactionPage } from '../requests/list-requests.js';
import type { Transaction } from '../transactions.js';

/** Source: Toss Payments docs, Transactions. */
export const transactionEndpoints: readonly Endpoint[] = [
  {
    name: 'pg.list-transactions',
    method: 'GET',
    path: '/v1/transactions',
    caller: 'merchant',
    orderOf: noOrder,
    answer: (pg, { request, answer }) => {
      const page = readTransactionPage(request.query);
      if (page.kind === 'refused') return answerError(page.code, request);
      const refusal = whyNoPlace(pg, page.body) ?? answer;
      if (refusal !== undefined) return answerError(refusal, request);
      return answerWith(list(pg, page.body).map((one) => toTransactionObject(pg, one)));
    },
  },
];

function whyNoPlace(pg: Pg, { startingAfter }: TransactionPage): string | undefined {
  const isKnown = startingAfter === undefined || pg.hasTransaction(startingAfter);
  return isKnown ? undefined : 'INVALID_TRANSACTION_KEY';
}

/** Transactions stand in the order in which they happened, so that a key is a place. */
function list(pg: Pg, page: TransactionPage): readonly Transaction[] {
  const { startDate, endDate, startingAfter, limit } = page;
  const listedUntilMs = Math.min(endDate, pg.nowMs() - pg.switches.transactionsAppearAfterMs);
  const rows: Transaction[] = [];
  let isBefore = startingAfter !== undefined;
  for (const one of pg.transactions()) {
    if (isBefore) {
      isBefore = one.transactionKey !== startingAfter;
      continue;
    }
    if (one.atMs >= startDate && one.atMs <= listedUntilMs) rows.push(one);
    if (rows.length === limit) break;
  }
  return rows;
}

function toTransactionObject(
  pg: Pg,
  { transactionKey, paymentKey, status, amount, atMs }: Transaction,
) {
  const payment = pg.books.find(paymentKey);
  if (payment === undefined) throw new Error(`${transactionKey} is of no payment.`);
  const { instrument } = payment;
  return {
    mId: merchantId,
    transactionKey,
    paymentKey,
    orderId: payment.pgOrderId,
    method: instrument === null ? null : toMethodName(instrument),
    customerKey: payment.customerKey,
    useEscrow: payment.isEscrow,
    receiptUrl: `https://dashboard.tosspayments.com/receipt/${paymentKey}`,
    status,
    transactionAt: toKstText(atMs),
    currency: payment.currency,
    amount,
  };
}

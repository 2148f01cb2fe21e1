import { answerError, answerWith } from '../answer.js';
import { toKstDate, toKstText } from '../core/kst.js';
import type { Payment } from '../core/payment.js';
import { type Endpoint, withBody } from '../endpoint.js';
import { toInstrumentParts } from '../instrument-object.js';
import { merchantId } from '../keys.js';
import { noOrder } from '../order-of.js';
import { toCancelObject, toMethodName } from '../payment-object.js';
import type { Pg } from '../pg.js';
import { readSettlement } from '../requests/cash-receipt-requests.js';
import { readSettlementPage, type SettlementPage } from '../requests/list-requests.js';
import type { Transaction } from '../transactions.js';

/** Source: Toss Payments docs, Settlements. */
export const settlementEndpoints: readonly Endpoint[] = [
  {
    name: 'pg.list-settlements',
    method: 'GET',
    path: '/v1/settlements',
    caller: 'merchant',
    orderOf: noOrder,
    answer: (pg, { request, answer }) => {
      const page = readSettlementPage(request.query);
      if (page.kind === 'refused') return answerError(page.code, request);
      if (answer !== undefined) return answerError(answer, request);
      return answerWith(pg.switches.settlesTestPayments ? list(pg, page.body) : []);
    },
  },
  {
    name: 'pg.request-settlement',
    method: 'POST',
    path: '/v1/settlements',
    caller: 'merchant',
    orderOf: noOrder,
    answer: withBody(readSettlement, ({ books }, { paymentKey }, { request, answer }) => {
      const refusal = answer ?? (books.find(paymentKey) === undefined ? 'NOT_FOUND_PAYMENT' : null);
      return refusal === null ? answerWith({ result: true }) : answerError(refusal, request);
    }),
  },
];

function list(pg: Pg, { startDate, endDate, dateType, page, size }: SettlementPage) {
  const isMoved = ({ amount }: Transaction) => amount > 0;
  return [...pg.transactions()]
    .filter(isMoved)
    .map((one) => toSettlementObject(pg, one))
    .filter((row) => row[dateType] >= startDate && row[dateType] <= endDate)
    .slice((page - 1) * size, page * size);
}

const dayMs = 24 * 60 * 60 * 1000;

/** Assumed: a daily settlement that is paid out after four days, and a fee of 2.31 % with its tax. */
const paidOutAfterMs = 4 * dayMs;
const feeRatio = { of: 231, in: 10_000 };

/** Source: Toss Payments docs, Settlement object. A cancel is settled with the sign turned. */
function toSettlementObject(
  pg: Pg,
  { transactionKey, paymentKey, amount, atMs, status }: Transaction,
) {
  const payment = pg.books.find(paymentKey);
  if (payment === undefined) throw new Error(`${transactionKey} is of no payment.`);
  const isReturned = status !== 'DONE';
  const settled = isReturned ? -amount : amount;
  const suppliedAmount = Math.round((settled * feeRatio.of) / feeRatio.in);
  const vat = Math.round(suppliedAmount / 10);
  const fee = suppliedAmount + vat;
  return {
    mId: merchantId,
    paymentKey,
    transactionKey,
    orderId: payment.pgOrderId,
    currency: payment.currency,
    method: payment.instrument === null ? null : toMethodName(payment.instrument),
    amount: settled,
    interestFee: 0,
    fee,
    fees: [{ type: 'BASE', fee }],
    supplyAmount: suppliedAmount,
    suppliedAmount,
    vat,
    payOutAmount: settled - fee,
    approvedAt: toKstText(payment.approvedAtMs ?? atMs),
    soldDate: toKstDate(atMs),
    paidOutDate: toKstDate(atMs + paidOutAfterMs),
    ...toInstrumentParts(payment.instrument, payment),
    cancel: cancelOf(payment, transactionKey),
  };
}

function cancelOf({ cancellations }: Payment, transactionKey: string) {
  const cancellation = cancellations.find((one) => one.transactionKey === transactionKey);
  return cancellation === undefined ? null : toCancelObject(cancellation);
}

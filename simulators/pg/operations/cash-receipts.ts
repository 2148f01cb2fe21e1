import { answerError, answerWith } from '../answer.js';
import type { CashReceipt } from '../cash-receipt-store.js';
import { toKstDate, toKstText } from '../core/kst.js';
import { type Asked, type Endpoint, param, withBody } from '../endpoint.js';
import { newReceiptKey } from '../keys.js';
import { noOrder } from '../order-of.js';
import type { Pg } from '../pg.js';
import { readCashReceipt, readCashReceiptCancel } from '../requests/cash-receipt-requests.js';
import { readCashReceiptPage } from '../requests/list-requests.js';

/** Source: Toss Payments docs, Cash receipts. */
export const cashReceiptEndpoints: readonly Endpoint[] = [
  {
    name: 'pg.issue-cash-receipt',
    method: 'POST',
    path: '/v1/cash-receipts',
    caller: 'merchant',
    orderOf: noOrder,
    answer: withBody(readCashReceipt, (pg, body, asked) => {
      if (asked.answer !== undefined) return answerError(asked.answer, asked.request);
      const { taxFreeAmount, ...receipt } = body;
      const issued = {
        ...receipt,
        transactionType: 'CONFIRM',
        taxFreeAmount: taxFreeAmount ?? 0,
      } as const;
      return answerWith(toCashReceiptObject(file(pg, { ...issued, receiptKey: nextKey(pg) })));
    }),
  },
  {
    name: 'pg.cancel-cash-receipt',
    method: 'POST',
    path: '/v1/cash-receipts/{receiptKey}/cancel',
    caller: 'merchant',
    orderOf: noOrder,
    answer: withBody(readCashReceiptCancel, cancel),
  },
  {
    name: 'pg.list-cash-receipts',
    method: 'GET',
    path: '/v1/cash-receipts',
    caller: 'merchant',
    orderOf: noOrder,
    answer: list,
  },
];

/** Keys by number, so that the same requests bring the same ones. */
function nextKey({ cashReceipts, randomFor }: Pg): string {
  return newReceiptKey(randomFor(`cash receipt ${cashReceipts.size()}`));
}

function file(pg: Pg, issued: Omit<CashReceipt, 'requestedAtMs'>): CashReceipt {
  const receipt = { ...issued, requestedAtMs: pg.nowMs() };
  pg.cashReceipts.set(receipt.receiptKey, receipt);
  return receipt;
}

/** A cancel is a receipt of its own, its key prefixed `c_`. Assumed: the codes, and that one receipt is cancelled once. */
function cancel(pg: Pg, { amount }: { readonly amount?: number | null | undefined }, asked: Asked) {
  const { request, answer } = asked;
  const receiptKey = param(request, 'receiptKey');
  const receipt = pg.cashReceipts.get(receiptKey);
  const cancelKey = `c_${receiptKey}`;
  if (receipt === undefined) return answerError('NOT_FOUND', request);
  if (pg.cashReceipts.get(cancelKey) !== undefined)
    return answerError('DUPLICATED_REQUEST', request);
  if (amount != null && amount > receipt.amount) return answerError('INVALID_REQUEST', request);
  if (answer !== undefined) return answerError(answer, request);
  const cancelled = { ...receipt, receiptKey: cancelKey, transactionType: 'CANCEL' } as const;
  return answerWith(
    toCashReceiptObject(file(pg, { ...cancelled, amount: amount ?? receipt.amount })),
  );
}

function list(pg: Pg, { request, answer }: Asked) {
  const page = readCashReceiptPage(request.query);
  if (page.kind === 'refused') return answerError(page.code, request);
  if (answer !== undefined) return answerError(answer, request);
  const { requestDate, cursor, limit } = page.body;
  const ofDay = [...pg.cashReceipts.values()].filter(
    (one) => toKstDate(one.requestedAtMs) === requestDate,
  );
  const data = ofDay.slice(cursor, cursor + limit);
  const hasNext = cursor + limit < ofDay.length;
  return answerWith({
    hasNext,
    lastCursor: cursor + data.length,
    data: data.map(toCashReceiptObject),
  });
}

/** Source: Toss Payments docs, CashReceipt object; observed of the sandbox: it never gets further than IN_PROGRESS. */
function toCashReceiptObject({ requestedAtMs, ...receipt }: CashReceipt) {
  return {
    ...receipt,
    issueNumber: '000000000',
    receiptUrl: `https://dashboard.tosspayments.com/receipt/cash/${receipt.receiptKey}`,
    businessNumber: '0000000000',
    issueStatus: 'IN_PROGRESS',
    failure: null,
    requestedAt: toKstText(requestedAtMs),
  };
}

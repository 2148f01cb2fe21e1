import { isPartialCancelable } from './core/cancel.js';
import { toKstText } from './core/kst.js';
import { rulesOf } from './core/method-rules.js';
import { toTaxParts } from './core/money.js';
import type { Cancellation, Payment } from './core/payment.js';
import { errorOf } from './errors.js';
import { countryOf, toInstrumentParts } from './instrument-object.js';
import { merchantId } from './keys.js';

/**
 * The Payment object as it goes over the wire, version 2022-11-16: every key, null where nothing is.
 * Source: Toss Payments docs, Payment object. Assumed: method and instrument appear with the first transaction,
 * since a payment that expired before it carried `method: null`.
 */
export function toPaymentObject(payment: Payment, checkoutUrl: string) {
  const { paymentKey, status, balance, approvedAtMs, lastTransactionKey } = payment;
  const hasBegun = lastTransactionKey !== null;
  const shown = hasBegun ? payment.instrument : null;
  const { taxFreeAmount, taxExemptionAmount } = payment;
  const taxed = Math.max(0, balance - taxFreeAmount - taxExemptionAmount);
  return {
    mId: merchantId,
    version: '2022-11-16',
    lastTransactionKey,
    paymentKey,
    orderId: payment.pgOrderId,
    orderName: payment.orderName,
    taxExemptionAmount,
    status,
    requestedAt: toKstText(payment.requestedAtMs),
    approvedAt: approvedAtMs === null ? null : toKstText(approvedAtMs),
    useEscrow: status === 'EXPIRED' ? null : payment.isEscrow,
    cultureExpense: payment.isCultureExpense,
    ...toInstrumentParts(shown, payment),
    country: countryOf(shown),
    ...toCashReceipts(payment),
    discount: null,
    cancels: payment.cancellations.length === 0 ? null : payment.cancellations.map(toCancelObject),
    secret: payment.secret,
    type: payment.type,
    failure: toFailure(payment.failureCode),
    isPartialCancelable: isPartialCancelable(payment),
    receipt: hasBegun ? { url: `${dashboard}/receipt/${paymentKey}` } : null,
    checkout: { url: checkoutUrl },
    currency: payment.currency,
    totalAmount: payment.amount,
    balanceAmount: balance,
    ...toTaxParts(taxed),
    taxFreeAmount,
    metadata: payment.metadata,
    method: shown === null ? null : toMethodName(shown),
  };
}

const dashboard = 'https://dashboard.tosspayments.com';

export type PaymentObject = ReturnType<typeof toPaymentObject>;

/** The method as the PG says it in Korean. */
export function toMethodName(instrument: NonNullable<Payment['instrument']>): string {
  return instrument.kind === 'gift-certificate'
    ? instrument.name
    : rulesOf(instrument.kind).wireName;
}

/** An entry of `cancels`. Source: Toss Payments docs, Payment object. */
export function toCancelObject(cancellation: Cancellation) {
  return {
    transactionKey: cancellation.transactionKey,
    cancelReason: cancellation.reason,
    taxExemptionAmount: 0,
    canceledAt: toKstText(cancellation.atMs),
    transferDiscountAmount: 0,
    easyPayDiscountAmount: 0,
    cardDiscountAmount: 0,
    receiptKey: null,
    cancelAmount: cancellation.amount,
    taxFreeAmount: cancellation.taxFreeAmount,
    refundableAmount: cancellation.refundable,
    cancelStatus: cancellation.status,
    cancelRequestId: cancellation.cancelRequestId,
  };
}

/** The receipt that was wished for with a virtual account; it is issued with the deposit. */
function toCashReceipts({ cashReceipt, approvedAtMs, balance, taxFreeAmount }: Payment) {
  if (cashReceipt === null || approvedAtMs === null)
    return { cashReceipt: null, cashReceipts: null };
  const { type, receiptKey } = cashReceipt;
  const issued = {
    type,
    receiptKey,
    issueNumber: '000000000',
    receiptUrl: `${dashboard}/receipt/cash/${receiptKey}`,
    amount: balance,
    taxFreeAmount,
  };
  return { cashReceipt: issued, cashReceipts: [issued] };
}

function toFailure(code: string | null) {
  return code === null ? null : { code, message: failureMessageOf(code) };
}

function failureMessageOf(code: string): string {
  if (code === 'EXPIRED_PAYMENT') return '결제가 만료되었습니다. 다시 시도해주세요.';
  return errorOf(code).ko;
}

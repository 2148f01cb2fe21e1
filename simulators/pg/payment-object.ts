import type { Cancellation, Payment } from './core/payment.js';
import { errorOf } from './errors.js';
import { merchantId } from './keys.js';
import { toKstText } from './kst.js';

/**
 * The Payment object as it goes over the wire, version 2022-11-16: every key, null where nothing is.
 * Source: Toss Payments docs, Payment object. Assumed: method and card appear with the approval,
 * since a payment that expired before it carried `method: null`.
 */
export function toPaymentObject(payment: Payment) {
  const { paymentKey, status, balanceKrw, approvedAtMs } = payment;
  const isApproved = approvedAtMs !== null;
  const vat = Math.round(balanceKrw / 11);
  return {
    mId: merchantId,
    version: '2022-11-16',
    lastTransactionKey: payment.lastTransactionKey,
    paymentKey,
    orderId: payment.pgOrderId,
    orderName: payment.orderName,
    taxExemptionAmount: 0,
    status,
    requestedAt: toKstText(payment.requestedAtMs),
    approvedAt: isApproved ? toKstText(approvedAtMs) : null,
    useEscrow: status === 'EXPIRED' ? null : false,
    cultureExpense: false,
    card: isApproved ? toCard(payment) : null,
    virtualAccount: null,
    transfer: null,
    mobilePhone: null,
    giftCertificate: null,
    cashReceipt: null,
    cashReceipts: null,
    discount: null,
    cancels: payment.cancellations.length === 0 ? null : payment.cancellations.map(toCancel),
    secret: payment.secret,
    type: 'NORMAL',
    easyPay: null,
    country: 'KR',
    failure: toFailure(payment.failureCode),
    isPartialCancelable: true,
    receipt: isApproved ? { url: `${dashboard}/receipt/${paymentKey}` } : null,
    checkout: { url: `${api}/v1/payments/${paymentKey}/checkout` },
    currency: 'KRW',
    totalAmount: payment.amountKrw,
    balanceAmount: balanceKrw,
    suppliedAmount: balanceKrw - vat,
    vat,
    taxFreeAmount: 0,
    metadata: null,
    method: isApproved ? '카드' : null,
  };
}

const api = 'https://api.tosspayments.com';
const dashboard = 'https://dashboard.tosspayments.com';

function toCard({ amountKrw, status }: Payment) {
  return {
    issuerCode: '61',
    acquirerCode: '31',
    number: '94100012****789*',
    installmentPlanMonths: 0,
    isInterestFree: false,
    interestPayer: null,
    approveNo: '00000000',
    useCardPoint: false,
    cardType: '신용',
    ownerType: '개인',
    acquireStatus: status === 'CANCELED' ? 'CANCELED' : 'READY',
    amount: amountKrw,
  };
}

function toCancel(cancellation: Cancellation) {
  return {
    transactionKey: cancellation.transactionKey,
    cancelReason: cancellation.reason,
    taxExemptionAmount: 0,
    canceledAt: toKstText(cancellation.atMs),
    transferDiscountAmount: 0,
    easyPayDiscountAmount: 0,
    cardDiscountAmount: 0,
    receiptKey: null,
    cancelAmount: cancellation.amountKrw,
    taxFreeAmount: 0,
    refundableAmount: cancellation.refundableKrw,
    cancelStatus: 'DONE',
    cancelRequestId: null,
  };
}

function toFailure(code: string | null) {
  return code === null ? null : { code, message: failureMessageOf(code) };
}

function failureMessageOf(code: string): string {
  if (code === 'EXPIRED_PAYMENT') return '결제가 만료되었습니다. 다시 시도해주세요.';
  return errorOf(code).ko;
}

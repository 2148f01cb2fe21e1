import type { Card, Instrument, VirtualAccount } from './core/instrument.js';
import { toKstText } from './core/kst.js';
import type { Payment } from './core/payment.js';

/**
 * The parts of the Payment object that depend on what is paid with: all null but the instrument's own.
 * Source: Toss Payments docs, Payment object. Assumed: test payments are never paid out, so `INCOMPLETED` stays.
 */
export function toInstrumentParts(instrument: Instrument | null, payment: Payment) {
  const none = {
    card: null,
    virtualAccount: null,
    transfer: null,
    mobilePhone: null,
    giftCertificate: null,
    easyPay: null,
  };
  switch (instrument?.kind) {
    case undefined:
      return none;
    case 'card':
      return { ...none, card: toCard(instrument.card, payment) };
    case 'easy-pay': {
      const { provider, card } = instrument;
      const amount = card === null ? payment.amount : 0;
      return {
        ...none,
        card: card === null ? null : toCard(card, payment),
        easyPay: { provider, amount, discountAmount: 0 },
      };
    }
    case 'foreign-easy-pay': {
      const { provider } = instrument;
      return { ...none, easyPay: { provider, amount: payment.amount, discountAmount: 0 } };
    }
    case 'transfer':
      return { ...none, transfer: { bankCode: instrument.bankCode, settlementStatus } };
    case 'virtual-account':
      return { ...none, virtualAccount: toVirtualAccount(instrument.account) };
    case 'mobile-phone': {
      const { customerMobilePhone } = instrument;
      const receiptUrl = `https://dashboard.tosspayments.com/receipt/mobilephone/${payment.paymentKey}`;
      return { ...none, mobilePhone: { customerMobilePhone, settlementStatus, receiptUrl } };
    }
    case 'gift-certificate':
      return { ...none, giftCertificate: { approveNo, settlementStatus } };
  }
}

/** Where it was paid. */
export function countryOf(instrument: Instrument | null): string {
  return instrument?.kind === 'foreign-easy-pay' ? instrument.country : 'KR';
}

const settlementStatus = 'INCOMPLETED';

/** What the sandbox shows. */
const approveNo = '00000000';

function toCard(card: Card, { amount, status }: Payment) {
  return {
    issuerCode: card.issuerCode,
    acquirerCode: card.acquirerCode,
    number: card.number,
    installmentPlanMonths: card.installmentPlanMonths,
    isInterestFree: false,
    interestPayer: null,
    approveNo,
    useCardPoint: false,
    cardType: card.cardType,
    ownerType: card.ownerType,
    acquireStatus: status === 'CANCELED' ? 'CANCELED' : 'READY',
    amount,
  };
}

function toVirtualAccount(account: VirtualAccount) {
  const { accountType, accountNumber, bankCode, customerName, depositorName, refundStatus } =
    account;
  return {
    accountType,
    accountNumber,
    bankCode,
    customerName,
    dueDate: toKstText(account.dueAtMs),
    refundStatus,
    expired: account.isExpired,
    settlementStatus,
    // What the customer typed into the widget, never what a cancel names. Source: Payment object; observed of cancels.
    refundReceiveAccount: null,
    depositorName,
  };
}

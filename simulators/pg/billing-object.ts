import { bankNameOf } from './banks.js';
import type { BillingKey } from './billing-store.js';
import { cardCompanyOf } from './cards.js';
import { toKstText } from './core/kst.js';
import { merchantId } from './keys.js';

/** The Billing object as it goes over the wire. Source: Toss Payments docs, Billing object. */
export function toBillingObject({
  billingKey,
  customerKey,
  source,
  authenticatedAtMs,
}: BillingKey) {
  const about = {
    mId: merchantId,
    customerKey,
    authenticatedAt: toKstText(authenticatedAtMs),
    billingKey,
    easyPay: null,
  };
  if (source.kind === 'transfer') {
    const { bankCode, accountNumber } = source;
    const transfers = [{ bankName: bankNameOf(bankCode), bankAccountNumber: accountNumber }];
    return {
      ...about,
      method: '계좌이체',
      cardCompany: null,
      cardNumber: null,
      card: null,
      transfers,
    };
  }
  const { number, issuerCode, acquirerCode, cardType, ownerType } = source.card;
  return {
    ...about,
    method: '카드',
    cardCompany: cardCompanyOf(source.card),
    cardNumber: number,
    card: { issuerCode, acquirerCode, number, cardType, ownerType },
    transfers: null,
  };
}

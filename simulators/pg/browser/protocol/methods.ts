import type { Text } from './language.js';

/** What the simulator's books call a method. */
export type BookedMethod =
  | 'card'
  | 'easy-pay'
  | 'transfer'
  | 'virtual-account'
  | 'mobile-phone'
  | 'gift-certificate'
  | 'foreign-easy-pay';

/** One way to pay. The Korean name is the API's own literal. */
export type PaymentMethod = {
  /** Source: Toss Payments docs, "ENUM codes". */
  readonly code: string;
  readonly name: Text;
  readonly booked: BookedMethod;
};

const inWon: readonly PaymentMethod[] = [
  { code: 'CARD', name: { ko: '카드', en: 'Card' }, booked: 'card' },
  { code: 'TOSSPAY', name: { ko: '토스페이', en: 'Toss Pay' }, booked: 'easy-pay' },
  { code: 'NAVERPAY', name: { ko: '네이버페이', en: 'Naver Pay' }, booked: 'easy-pay' },
  { code: 'KAKAOPAY', name: { ko: '카카오페이', en: 'Kakao Pay' }, booked: 'easy-pay' },
  { code: 'PAYCO', name: { ko: '페이코', en: 'Payco' }, booked: 'easy-pay' },
  { code: 'TRANSFER', name: { ko: '계좌이체', en: 'Bank transfer' }, booked: 'transfer' },
  {
    code: 'VIRTUAL_ACCOUNT',
    name: { ko: '가상계좌', en: 'Virtual account' },
    booked: 'virtual-account',
  },
  { code: 'MOBILE_PHONE', name: { ko: '휴대폰', en: 'Mobile phone' }, booked: 'mobile-phone' },
  {
    code: 'CULTURE_GIFT_CERTIFICATE',
    name: { ko: '문화상품권', en: 'Culture gift certificate' },
    booked: 'gift-certificate',
  },
];

/** Only a payment window can be asked for these by name. */
const byNameOnly: readonly PaymentMethod[] = [
  {
    code: 'BOOK_GIFT_CERTIFICATE',
    name: { ko: '도서문화상품권', en: 'Book gift certificate' },
    booked: 'gift-certificate',
  },
  {
    code: 'GAME_GIFT_CERTIFICATE',
    name: { ko: '게임문화상품권', en: 'Game gift certificate' },
    booked: 'gift-certificate',
  },
  {
    code: 'FOREIGN_EASY_PAY',
    name: { ko: '해외간편결제', en: 'Foreign easy pay' },
    booked: 'foreign-easy-pay',
  },
];

const inForeignCurrency: readonly PaymentMethod[] = [
  { code: 'PAYPAL', name: { ko: '페이팔', en: 'PayPal' }, booked: 'foreign-easy-pay' },
];

/** What a customer can choose from. Source: SDK v2, Amount: won for all but PayPal. */
export function methodsFor(currency: string): readonly PaymentMethod[] {
  return currency === 'KRW' ? inWon : inForeignCurrency;
}

/** By its code, or its Korean name as SDK v1 has it. */
export function findMethod(codeOrName: unknown): PaymentMethod | undefined {
  return [...inWon, ...byNameOnly, ...inForeignCurrency].find(
    ({ code, name }) => code === codeOrName || name.ko === codeOrName,
  );
}

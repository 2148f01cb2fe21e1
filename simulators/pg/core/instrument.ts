/** A card as the merchant may see it. */
export type Card = {
  /** Masked: `94100012****789*`. */
  readonly number: string;
  /** Two characters; null when nobody knows. */
  readonly issuerCode: string;
  readonly acquirerCode: string | null;
  readonly cardType: '신용' | '체크' | '기프트' | '미확인';
  readonly ownerType: '개인' | '법인' | '미확인';
  /** 0: paid at once. */
  readonly installmentPlanMonths: number;
};

export type VirtualAccount = {
  readonly accountType: '일반' | '고정';
  /** Empty until it is issued. */
  readonly accountNumber: string;
  readonly bankCode: string;
  readonly customerName: string;
  readonly dueAtMs: number;
  readonly isExpired: boolean;
  readonly depositorName: string | null;
  readonly refundStatus: 'NONE' | 'COMPLETED';
};

/** What one payment is paid with. */
export type Instrument =
  | { readonly kind: 'card'; readonly card: Card }
  /** The provider's own money when `card` is null, else a card that is registered there. */
  | { readonly kind: 'easy-pay'; readonly provider: string; readonly card: Card | null }
  | { readonly kind: 'transfer'; readonly bankCode: string }
  | { readonly kind: 'virtual-account'; readonly account: VirtualAccount }
  | { readonly kind: 'mobile-phone'; readonly customerMobilePhone: string }
  | {
      readonly kind: 'gift-certificate';
      readonly name: '문화상품권' | '도서문화상품권' | '게임문화상품권';
    }
  | { readonly kind: 'foreign-easy-pay'; readonly provider: string; readonly country: string };

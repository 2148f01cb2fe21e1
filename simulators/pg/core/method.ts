/** What a customer pays with. */
export type Method =
  | 'card'
  | 'easy-pay'
  | 'transfer'
  | 'virtual-account'
  | 'mobile-phone'
  | 'gift-certificate'
  | 'foreign-easy-pay';

export const methods = [
  'card',
  'easy-pay',
  'transfer',
  'virtual-account',
  'mobile-phone',
  'gift-certificate',
  'foreign-easy-pay',
] as const;

/** What a customer pays with. */
export type Method = (typeof methods)[number];

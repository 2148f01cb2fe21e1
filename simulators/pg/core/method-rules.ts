import { kstOffsetMs } from './kst.js';
import type { Method } from './method.js';

/** What differs between the methods, one row each. Source: Toss Payments docs, Cancel a payment; error codes. */
export type MethodRules = {
  /** As the Payment object says it. */
  readonly wireName: string;
  /** In won; smaller amounts are refused. */
  readonly amountMin: number;
  /** Until when a payment of this moment can be cancelled; null: for ever. */
  readonly cancelableUntilMs: ((approvedAtMs: number) => number) | null;
  /** Whether the provider decides a cancel later. */
  readonly isCancelledLater: boolean;
  /** Whether a deposit is given back to an account that the merchant must name. */
  readonly needsRefundAccount: boolean;
};

const dayMs = 24 * 60 * 60 * 1000;

const days = (count: number) => (approvedAtMs: number) => approvedAtMs + count * dayMs;

/** To the last millisecond of the month, by the calendar of Korea. */
function endOfMonth(approvedAtMs: number): number {
  const korean = new Date(approvedAtMs + kstOffsetMs);
  return Date.UTC(korean.getUTCFullYear(), korean.getUTCMonth() + 1, 1) - kstOffsetMs - 1;
}

const plain = {
  amountMin: 100,
  cancelableUntilMs: null,
  isCancelledLater: false,
  needsRefundAccount: false,
};

/** Assumed: easy pay and gift certificates are cancelled as cards are. */
const rules: Readonly<Record<Method, MethodRules>> = {
  card: { ...plain, wireName: '카드' },
  'easy-pay': { ...plain, wireName: '간편결제' },
  transfer: { ...plain, wireName: '계좌이체', amountMin: 200, cancelableUntilMs: days(180) },
  'virtual-account': {
    ...plain,
    wireName: '가상계좌',
    amountMin: 200,
    cancelableUntilMs: days(365),
    needsRefundAccount: true,
  },
  'mobile-phone': { ...plain, wireName: '휴대폰', cancelableUntilMs: endOfMonth },
  'gift-certificate': { ...plain, wireName: '문화상품권' },
  'foreign-easy-pay': {
    ...plain,
    wireName: '간편결제',
    amountMin: 0,
    cancelableUntilMs: days(180),
    isCancelledLater: true,
  },
};

/** The rules of this method. */
export function rulesOf(method: Method): MethodRules {
  return rules[method];
}

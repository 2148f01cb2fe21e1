import type { Language, Text } from '../protocol/language.js';
import type { Failure } from '../protocol/window-result.js';

/** Source: Toss Payments docs, SDK v2, "Error codes", those that go to `failUrl`. */
const messages = {
  PAY_PROCESS_CANCELED: {
    ko: '사용자에 의해 결제가 취소되었습니다.',
    en: 'Payment has been canceled by the customer.',
  },
  PAY_PROCESS_ABORTED: {
    ko: '결제 진행 중 승인에 실패하여 결제가 중단되었습니다.',
    en: 'Payment has been canceled or has not been processed.',
  },
  REJECT_CARD_COMPANY: { ko: '결제 승인이 거절되었습니다.', en: 'Payment was rejected.' },
} as const satisfies Record<string, Text>;

export type FailureCode = keyof typeof messages;

/** How a payment failed. No order id is said when it was the customer who gave up, nor for a billing key. */
export function failureOf(
  code: FailureCode,
  language: Language,
  orderId: string | null = null,
): Failure {
  return { kind: 'failed', code, message: messages[code][language], orderId };
}

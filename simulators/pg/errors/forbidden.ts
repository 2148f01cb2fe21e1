import type { ErrorMessages } from './messages.js';

/** Status 403. Source: Toss Payments docs, Error codes. */
export const forbidden = {
  EXCEED_CANCEL_LIMIT: ['취소 한도를 초과했습니다.', 'The limit for cancels has been exceeded.'],
  EXCEED_MAX_AUTH_COUNT: [
    '최대 인증 횟수를 초과했습니다. 카드사로 문의해주세요.',
    'The maximum number of authentications has been exceeded. Please contact your credit card company.',
  ],
  EXCEED_MAX_ONE_DAY_AMOUNT: ['일일 한도를 초과했습니다.', 'The daily limit has been exceeded.'],
  EXCEED_MAX_REFUND_DUE: [
    '환불 가능한 기간이 지났습니다.',
    'The refundable period has been exceeded.',
  ],
  FDS_ERROR: [
    '[토스페이먼츠] 위험거래가 감지되어 결제가 제한됩니다. 발송된 문자에 포함된 링크를 통해 본인인증 후 결제가 가능합니다. (고객센터: 1644-8051)',
    'A risky transaction was detected and the payment is restricted.',
  ],
  FORBIDDEN_CONSECUTIVE_REQUEST: [
    '반복적인 요청은 허용되지 않습니다. 잠시 후 다시 시도해주세요.',
    'Repetitive requests are not allowed. Please try again in a few minutes.',
  ],
  FORBIDDEN_REQUEST: ['허용되지 않은 요청입니다.', 'This request is not allowed.'],
  INCORRECT_BASIC_AUTH_FORMAT: [
    "잘못된 요청입니다. ':' 를 포함해 인코딩해주세요.",
    "The request is invalid. Please encode the key with ':'.",
  ],
  INVALID_PASSWORD: ['결제 비밀번호가 일치하지 않습니다.', 'Payment password does not match.'],
  NOT_ALLOWED_PARTIAL_REFUND: [
    '에스크로 주문, 현금 카드 결제일 때는 부분 환불이 불가합니다. 이외 다른 결제 수단에서 부분 취소가 되지 않을 때는 토스페이먼츠에 문의해 주세요.',
    'Partial refunds are not available for reasons such as escrow or cash payment.',
  ],
  NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT: [
    '입금 대기중인 결제는 부분 환불이 불가합니다.',
    'Partial refunds are not available while pending deposit.',
  ],
  NOT_AVAILABLE_BANK: ['은행 서비스 시간이 아닙니다.', 'Not bank service time.'],
  NOT_CANCELABLE_AMOUNT: ['취소 할 수 없는 금액 입니다.', 'This is a non-cancelable amount.'],
  NOT_CANCELABLE_PAYMENT: ['취소 할 수 없는 결제 입니다.', 'This is a non-cancelable payment.'],
  NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER: [
    '휴면 처리된 회원의 결제는 취소할 수 없습니다.',
    'A payment of a dormant user can not be cancelled.',
  ],
  REJECT_ACCOUNT_PAYMENT: [
    '잔액부족으로 결제에 실패했습니다.',
    'Payment failed due to insufficient balance',
  ],
  REJECT_CARD_COMPANY: ['결제 승인이 거절되었습니다.', 'Payment confirm is rejected'],
  REJECT_CARD_PAYMENT: [
    '한도초과 혹은 잔액부족으로 결제에 실패했습니다.',
    'The payment failed: over the limit or not enough balance.',
  ],
  REJECT_TOSSPAY_INVALID_ACCOUNT: [
    '선택하신 출금 계좌가 출금이체 등록이 되어 있지 않아요. 계좌를 다시 등록해 주세요.',
    'The account is not registered for withdrawals. Please register it again.',
  ],
} as const satisfies ErrorMessages;

// The other statuses. Source: Toss Payments docs, Error codes; assumed: the code of 429.

import type { ErrorMessages } from './messages.js';

/** Status 401. */
export const unauthorized = {
  UNAUTHORIZED_KEY: [
    '인증되지 않은 시크릿 키 혹은 클라이언트 키 입니다.',
    'This is an unauthenticated secret key or client key.',
  ],
} as const satisfies ErrorMessages;

/** Status 404. */
export const notFound = {
  NOT_FOUND: ['존재하지 않는 정보 입니다.', 'This information does not exist.'],
  NOT_FOUND_BILLING: [
    '존재하지 않는 빌링 결제 인증 정보 입니다.',
    'Billing payment authentication information that does not exist.',
  ],
  NOT_FOUND_MERCHANT_BUSINESS_NUMBER: [
    '존재하지 않는 사업자 번호 입니다.',
    'The business number of the merchant does not exist.',
  ],
  NOT_FOUND_PAYMENT: ['존재하지 않는 결제 정보 입니다.', 'The payment does not exist.'],
  NOT_FOUND_PAYMENT_SESSION: [
    '결제 시간이 만료되어 결제 진행 데이터가 존재하지 않습니다.',
    'Payment session does not exist because the session time has expired.',
  ],
} as const satisfies ErrorMessages;

/** Status 409. */
export const conflicts = {
  IDEMPOTENT_REQUEST_PROCESSING: [
    '이전 멱등 요청이 처리중입니다.',
    'The earlier request with this idempotency key is being processed.',
  ],
} as const satisfies ErrorMessages;

/** Status 429. */
export const tooMany = {
  TOO_MANY_REQUESTS: [
    '요청이 너무 많습니다. 잠시 후 다시 시도해주세요.',
    'There are too many requests. Please try again in a few minutes.',
  ],
} as const satisfies ErrorMessages;

/** Status 500. */
export const serverErrors = {
  COMMON_ERROR: [
    '일시적인 오류가 발생했습니다. 잠시 후 다시 시도해주세요.',
    'A temporary error has occurred. Please try again in a few minutes.',
  ],
  FAILED_BILL_KEY_AUTH_CREATION: [
    '빌링 결제 인증 중 키 생성에 실패했습니다. 잠시 후 다시 시도해주세요.',
    'Key generation failed during billing payment verification. Please try again in a few minutes.',
  ],
  FAILED_BILLING_AUTO_CANCEL: [
    '빌링 자동결제 취소에 일시적인 오류가 발생했습니다.',
    'A temporary error occurred while billing auth cancellation.',
  ],
  FAILED_CARD_COMPANY_RESPONSE: [
    '카드사에서 에러가 발생했습니다. 잠시 후 다시 시도해 주세요.',
    'An error occurred at the card company. Please try again in a few minutes.',
  ],
  FAILED_DB_PROCESSING: [
    '잘못된 요청 값으로 처리 중 DB 에러가 발생했습니다.',
    'A DB error occurred while processing with an invalid request value.',
  ],
  FAILED_INTERNAL_SYSTEM_PROCESSING: [
    '내부 시스템 처리 작업이 실패했습니다. 잠시 후 다시 시도해주세요.',
    'Internal system processing operation has failed. Please try again in a few minutes.',
  ],
  FAILED_METHOD_HANDLING_CANCEL: [
    '취소 중 결제 시 사용한 결제 수단 처리과정에서 일시적인 오류가 발생했습니다.',
    'A temporary error occurred while processing cancellation.',
  ],
  FAILED_PARTIAL_REFUND: [
    '은행 점검, 해약 계좌 등의 사유로 부분 환불이 실패했습니다.',
    'The partial refund failed: bank maintenance or a closed account.',
  ],
  FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING: [
    '결제가 완료되지 않았어요. 다시 시도해주세요.',
    'The payment was not completed. Please try again.',
  ],
  FAILED_REFUND_PROCESS: [
    '은행 응답시간 지연이나 일시적인 오류로 환불요청에 실패했습니다.',
    'The refund request failed due to a delay in the bank response time or a temporary error.',
  ],
  UNKNOWN_PAYMENT_ERROR: [
    '결제에 실패했어요. 같은 문제가 반복된다면 은행이나 카드사로 문의해주세요.',
    'The payment failed. If this goes on, please contact the bank or card company.',
  ],
} as const satisfies ErrorMessages;

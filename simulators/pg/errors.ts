// The PG's error codes. Source: Toss Payments docs, "Error codes" of confirm, look-up and cancel.

/** How a code is said: HTTP status, and the message in Korean (the default) and English. */
export type PgError = { readonly status: number; readonly ko: string; readonly en: string };

type Message = readonly [ko: string, en: string];

const badRequests = {
  ALREADY_PROCESSED_PAYMENT: ['이미 처리된 결제 입니다.', 'This payment was already processed.'],
  ALREADY_PROCESSING_REQUEST: ['처리중인 결제 입니다.', 'This payment is being processed.'],
  PROVIDER_ERROR: [
    '일시적인 오류가 발생했습니다. 잠시 후 다시 시도해주세요.',
    'A temporary error has occurred. Please try again in a few minutes.',
  ],
  CARD_PROCESSING_ERROR: [
    '카드사에서 오류가 발생했습니다.',
    'An error occurred at the card company.',
  ],
  INVALID_REQUEST: ['잘못된 요청입니다.', 'The request is invalid.'],
  INVALID_IDEMPOTENCY_KEY: [
    '멱등키는 300자 이하여야 합니다.',
    'The idempotency key must have at most 300 characters.',
  ],
  INVALID_API_KEY: ['잘못된 시크릿키 연동 정보 입니다.', 'The secret key is incorrect.'],
  DUPLICATED_ORDER_ID: [
    '이미 승인 및 취소가 진행된 중복된 주문번호 입니다.',
    'This order id was already approved or cancelled.',
  ],
  UNAPPROVED_ORDER_ID: ['아직 승인되지 않은 주문번호입니다.', 'This order id is not approved yet.'],
  INVALID_REJECT_CARD: [
    '카드 사용이 거절되었습니다. 카드사 문의가 필요합니다.',
    'The card was refused. Please contact the card company.',
  ],
  INVALID_CARD_EXPIRATION: [
    '카드 정보를 다시 확인해주세요. (유효기간)',
    'Please check the expiration date of the card.',
  ],
  INVALID_STOPPED_CARD: ['정지된 카드 입니다.', 'This card is suspended.'],
  INVALID_CARD_NUMBER: ['카드번호를 다시 확인해주세요.', 'Please check the card number.'],
  INVALID_CARD_LOST_OR_STOLEN: [
    '분실 혹은 도난 카드입니다.',
    'This card was reported lost or stolen.',
  ],
  BELOW_MINIMUM_AMOUNT: [
    '신용카드는 결제금액이 100원 이상, 계좌는 200원이상부터 결제가 가능합니다.',
    'Cards can be charged from 100 won, accounts from 200 won.',
  ],
  EXCEED_MAX_AMOUNT: ['거래금액 한도를 초과했습니다.', 'The amount exceeds the limit.'],
  EXCEED_MAX_DAILY_PAYMENT_COUNT: [
    '하루 결제 가능 횟수를 초과했습니다.',
    'The daily number of payments is exceeded.',
  ],
  EXCEED_MAX_PAYMENT_AMOUNT: [
    '하루 결제 가능 금액을 초과했습니다.',
    'The daily amount of payments is exceeded.',
  ],
  NOT_AVAILABLE_PAYMENT: [
    '결제가 불가능한 시간대입니다.',
    'Payments are not available at this time.',
  ],
  ALREADY_CANCELED_PAYMENT: ['이미 취소된 결제 입니다.', 'This payment was already cancelled.'],
  ALREADY_REFUND_PAYMENT: ['이미 환불된 결제입니다.', 'This payment was already refunded.'],
  NOT_MATCHES_REFUNDABLE_AMOUNT: [
    '잔액 결과가 일치하지 않습니다.',
    'The refundable amount does not match.',
  ],
  REFUND_REJECTED: [
    '환불이 거절됐습니다. 결제사에 문의 부탁드립니다.',
    'The refund was refused. Please contact the provider.',
  ],
  PAY_PROCESS_CANCELED: [
    '사용자에 의해 결제가 취소되었습니다.',
    'The payment was cancelled by the user.',
  ],
  PAY_PROCESS_ABORTED: [
    '결제 진행 중 승인에 실패하여 결제가 중단되었습니다.',
    'The payment failed on its way and was aborted.',
  ],
} as const satisfies Record<string, Message>;

const unauthorized = {
  UNAUTHORIZED_KEY: [
    '인증되지 않은 시크릿 키 혹은 클라이언트 키 입니다.',
    'The secret key or client key is not authorized.',
  ],
} as const satisfies Record<string, Message>;

const forbidden = {
  INCORRECT_BASIC_AUTH_FORMAT: [
    "잘못된 요청입니다. ':' 를 포함해 인코딩해주세요.",
    "The request is invalid. Please encode the key with ':'.",
  ],
  REJECT_CARD_PAYMENT: [
    '한도초과 혹은 잔액부족으로 결제에 실패했습니다.',
    'The payment failed: over the limit or not enough balance.',
  ],
  REJECT_CARD_COMPANY: ['결제 승인이 거절되었습니다.', 'The approval was refused.'],
  REJECT_ACCOUNT_PAYMENT: [
    '잔액부족으로 결제에 실패했습니다.',
    'The payment failed: not enough balance.',
  ],
  FORBIDDEN_REQUEST: ['허용되지 않은 요청입니다.', 'The request is not allowed.'],
  FORBIDDEN_CONSECUTIVE_REQUEST: [
    '반복적인 요청은 허용되지 않습니다. 잠시 후 다시 시도해주세요.',
    'Repeated requests are not allowed. Please try again later.',
  ],
  EXCEED_MAX_AUTH_COUNT: [
    '최대 인증 횟수를 초과했습니다. 카드사로 문의해주세요.',
    'Too many authentications. Please contact the card company.',
  ],
  EXCEED_MAX_ONE_DAY_AMOUNT: ['일일 한도를 초과했습니다.', 'The daily limit is exceeded.'],
  FDS_ERROR: [
    '[토스페이먼츠] 위험거래가 감지되어 결제가 제한됩니다.',
    'A risky transaction was detected and restricted.',
  ],
  NOT_CANCELABLE_AMOUNT: ['취소 할 수 없는 금액 입니다.', 'This amount can not be cancelled.'],
  NOT_CANCELABLE_PAYMENT: ['취소 할 수 없는 결제 입니다.', 'This payment can not be cancelled.'],
  NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER: [
    '휴면 처리된 회원의 결제는 취소할 수 없습니다.',
    'A payment of a dormant user can not be cancelled.',
  ],
  EXCEED_MAX_REFUND_DUE: ['환불 가능한 기간이 지났습니다.', 'The period for refunds has passed.'],
  EXCEED_CANCEL_LIMIT: ['취소 한도를 초과했습니다.', 'The limit for cancels is exceeded.'],
  NOT_ALLOWED_PARTIAL_REFUND: [
    '에스크로 주문, 현금 카드 결제일 때는 부분 환불이 불가합니다.',
    'This payment can not be refunded in part.',
  ],
  NOT_AVAILABLE_BANK: [
    '은행 서비스 시간이 아닙니다.',
    'The bank does not offer its service at this time.',
  ],
} as const satisfies Record<string, Message>;

const notFound = {
  NOT_FOUND_PAYMENT: ['존재하지 않는 결제 정보 입니다.', 'This payment does not exist.'],
  NOT_FOUND_PAYMENT_SESSION: [
    '결제 시간이 만료되어 결제 진행 데이터가 존재하지 않습니다.',
    'The time to pay is over; there is no data of a payment in progress.',
  ],
} as const satisfies Record<string, Message>;

const conflicts = {
  IDEMPOTENT_REQUEST_PROCESSING: [
    '이전 멱등 요청이 처리중입니다.',
    'The earlier request with this idempotency key is being processed.',
  ],
} as const satisfies Record<string, Message>;

const serverErrors = {
  FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING: [
    '결제가 완료되지 않았어요. 다시 시도해주세요.',
    'The payment was not completed. Please try again.',
  ],
  FAILED_INTERNAL_SYSTEM_PROCESSING: [
    '내부 시스템 처리 작업이 실패했습니다. 잠시 후 다시 시도해주세요.',
    'Internal processing failed. Please try again later.',
  ],
  UNKNOWN_PAYMENT_ERROR: [
    '결제에 실패했어요. 같은 문제가 반복된다면 은행이나 카드사로 문의해주세요.',
    'The payment failed. If this goes on, please contact the bank or card company.',
  ],
  FAILED_REFUND_PROCESS: [
    '은행 응답시간 지연이나 일시적인 오류로 환불요청에 실패했습니다.',
    'The refund failed: the bank was slow or had a temporary error.',
  ],
  FAILED_METHOD_HANDLING_CANCEL: [
    '취소 중 결제 시 사용한 결제 수단 처리과정에서 일시적인 오류가 발생했습니다.',
    'A temporary error of the payment method happened during the cancel.',
  ],
  FAILED_PARTIAL_REFUND: [
    '은행 점검, 해약 계좌 등의 사유로 부분 환불이 실패했습니다.',
    'The partial refund failed: bank maintenance or a closed account.',
  ],
  COMMON_ERROR: [
    '일시적인 오류가 발생했습니다. 잠시 후 다시 시도해주세요.',
    'A temporary error has occurred. Please try again in a few minutes.',
  ],
} as const satisfies Record<string, Message>;

const errors: ReadonlyMap<string, PgError> = new Map([
  ...withStatus(400, badRequests),
  ...withStatus(401, unauthorized),
  ...withStatus(403, forbidden),
  ...withStatus(404, notFound),
  ...withStatus(409, conflicts),
  ...withStatus(500, serverErrors),
]);

function withStatus(status: number, messages: Record<string, Message>): [string, PgError][] {
  return Object.entries(messages).map(([code, [ko, en]]) => [code, { status, ko, en }]);
}

/** Whether the PG's tables have this code. */
export function isListed(code: string): boolean {
  return errors.has(code);
}

/** How the PG says this code. A code outside the tables is a 400 without further words: runs may invent some. */
export function errorOf(code: string): PgError {
  return errors.get(code) ?? { status: 400, ko: code, en: code };
}

/** Every listed code, in the order of the tables. */
export const errorCodes: readonly string[] = [...errors.keys()];

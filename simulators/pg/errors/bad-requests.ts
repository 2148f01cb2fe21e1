import type { ErrorMessages } from './messages.js';

/** Status 400. Source: Toss Payments docs, Error codes. */
export const badRequests = {
  ALREADY_CANCELED_PAYMENT: ['이미 취소된 결제 입니다.', 'The payment has already been canceled.'],
  ALREADY_PROCESSED_PAYMENT: [
    '이미 처리된 결제 입니다.',
    'This is a payment that has already been processed.',
  ],
  ALREADY_PROCESSING_REQUEST: [
    '이미 처리중인 결제 입니다.',
    'This payment is already being processed.',
  ],
  ALREADY_REFUND_PAYMENT: ['이미 환불된 결제입니다.', 'The payment has already been refunded.'],
  ALREADY_REFUNDING_PAYMENT: [
    '이미 환불 중인 결제입니다.',
    'The payment is already being refunded.',
  ],
  ALREADY_REMOVED_BILLING_KEY: [
    '이미 삭제된 빌링키입니다.',
    'This billing key has already been removed.',
  ],
  BELOW_MINIMUM_AMOUNT: [
    '신용카드는 결제금액이 100원 이상, 계좌는 200원이상부터 결제가 가능합니다.',
    'Payment can be made from 100 won or more by credit card, and 200 won or more for account.',
  ],
  BELOW_ZERO_AMOUNT: ['금액은 0보다 커야 합니다.', 'The amount must be greater than 0.'],
  BILLING_KEY_NOT_FOUND: ['빌링키가 존재하지 않습니다.', 'The billing key does not exist.'],
  CARD_PROCESSING_ERROR: [
    '카드사에서 오류가 발생했습니다.',
    'An error occurred at the card company.',
  ],
  DUPLICATED_CASH_RECEIPT: [
    '이미 현금영수증이 발급된 주문입니다.',
    'This is a duplicate request that has already been issued.',
  ],
  DUPLICATED_ORDER_ID: [
    '이미 승인 및 취소가 진행된 중복된 주문번호 입니다. 다른 주문번호로 진행해주세요.',
    'This is a duplicate order id that has already been approved or canceled. Please proceed with a different order id.',
  ],
  DUPLICATED_REQUEST: ['중복된 요청입니다.', 'This is a duplicate request.'],
  EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT: [
    '즉시할인금액보다 적은 금액은 부분취소가 불가능합니다.',
    'An amount below the immediate discount cannot be canceled in part.',
  ],
  EXCEED_MAX_AMOUNT: [
    '거래금액 한도를 초과했습니다.',
    'The transaction amount limit has been exceeded.',
  ],
  EXCEED_MAX_CARD_INSTALLMENT_PLAN: [
    '설정 가능한 최대 할부 개월 수를 초과했습니다.',
    'You have exceeded the maximum number of installment months that can be set.',
  ],
  EXCEED_MAX_DAILY_PAYMENT_COUNT: [
    '하루 결제 가능 횟수를 초과했습니다.',
    'You have exceeded the number of daily payments.',
  ],
  EXCEED_MAX_DUE_DATE: [
    '가상 계좌의 최대 유효만료 기간을 초과했습니다.',
    'You have exceeded the maximum expiry period for your virtual account.',
  ],
  EXCEED_MAX_MONTHLY_PAYMENT_AMOUNT: [
    '당월 결제 가능금액을 초과 하셨습니다.',
    'You have exceeded the amount you can pay this month.',
  ],
  EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT: [
    '1일 출금 한도를 초과했습니다.',
    'You have exceeded the one-day withdrawal limit.',
  ],
  EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT: [
    '1회 출금 한도를 초과했습니다.',
    'You have exceeded the one-time withdrawal limit.',
  ],
  EXCEED_MAX_PAYMENT_AMOUNT: [
    '하루 결제 가능 금액을 초과했습니다.',
    'You have exceeded the amount you can pay per day.',
  ],
  EXCEED_MAX_QUERY_LIMIT: [
    '최대 조회 개수를 초과했습니다.',
    'You have exceeded the maximum number of query limit.',
  ],
  EXCEED_MAX_VALID_HOURS: [
    '가상 계좌의 최대 유효시간을 초과했습니다.',
    'The maximum validity time of the virtual account has been exceeded.',
  ],
  FORBIDDEN_BANK_REFUND_REQUEST: [
    '고객 계좌가 입금이 되지 않는 상태입니다.',
    "The customer's account does not take deposits.",
  ],
  INCORRECT_FAIL_URL_FORMAT: ['잘못된 failUrl 입니다.', 'Invalid format: `failUrl`'],
  INCORRECT_SUCCESS_URL_FORMAT: ['잘못된 successUrl 입니다.', 'Invalid format: `successUrl`'],
  INVALID_ACCOUNT_INFO_RE_REGISTER: [
    '유효하지 않은 계좌입니다. 계좌 재등록 후 시도해주세요.',
    'The account is invalid. Please register it again and retry.',
  ],
  INVALID_API_KEY: ['잘못된 시크릿키 연동 정보 입니다.', 'Incorrect secret key.'],
  INVALID_AUTHORIZE_AUTH: ['유효하지 않은 인증 방식입니다.', 'Incorrect authentication.'],
  INVALID_BANK: ['유효하지 않은 은행입니다.', 'It is an Invalid bank.'],
  INVALID_BILL_KEY_REQUEST: [
    '빌링키 인증이 완료되지 않았거나 유효하지 않은 빌링 거래 건입니다.',
    'Billing key authentication has not been completed or is an invalid billing transaction.',
  ],
  INVALID_BILLING_AUTH: ['유효하지 않은 빌링 인증입니다.', 'Invalid billing authentication.'],
  INVALID_BIRTH_DAY_FORMAT: [
    '생년월일 정보는 6자리의 `yyMMdd` 형식이어야 합니다. 사업자등록번호는 10자리의 숫자여야 합니다.',
    'The birth date must have the 6 digits yyMMdd. A business number must have 10 digits.',
  ],
  INVALID_CARD_EXPIRATION: [
    '카드 정보를 다시 확인해주세요. (유효기간)',
    'Please check the card expiration date information again.',
  ],
  INVALID_CARD_IDENTITY: [
    '입력하신 주민번호/사업자번호가 카드 소유주 정보와 일치하지 않습니다.',
    'The entered resident registration number/business number does not match the cardholder information.',
  ],
  INVALID_CARD_INSTALLMENT_PLAN: [
    '할부 개월 정보가 잘못되었습니다.',
    'The installment month information is incorrect.',
  ],
  INVALID_CARD_LOST_OR_STOLEN: [
    '분실 혹은 도난 카드입니다.',
    'This card was reported lost or stolen.',
  ],
  INVALID_CARD_NUMBER: ['카드번호를 다시 확인해주세요.', 'Please check your card number again.'],
  INVALID_CARD_PASSWORD: [
    '카드 정보를 다시 확인해주세요. (비밀번호)',
    'Please check the card information again.',
  ],
  INVALID_CLIENT_KEY: ['잘못된 클라이언트 연동 정보 입니다.', 'Incorrect client key.'],
  INVALID_CURRENCY: ['잘못된 통화 값입니다.', 'Invalid currency value.'],
  INVALID_CUSTOMER_KEY: [
    '`customerKey`는 영문 대소문자, 숫자, 특수문자 -, _, =, ., @로 2자 이상 255자 이하여야 합니다.',
    '`customerKey` must have 2 to 255 letters, digits or special characters (-, _, =, ., @).',
  ],
  INVALID_DATE: ['날짜 데이터가 잘못 되었습니다.', 'The date data is invalid.'],
  INVALID_EMAIL: [
    '이메일 주소 형식에 맞지 않습니다.',
    "It doesn't match the email address format.",
  ],
  INVALID_IDEMPOTENCY_KEY: [
    '멱등키는 300자 이하여야 합니다.',
    'The idempotency key must have at most 300 characters.',
  ],
  INVALID_ORDER_ID: [
    '`orderId`는 영문 대소문자, 숫자, 특수문자(-, _) 만 허용합니다. 6자 이상 64자 이하여야 합니다.',
    'The order id must be at least 6 and maximum 64 upper and lower case alphabets, numbers, special characters (-, _, =).',
  ],
  INVALID_ORDER_NAME: [
    '주문 이름은 100자 이하여야 합니다.',
    'The order name must be 100 characters or less.',
  ],
  INVALID_PAYMENT_KEY: ['잘못된 결제 키 입니다.', 'Invalid payment key.'],
  INVALID_REFUND_ACCOUNT_INFO: [
    '환불 계좌번호와 예금주명이 일치하지 않습니다.',
    'Refund account number and account holder name do not match.',
  ],
  INVALID_REFUND_ACCOUNT_NUMBER: [
    '잘못된 환불 계좌번호입니다.',
    'Incorrect refund account number.',
  ],
  INVALID_REGISTRATION_NUMBER_TYPE: [
    '유효하지 않은 등록 번호 타입입니다.',
    'The type of the registration number is invalid.',
  ],
  INVALID_REJECT_CARD: [
    '카드 사용이 거절되었습니다. 카드사 문의가 필요합니다.',
    'Refer to card issuer/decline.',
  ],
  INVALID_REQUEST: ['잘못된 요청입니다.', 'The bad request.'],
  INVALID_REQUIRED_PARAM: ['필수 파라미터가 누락되었습니다.', 'A required parameter is missing.'],
  INVALID_STOPPED_CARD: ['정지된 카드 입니다.', 'This is a suspended card.'],
  INVALID_SUCCESS_URL: [
    'successUrl 값은 필수 값입니다.',
    'The successUrl value is a required value.',
  ],
  INVALID_TEST_CODE: ['유효하지 않은 테스트 코드입니다.', 'Invalid test code'],
  INVALID_TRANSACTION_KEY: ['잘못된 페이징 키 입니다.', 'Bad paging key.'],
  INVALID_UNREGISTERED_SUBMALL: [
    '등록되지 않은 서브몰입니다. 서브몰이 없는 가맹점이라면 안심클릭이나 ISP 결제가 필요합니다.',
    "The sub-merchant is not registered yet, or the card issuer's authentication is required.",
  ],
  INVALID_VALID_HOURS_WITH_DUE_DATE_AND_SINGLE: [
    'validHours와 dueDate는 같이 사용할 수 없습니다.',
    'validHours and dueDate cannot be used together.',
  ],
  NOT_ALLOWED_POINT_USE: [
    '포인트 사용이 불가한 카드로 카드 포인트 결제에 실패했습니다.',
    'Card point payment failed because the card cannot be used points.',
  ],
  NOT_AVAILABLE_PAYMENT: [
    '결제가 불가능한 시간대입니다.',
    'Payments are not available at this time.',
  ],
  NOT_FOUND_TERMINAL_ID: [
    '단말기번호(Terminal Id)가 없습니다. 토스페이먼츠로 문의 바랍니다.',
    'There is no Terminal Id. Please contact Toss Payments.',
  ],
  NOT_MATCHES_CUSTOMER_KEY: [
    '빌링 인증 고객키와 결제 요청 고객키가 일치하지 않습니다.',
    'The billing authentication customer key and the payment request customer key do not match.',
  ],
  NOT_MATCHES_REFUNDABLE_AMOUNT: [
    '잔액 결과가 일치하지 않습니다.',
    'Balance results do not match.',
  ],
  NOT_REGISTERED_BUSINESS: [
    '등록되지 않은 사업자 번호입니다.',
    'Unregistered business registration number',
  ],
  NOT_REGISTERED_CARD_COMPANY: [
    '카드를 사용 등록 후 이용해주세요.',
    'Please register the card for use first.',
  ],
  NOT_SUPPORTED_CARD_TYPE: ['지원되지 않는 카드 종류입니다.', 'This card type is not supported.'],
  NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT: [
    '할부가 지원되지 않는 카드 또는 가맹점 입니다.',
    'The card or the merchant does not support installments.',
  ],
  NOT_SUPPORTED_METHOD: ['지원되지 않는 결제수단입니다.', 'This payment method is not supported.'],
  NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN: [
    '할부가 지원되지 않는 카드입니다.',
    'This card does not support installments.',
  ],
  NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT: [
    '5만원 이하의 결제는 할부가 불가능해서 결제에 실패했습니다.',
    'Installments are not possible for payments up to 50,000 won.',
  ],
  PAY_PROCESS_ABORTED: [
    '결제 진행 중 승인에 실패하여 결제가 중단되었습니다.',
    'Payment has been canceled or has not been processed.',
  ],
  PAY_PROCESS_CANCELED: [
    '사용자에 의해 결제가 취소되었습니다.',
    'Payment has been canceled by the customer.',
  ],
  PROVIDER_ERROR: [
    '일시적인 오류가 발생했습니다. 잠시 후 다시 시도해주세요.',
    'A temporary error has occurred. Please try again in a few minutes.',
  ],
  REFUND_REJECTED: [
    '환불이 거절됐습니다. 결제사에 문의 부탁드립니다.',
    'The refund has been rejected. Please contact the respective payment provider.',
  ],
  REQUIRED_ACCOUNT_KEY: [
    '고정계좌는 발급용 고객키값이 필수입니다.',
    'For fixed accounts, a customer key value is required.',
  ],
  RESTRICTED_TRANSFER_ACCOUNT: [
    '계좌는 등록 후 12시간 뒤부터 결제할 수 있습니다. 관련 정책은 해당 은행으로 문의해주세요.',
    'An account can pay from 12 hours after its registration. Please ask the bank about its policy.',
  ],
  UNAPPROVED_ORDER_ID: ['아직 승인되지 않은 주문번호입니다.', 'This order id is not approved yet.'],
} as const satisfies ErrorMessages;

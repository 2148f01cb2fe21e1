import type { ErrorMessages } from './messages.js';

/** What the bank says at the simulator's own endpoints, with status 409. No API of the PG has these codes. */
export const bankErrors = {
  ACCOUNT_OVERDUE: ['입금 기한이 지난 계좌입니다.', 'The account is past its due date.'],
  NO_DEPOSIT: ['취소할 입금이 없습니다.', 'There is no deposit that could be taken back.'],
  NO_VIRTUAL_ACCOUNT: ['가상계좌 결제가 아닙니다.', 'The payment has no virtual account.'],
  NOT_WAITING_FOR_DEPOSIT: [
    '입금 대기중인 결제가 아닙니다.',
    'The payment does not wait for a deposit.',
  ],
  NO_CANCEL_IN_PROGRESS: ['진행 중인 취소가 없습니다.', 'There is no cancel in progress.'],
  WRONG_DEPOSIT_AMOUNT: [
    '입금 금액이 일치하지 않습니다.',
    'The account takes exactly the amount of the payment.',
  ],
} as const satisfies ErrorMessages;

// All that a page says. About money it speaks in the service's words only.

import type { DepositDue } from '../../core/word.js';
import { bankName } from './banks.js';
import type { Action, Remark } from './page-state.js';
import type { Headline, View } from './view.js';

export type Language = 'ko' | 'en';

/** What stands there, and what it means for the customer. */
type Said = readonly [headline: string, meaning: string];

const headlines: Readonly<Record<Language, Readonly<Record<Headline, Said>>>> = {
  ko: {
    'not-begun': ['결제하기 전입니다', '결제를 시작하면 주문 내용을 확인합니다.'],
    beginning: ['주문을 확인하고 있습니다', '잠시만 기다려 주세요.'],
    asking: ['결제 상태를 묻고 있습니다', '잠시만 기다려 주세요.'],
    'nothing-known': [
      '이 창에서는 결제 상태를 알 수 없습니다',
      '결제를 시작한 창에서 확인해 주세요.',
    ],
    ready: ['결제를 기다리고 있습니다', '결제창에서 결제를 마치면 여기에서 결과를 확인합니다.'],
    'awaiting-deposit': [
      '입금을 기다리고 있습니다',
      '아래 계좌로 기한까지 정확한 금액을 입금해 주세요. 창을 닫아도 입금은 확인됩니다.',
    ],
    checking: [
      '결제 결과를 확인하고 있습니다',
      '아직 결과를 알 수 없습니다. 다시 결제하지 말고 기다려 주세요. 창을 닫아도 확인은 계속됩니다.',
    ],
    confirming: [
      '결제 금액을 받았고, 주문을 처리하고 있습니다',
      '다시 결제하지 말고 기다려 주세요. 창을 닫아도 처리는 계속됩니다.',
    ],
    paid: ['결제가 완료되었습니다', '감사합니다.'],
    cancelled: ['결제가 취소되었습니다', '결제한 금액 전액이 환불되었습니다.'],
    'not-charged': ['결제되지 않았습니다', '청구된 금액이 없습니다.'],
    manual: ['담당자가 확인하고 있습니다', '다시 결제하지 마세요. 확인한 뒤 알려 드립니다.'],
  },
  en: {
    'not-begun': ['Not paid on this page yet', 'Begin, and the order is looked up.'],
    beginning: ['Looking up the order', 'One moment, please.'],
    asking: ['Asking how the payment stands', 'One moment, please.'],
    'nothing-known': [
      'This window does not know the payment',
      'Please look at the window in which it was begun.',
    ],
    ready: [
      'Waiting for your payment',
      'When you have paid in the payment window, the result appears here.',
    ],
    'awaiting-deposit': [
      'Waiting for your transfer',
      'Please transfer exactly this amount to the account below, in time. You may close the window; the transfer is noticed.',
    ],
    checking: [
      'Checking the payment',
      'The result is not known yet. Please wait and do not pay again. You may close the window; the check goes on.',
    ],
    confirming: [
      'Your payment was received, and the order is being completed',
      'Please wait and do not pay again. You may close the window; the work goes on.',
    ],
    paid: ['Paid', 'Thank you.'],
    cancelled: ['The payment was cancelled', 'The whole amount was returned.'],
    'not-charged': ['Not paid', 'You were not charged.'],
    manual: ['Somebody is looking at it', 'Please do not pay again. We will let you know.'],
  },
};

const buttons: Readonly<Record<Language, Readonly<Record<Action, string>>>> = {
  ko: {
    start: '결제 시작',
    'start-again': '다시 결제 시작',
    'open-window': '결제창 열기',
    pay: '결제하기',
    ask: '상태 확인',
    close: '창 닫기',
  },
  en: {
    start: 'Begin payment',
    'start-again': 'Begin again',
    'open-window': 'Open payment window',
    pay: 'Pay',
    ask: 'Check again',
    close: 'Close window',
  },
};

/** Refusals of the service. They say nothing about money. */
const refusals: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  ko: {
    ORDER_UNKNOWN: '이런 주문이 없습니다.',
    ORDER_NOT_PAYABLE: '지금은 결제할 수 없는 주문입니다.',
    ORDER_CHANGED: '주문 내용이 방금 바뀌었습니다. 다시 확인해 주세요.',
    TRY_LATER: '지금은 처리할 수 없습니다. 잠시 후 다시 시도해 주세요.',
    ATTEMPT_CLOSED: '이 결제는 이미 끝났습니다.',
    WINDOW_OVER: '결제할 수 있는 시간이 지났습니다.',
  },
  en: {
    ORDER_UNKNOWN: 'There is no such order.',
    ORDER_NOT_PAYABLE: 'This order cannot be paid now.',
    ORDER_CHANGED: 'The order has just changed. Please look at it again.',
    TRY_LATER: 'This cannot be done now. Please try again in a while.',
    ATTEMPT_CLOSED: 'This payment has ended already.',
    WINDOW_OVER: 'The time for this payment is over.',
  },
};

const remarks = {
  ko: {
    'in-progress': '다른 창이나 다른 분이 이 주문을 결제하고 있습니다. 잠시 후 다시 시작해 주세요.',
    'not-begun': '응답이 없습니다. 다시 누르면 같은 요청을 한 번 더 보냅니다.',
    'window-closed': '결제창이 닫혔습니다.',
    'unreadable-return': '결제창에서 돌아온 주소를 읽을 수 없습니다.',
    'no-memory': '이 브라우저가 결제 정보를 보관하지 못하게 되어 있어 결제를 시작할 수 없습니다.',
    'widget-missing': '결제 수단을 불러오지 못했습니다.',
    refused: '요청을 받아들이지 않았습니다.',
    'pg-said': '결제창의 안내',
    unanswered: '아직 응답이 없습니다.',
  },
  en: {
    'in-progress':
      'This order is being paid in another window or by somebody else. Begin again in a while.',
    'not-begun': 'There is no answer. Press again, and the same request is sent once more.',
    'window-closed': 'The payment window was closed.',
    'unreadable-return': 'The address that the payment window led to cannot be read.',
    'no-memory': 'This browser lets the page keep nothing, so no payment can be begun here.',
    'widget-missing': 'The payment methods could not be loaded.',
    refused: 'The request was not accepted.',
    'pg-said': 'The payment window said',
    unanswered: 'There is no answer yet.',
  },
} as const;

export function headlineText(headline: Headline, language: Language): Said {
  return headlines[language][headline];
}

export function buttonText(action: Action, language: Language): string {
  return buttons[language][action];
}

/** What is said besides the headline, line by line. */
export function remarkTexts(
  { remark, isUnanswered }: Pick<View, 'remark' | 'isUnanswered'>,
  language: Language,
): readonly string[] {
  const lines = remark === null ? [] : remarkText(remark, language);
  return isUnanswered ? [...lines, remarks[language].unanswered] : lines;
}

/** The account, the amount and until when, line by line. */
export function depositTexts(deposit: DepositDue | null, language: Language): readonly string[] {
  if (deposit === null) return [];
  const { bankCode, accountNumber, amountKrw, dueAt } = deposit;
  return [
    `${bankName(bankCode)} ${accountNumber}`,
    amountText(amountKrw, language),
    dueText(dueAt, language),
  ];
}

function dueText(dueAt: string, language: Language): string {
  const style = { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' } as const;
  const format = new Intl.DateTimeFormat(language, { ...style, timeZone: 'Asia/Seoul' });
  const due = format.format(new Date(dueAt));
  return language === 'ko' ? `입금 기한: ${due}` : `by ${due} (Korean time)`;
}

/** `33,000원`. */
export function amountText(amountKrw: number, language: Language): string {
  const digits = new Intl.NumberFormat('en-US').format(amountKrw);
  return language === 'ko' ? `${digits}원` : `${digits} won`;
}

/** What the page was handed by others (a code, a PG's message) is only ever shown as text. */
function remarkText(remark: Remark, language: Language): readonly string[] {
  const texts = remarks[language];
  switch (remark.kind) {
    case 'stranger':
      return []; // The headline says it.
    case 'refused': {
      const known = refusals[language][remark.reason] ?? texts.refused;
      return [`${known} (${remark.reason})`];
    }
    case 'pg-said': {
      const { code, message } = remark;
      return [`${texts['pg-said']}: ${message} (${code})`];
    }
    case 'in-progress':
    case 'not-begun':
    case 'window-closed':
    case 'unreadable-return':
    case 'no-memory':
    case 'widget-missing':
      return [texts[remark.kind]];
  }
}

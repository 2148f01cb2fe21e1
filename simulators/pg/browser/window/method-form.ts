import { element } from '../parts/element.js';
import { labelled, type Option, select } from '../parts/labelled.js';
import { cardCompanies } from '../protocol/card-companies.js';
import type { Language, Text } from '../protocol/language.js';
import type { BookedMethod, PaymentMethod } from '../protocol/methods.js';
import { type Known, textOf } from './known.js';

/** What the PG asks of a customer for one method. */
export type MethodForm = {
  readonly root: HTMLElement;
  /** As the simulator takes it. */
  readonly read: () => object;
};

type Asking = { readonly language: Language; readonly known: Known };

const words = {
  cardNumber: { ko: '카드 번호', en: 'Card number' },
  installments: { ko: '할부', en: 'Installments' },
  once: { ko: '일시불', en: 'None' },
  months: { ko: '개월', en: ' months' },
  bank: { ko: '은행', en: 'Bank' },
  depositor: { ko: '입금자명', en: 'Depositor' },
  phone: { ko: '휴대폰 번호', en: 'Mobile phone' },
};

/** Source: Toss Payments docs, "Organization codes". */
const banks: readonly { readonly code: string; readonly name: Text }[] = [
  { code: '20', name: { ko: '우리', en: 'Woori' } },
  { code: '88', name: { ko: '신한', en: 'Shinhan' } },
  { code: '06', name: { ko: '국민', en: 'Kookmin' } },
  { code: '11', name: { ko: '농협', en: 'Nonghyup' } },
  { code: '81', name: { ko: '하나', en: 'Hana' } },
  { code: '92', name: { ko: '토스뱅크', en: 'Toss Bank' } },
];

const forms: Record<BookedMethod, (asking: Asking, method: PaymentMethod) => MethodForm> = {
  card: askForCard,
  'easy-pay': (_, { name }) => ask({}, () => ({ easyPay: { provider: name.ko } })),
  transfer: askForTransfer,
  'virtual-account': askForVirtualAccount,
  'mobile-phone': askForPhone,
  'gift-certificate': (_, { name }) => ask({}, () => ({ giftCertificate: { name: name.ko } })),
  'foreign-easy-pay': ({ known }) => {
    const provider = textOf(known['provider']) ?? 'PAYPAL';
    const country = textOf(known['country']) ?? 'US';
    return ask({}, () => ({ foreignEasyPay: { provider, country } }));
  },
};

/** The form of a method. What the shop said already (`known`) stands in it. */
export function createMethodForm(method: PaymentMethod, asking: Asking): MethodForm {
  const { root, read } = forms[method.booked](asking, method);
  return { root, read: () => ({ method: method.booked, ...read() }) };
}

/** The number says whose card it is. */
function askForCard({ language, known }: Asking): MethodForm {
  const wanted = known['cardCompany'];
  const company =
    cardCompanies.find(({ code, name }) => code === wanted || name.ko === wanted) ??
    cardCompanies[0];
  const number = input(company?.cardNumber ?? '');
  number.inputMode = 'numeric';
  const months = select([
    { value: '0', words: words.once[language] },
    ...[2, 3, 6, 12].map((count) => ({
      value: String(count),
      words: `${count}${words.months[language]}`,
    })),
  ]);
  const fields = {
    [words.cardNumber[language]]: number,
    [words.installments[language]]: months,
  };
  return ask(fields, () => ({
    card: { number: number.value, installmentPlanMonths: Number(months.value) },
  }));
}

function askForTransfer({ language }: Asking): MethodForm {
  const bank = select(banks.map(toOption(language)));
  return ask({ [words.bank[language]]: bank }, () => ({ transfer: { bankCode: bank.value } }));
}

function askForVirtualAccount({ language, known }: Asking): MethodForm {
  const bank = select(banks.map(toOption(language)));
  const depositor = input(textOf(known['customerName']) ?? '김토스');
  const { validHours } = known;
  const fields = { [words.bank[language]]: bank, [words.depositor[language]]: depositor };
  return ask(fields, () => ({
    virtualAccount: { bankCode: bank.value, customerName: depositor.value, validHours },
  }));
}

function askForPhone({ language, known }: Asking): MethodForm {
  const phone = input(textOf(known['customerMobilePhone']) ?? '01012345678');
  phone.inputMode = 'numeric';
  return ask({ [words.phone[language]]: phone }, () => ({
    mobilePhone: { customerMobilePhone: phone.value },
  }));
}

function ask(fields: Record<string, HTMLElement>, read: () => object): MethodForm {
  const labels = Object.entries(fields).map(([label, field]) => labelled(label, field));
  return { root: element('div', {}, labels), read };
}

function input(value: string): HTMLInputElement {
  return element('input', { value, required: true });
}

function toOption(language: Language) {
  return ({ code, name }: { readonly code: string; readonly name: Text }): Option => ({
    value: code,
    words: name[language],
  });
}

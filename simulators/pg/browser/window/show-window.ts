import { element } from '../parts/element.js';
import { createMethodChoice } from '../parts/method-choice.js';
import type { Text } from '../protocol/language.js';
import { findMethod, type PaymentMethod } from '../protocol/methods.js';
import type { Outcome, WindowRequest } from '../protocol/window-request.js';
import { knownOf } from './known.js';
import { createMethodForm, type MethodForm } from './method-form.js';

/** The window as the customer sees it. */
export type ShownWindow = {
  readonly root: HTMLElement;
  /** What was filled in, as the simulator takes it. */
  readonly read: () => object;
  /** While something is being done nothing else can be. */
  readonly setBusy: (isBusy: boolean) => void;
};

const words = {
  title: { ko: '결제창', en: 'Payment window' },
  billingTitle: { ko: '자동결제 등록', en: 'Billing authorization' },
  note: {
    ko: 'ttadak 시뮬레이터입니다. 실제로 결제되지 않습니다.',
    en: 'This is the ttadak simulator. No money moves.',
  },
};

/** The first one is the ordinary course. */
const buttons: readonly (readonly [Outcome, Text])[] = [
  ['approve', { ko: '인증하기', en: 'Authenticate' }],
  ['approve-twice', { ko: '두 번 인증하기', en: 'Authenticate twice' }],
  ['refuse', { ko: '카드사 거절', en: 'Refused by the card company' }],
  ['abort', { ko: '결제 중단', en: 'Aborted on the way' }],
  ['cancel', { ko: '결제 취소', en: 'Cancel the payment' }],
  ['close', { ko: '닫기', en: 'Close' }],
];

export function showWindow(
  request: WindowRequest,
  onDeed: (outcome: Outcome) => void,
): ShownWindow {
  const { language } = request;
  const title = request.flow === 'billing' ? words.billingTitle[language] : words.title[language];
  const body = request.method === null ? letChoose(request) : formOf(request, request.method);
  const controls = buttons.map(([outcome, text]) => toButton(outcome, text[language], onDeed));
  const form = element('form', {}, [body.root, element('div', { className: 'deeds' }, controls)]);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    onDeed('approve');
  });
  document.title = title;
  document.documentElement.lang = language;
  return {
    root: element('section', { ariaLabel: title }, [
      element('h1', { textContent: title }),
      element('p', { className: 'note', textContent: words.note[language] }),
      describe(request),
      form,
    ]),
    read: body.read,
    setBusy: (isBusy) => {
      for (const control of controls) control.disabled = isBusy;
      form.ariaBusy = String(isBusy);
    },
  };
}

/** The first button submits, so that Enter in a field does what it says. */
function toButton(
  outcome: Outcome,
  textContent: string,
  onDeed: (outcome: Outcome) => void,
): HTMLButtonElement {
  if (outcome === 'approve') {
    return element('button', { type: 'submit', className: 'main', textContent });
  }
  const button = element('button', { type: 'button', textContent });
  button.addEventListener('click', () => {
    onDeed(outcome);
  });
  return button;
}

function describe({ payment, language }: WindowRequest): HTMLElement {
  if (payment === null) return element('p');
  const { orderName, amount, currency } = payment;
  const money = new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount);
  return element('p', {}, [orderName, ' ', element('strong', { textContent: money })]);
}

function formOf(request: WindowRequest, code: string): MethodForm {
  const { language } = request;
  const method = findMethod(code);
  if (method === undefined) throw new Error(`There is no method ${code}.`);
  const { root, read } = createMethodForm(method, { language, known: knownOf(request) });
  const legend = element('legend', { textContent: method.name[language] });
  return { root: element('fieldset', {}, [legend, root]), read };
}

/** The window of SDK v1 that is opened without a method. */
function letChoose(request: WindowRequest): MethodForm {
  const currency = request.payment?.currency ?? 'KRW';
  const choice = createMethodChoice({ language: request.language, currency, isFirstChosen: true });
  const place = element('div');
  let form: MethodForm | null = null;
  const show = (method: PaymentMethod) => {
    form = formOf(request, method.code);
    place.replaceChildren(form.root);
  };
  choice.onChoice(show);
  const first = choice.chosen();
  if (first !== null) show(first);
  return {
    root: element('div', {}, [choice.root, place]),
    read: () => form?.read() ?? {},
  };
}

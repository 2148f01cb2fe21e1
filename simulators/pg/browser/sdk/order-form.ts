import { element } from '../parts/element.js';
import { look } from '../parts/look.js';
import { createSubscribers, type Subscribers } from '../parts/subscribers.js';
import { createMethodSection, type MethodSection } from './method-section.js';
import type { ScriptSettings } from './script-settings.js';
import { createTermsSection, type TermsSection } from './terms-section.js';

/** Methods, terms and a button to pay, in a window over the shop's page. */
export type OrderForm = {
  readonly methods: MethodSection;
  readonly terms: TermsSection;
  readonly onPay: Subscribers<undefined>['add'];
  readonly onCancel: Subscribers<undefined>['add'];
  readonly remove: () => void;
};

const words = {
  title: { ko: '결제하기', en: 'Checkout' },
  pay: { ko: '결제하기', en: 'Pay' },
  cancel: { ko: '닫기', en: 'Close' },
};

const style = `${look}
  dialog { border: 0; border-radius: 12px; width: min(92vw, 420px); }
  dialog::backdrop { background: rgb(0 0 0 / 55%); }`;

/** Opens one. The button waits until a method is chosen and the required terms are agreed to. */
export function openOrderForm(settings: ScriptSettings, currency: string): OrderForm {
  const { language } = settings;
  const methods = createMethodSection(settings, currency);
  const terms = createTermsSection(settings);
  const paid = createSubscribers<undefined>();
  const cancelled = createSubscribers<undefined>();
  const pay = button(words.pay[language], paid.tell);
  pay.className = 'main';
  const cancel = button(words.cancel[language], cancelled.tell);
  const dialog = element('dialog', { ariaLabel: words.title[language] }, [
    methods.root,
    terms.root,
    pay,
    ' ',
    cancel,
  ]);
  dialog.addEventListener('cancel', () => {
    cancelled.tell(undefined);
  });
  const host = element('div');
  host.attachShadow({ mode: 'open' }).append(element('style', { textContent: style }), dialog);

  function showReadiness() {
    pay.disabled = methods.chosen() === null || !terms.areRequiredAgreed();
  }
  methods.onChoice(showReadiness);
  terms.onChange(showReadiness);
  showReadiness();
  document.body.append(host);
  dialog.showModal();

  return {
    methods,
    terms,
    onPay: paid.add,
    onCancel: cancelled.add,
    remove: () => {
      host.remove();
    },
  };
}

function button(words: string, onClick: (value: undefined) => void): HTMLButtonElement {
  const made = element('button', { type: 'button', textContent: words });
  made.addEventListener('click', () => {
    onClick(undefined);
  });
  return made;
}

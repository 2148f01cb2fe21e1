import type { Language } from '../protocol/language.js';
import { methodsFor, type PaymentMethod } from '../protocol/methods.js';
import { element } from './element.js';
import { ticked } from './labelled.js';
import { createSubscribers } from './subscribers.js';

/** A list of methods of which a customer chooses one. */
export type MethodChoice = {
  readonly root: HTMLElement;
  readonly chosen: () => PaymentMethod | null;
  readonly onChoice: (listener: (method: PaymentMethod) => unknown) => void;
  /** Offers what can be paid with in this currency; what was chosen stays so if it can. */
  readonly offer: (currency: string) => void;
};

export type MethodChoiceOptions = {
  readonly language: Language;
  readonly currency: string;
  /** Whether the first method stands chosen. */
  readonly isFirstChosen: boolean;
};

const legend = { ko: '결제 방법', en: 'Payment method' };

export function createMethodChoice(options: MethodChoiceOptions): MethodChoice {
  const { language, isFirstChosen } = options;
  const root = element('fieldset');
  const subscribers = createSubscribers<PaymentMethod>();
  let offered = '';
  let chosen: PaymentMethod | null = null;

  function choose(method: PaymentMethod) {
    chosen = method;
    subscribers.tell(method);
  }

  function toLabel(method: PaymentMethod): HTMLLabelElement {
    const { input, label } = ticked(method.name[language], {
      type: 'radio',
      name: 'method',
      value: method.code,
      checked: method === chosen,
    });
    input.addEventListener('change', () => {
      choose(method);
    });
    return label;
  }

  function offer(currency: string) {
    if (currency === offered) return;
    offered = currency;
    const methods = methodsFor(currency);
    if (chosen !== null && !methods.includes(chosen)) chosen = null;
    const first = methods[0];
    const isNew = chosen === null && isFirstChosen && first !== undefined;
    if (isNew) chosen = first;
    const heading = element('legend', { textContent: legend[language] });
    root.replaceChildren(heading, ...methods.map(toLabel));
    if (isNew) subscribers.tell(first);
  }

  offer(options.currency);
  return { root, chosen: () => chosen, onChoice: subscribers.add, offer };
}

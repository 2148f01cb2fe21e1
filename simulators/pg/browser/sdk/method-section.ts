import { element } from '../parts/element.js';
import { labelled, select } from '../parts/labelled.js';
import { createMethodChoice, type MethodChoice } from '../parts/method-choice.js';
import { cardCompanies } from '../protocol/card-companies.js';
import type { ScriptSettings } from './script-settings.js';
import { sdkError } from './sdk-error.js';
import type { Choice } from './shop-request.js';

/** The methods that a widget shows, and what it asks of a card. */
export type MethodSection = Pick<MethodChoice, 'root' | 'chosen' | 'onChoice' | 'offer'> & {
  /** Throws `NOT_SELECTED_PAYMENT_METHOD` or `NEED_CARD_PAYMENT_DETAIL`. */
  readonly requireChoice: () => Choice;
};

const words = {
  company: { ko: '카드사', en: 'Card company' },
  none: { ko: '카드사를 선택해 주세요', en: 'Please choose' },
};

export function createMethodSection(settings: ScriptSettings, currency: string): MethodSection {
  const { language, prefilled } = settings;
  const isFirstChosen = prefilled !== 'nothing';
  const choice = createMethodChoice({ language, currency, isFirstChosen });
  const companies = select([
    { value: '', words: words.none[language] },
    ...cardCompanies.map(({ code, name }) => ({ value: code, words: name[language] })),
  ]);
  if (isFirstChosen) companies.selectedIndex = 1;
  const company = labelled(words.company[language], companies);
  const showCompany = () => {
    company.hidden = choice.chosen()?.code !== 'CARD';
  };
  choice.onChoice(showCompany);
  showCompany();

  return {
    ...choice,
    root: element('div', {}, [choice.root, company]),
    requireChoice: () => {
      const method = choice.chosen();
      if (method === null) throw sdkError('NOT_SELECTED_PAYMENT_METHOD');
      if (method.code !== 'CARD') return { method, more: {} };
      if (companies.value === '') throw sdkError('NEED_CARD_PAYMENT_DETAIL');
      return { method, more: { cardCompany: companies.value } };
    },
  };
}

import { element } from '../parts/element.js';
import { ticked } from '../parts/labelled.js';
import { createSubscribers, type Subscribers } from '../parts/subscribers.js';
import type { ScriptSettings } from './script-settings.js';

export type Term = {
  readonly id: string;
  readonly required: boolean;
  readonly agreed: boolean;
  readonly title: string;
};

/** The terms that a widget shows. */
export type TermsSection = {
  readonly root: HTMLElement;
  readonly terms: () => readonly Term[];
  readonly areRequiredAgreed: () => boolean;
  readonly onChange: Subscribers<undefined>['add'];
};

const legend = { ko: '약관 동의', en: 'Terms' };

/** Assumed: the real terms are each shop's own contract with the PG. */
const allTerms = [
  {
    id: 'PAYMENT_SERVICE',
    required: true,
    title: {
      ko: '[필수] 결제 서비스 이용 약관, 개인정보 처리 동의',
      en: '[Required] Terms of the payment service, processing of personal data',
    },
  },
  {
    id: 'MARKETING',
    required: false,
    title: { ko: '[선택] 마케팅 정보 수신 동의', en: '[Optional] News and offers' },
  },
] as const;

export function createTermsSection({ language, prefilled }: ScriptSettings): TermsSection {
  const agreed = new Set<string>(prefilled === 'everything' ? allTerms.map(({ id }) => id) : []);
  const subscribers = createSubscribers<undefined>();
  const heading = element('legend', { textContent: legend[language] });
  const root = element('fieldset', {}, [heading, ...allTerms.map(toLabel)]);

  function toLabel({ id, title, required }: (typeof allTerms)[number]): HTMLLabelElement {
    const checked = agreed.has(id);
    const { input, label } = ticked(title[language], { type: 'checkbox', checked, required });
    input.addEventListener('change', () => {
      if (input.checked) agreed.add(id);
      else agreed.delete(id);
      subscribers.tell(undefined);
    });
    return label;
  }

  return {
    root,
    terms: () =>
      allTerms.map(({ id, required, title }) => ({
        id,
        required,
        agreed: agreed.has(id),
        title: title[language],
      })),
    areRequiredAgreed: () => allTerms.every(({ id, required }) => !required || agreed.has(id)),
    onChange: subscribers.add,
  };
}

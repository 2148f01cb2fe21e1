import type { Text } from './language.js';

/** Who issues a card. */
export type CardCompany = {
  /** Source: Toss Payments docs, "Organization codes". */
  readonly code: string;
  readonly name: Text;
};

export const cardCompanies: readonly CardCompany[] = [
  { code: 'HYUNDAI', name: { ko: '현대', en: 'Hyundai' } },
  { code: 'SHINHAN', name: { ko: '신한', en: 'Shinhan' } },
  { code: 'SAMSUNG', name: { ko: '삼성', en: 'Samsung' } },
  { code: 'KOOKMIN', name: { ko: '국민', en: 'Kookmin' } },
  { code: 'LOTTE', name: { ko: '롯데', en: 'Lotte' } },
  { code: 'HANA', name: { ko: '하나', en: 'Hana' } },
  { code: 'NONGHYEOP', name: { ko: '농협', en: 'Nonghyup' } },
  { code: 'BC', name: { ko: '비씨', en: 'BC' } },
];

import type { Text } from './language.js';

/** Who issues a card, and the number of one of theirs. */
export type CardCompany = {
  /** Source: Toss Payments docs, "Institution codes". */
  readonly code: string;
  readonly name: Text;
  readonly cardNumber: string;
};

/** Those whose cards the simulator can tell apart. */
export const cardCompanies: readonly CardCompany[] = [
  { code: 'HYUNDAI', name: { ko: '현대', en: 'Hyundai' }, cardNumber: '9490940012345678' },
  { code: 'HANA', name: { ko: '하나', en: 'Hana' }, cardNumber: '9410001234567890' },
  { code: 'KOOKMIN', name: { ko: '국민', en: 'Kookmin' }, cardNumber: '4906251234123456' },
];

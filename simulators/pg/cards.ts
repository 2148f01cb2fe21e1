import type { Card } from './core/instrument.js';

/** Cards that the sandbox tells from others, by their first six digits. Source: observed of the real sandbox. */
const knownCards: Readonly<Record<string, Pick<Card, 'issuerCode' | 'cardType' | 'ownerType'>>> = {
  '941000': { issuerCode: '21', cardType: '신용', ownerType: '개인' },
  '490625': { issuerCode: '11', cardType: '신용', ownerType: '개인' },
  '433012': { issuerCode: '4V', cardType: '미확인', ownerType: '미확인' },
  '552022': { issuerCode: '4V', cardType: '미확인', ownerType: '미확인' },
};

/** Assumed: every other number is a credit card of a person. */
const anyCard = { issuerCode: '61', cardType: '신용', ownerType: '개인' } as const;

/** Source: Toss Payments docs, Institution codes. */
const companies: Readonly<Record<string, string>> = {
  '11': '국민',
  '21': '하나',
  '31': 'BC',
  '41': '신한',
  '51': '삼성',
  '61': '현대',
  '71': '롯데',
  '91': '농협',
};

/** The card with this number (spaces and hyphens do not count); undefined when no card is numbered so. */
export function readCard(number: string, installmentPlanMonths = 0): Card | undefined {
  const digits = number.replaceAll(/[ -]/g, '');
  if (!/^\d{14,16}$/.test(digits)) return undefined;
  const { issuerCode, cardType, ownerType } = knownCards[digits.slice(0, 6)] ?? anyCard;
  return {
    number: mask(digits),
    issuerCode,
    acquirerCode: issuerCode === '4V' ? null : issuerCode,
    cardType,
    ownerType,
    installmentPlanMonths,
  };
}

/** What the payment window pays with when nobody says otherwise. Source: Toss Payments docs, Payment object. */
export const windowCard: Card = {
  number: '94100012****789*',
  issuerCode: '61',
  acquirerCode: '31',
  cardType: '신용',
  ownerType: '개인',
  installmentPlanMonths: 0,
};

/** The company's short Korean name, as older versions said it. */
export function cardCompanyOf({ issuerCode }: Card): string {
  return companies[issuerCode] ?? issuerCode;
}

/** `94100012****789*`: eight digits, four hidden, the rest but the last. */
function mask(digits: string): string {
  return `${digits.slice(0, 8)}****${digits.slice(12, -1)}*`;
}

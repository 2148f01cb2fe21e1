import type { z } from 'zod';
import { bankCodeOf } from '../banks.js';
import { readCard, windowCard } from '../cards.js';
import type { Card, Instrument } from '../core/instrument.js';
import type { Method } from '../core/method.js';
import type { instrumentFields } from '../requests/window-requests.js';

type Fields = z.infer<typeof instrumentFields>;

/** Source: Toss Payments docs, Virtual account: a week unless the merchant says otherwise. */
export const validHoursDefault = 168;

const hourMs = 60 * 60 * 1000;

/** What the customer chose in the window, or the code to refuse it with. What they did not say is the ordinary. */
export function readInstrument(fields: Fields, nowMs: number): Instrument | string {
  return readers[fields.method](fields, nowMs);
}

const readers: Readonly<Record<Method, (fields: Fields, nowMs: number) => Instrument | string>> = {
  card: (fields) => {
    const card = cardOf(fields);
    return card === undefined ? 'INVALID_CARD_NUMBER' : { kind: 'card', card };
  },
  'easy-pay': (fields) => {
    const card = fields.card === undefined ? null : cardOf(fields);
    if (card === undefined) return 'INVALID_CARD_NUMBER';
    return { kind: 'easy-pay', provider: fields.easyPay?.provider ?? '토스페이', card };
  },
  transfer: ({ transfer }) => {
    const bankCode = bankCodeOf(transfer?.bankCode ?? '20');
    return bankCode === undefined ? 'INVALID_BANK' : { kind: 'transfer', bankCode };
  },
  'virtual-account': ({ virtualAccount }, nowMs) => readVirtualAccount(virtualAccount, nowMs),
  'mobile-phone': ({ mobilePhone }) => {
    const { customerMobilePhone = '01012345678' } = mobilePhone ?? {};
    return { kind: 'mobile-phone', customerMobilePhone };
  },
  'gift-certificate': ({ giftCertificate }) => {
    const { name = '문화상품권' } = giftCertificate ?? {};
    return { kind: 'gift-certificate', name };
  },
  'foreign-easy-pay': ({ foreignEasyPay }) => {
    const { provider = 'PAYPAL', country = 'US' } = foreignEasyPay ?? {};
    return { kind: 'foreign-easy-pay', provider, country };
  },
};

function cardOf({ card }: Fields): Card | undefined {
  const { number, installmentPlanMonths = 0 } = card ?? {};
  return number === undefined
    ? { ...windowCard, installmentPlanMonths }
    : readCard(number, installmentPlanMonths);
}

function readVirtualAccount(chosen: Fields['virtualAccount'], nowMs: number): Instrument | string {
  const bankCode = bankCodeOf(chosen?.bankCode ?? '20');
  if (bankCode === undefined) return 'INVALID_BANK';
  return {
    kind: 'virtual-account',
    account: {
      accountType: '일반',
      accountNumber: '',
      bankCode,
      customerName: chosen?.customerName ?? '',
      // A part of an hour may be no whole number of milliseconds.
      dueAtMs: nowMs + Math.round((chosen?.validHours ?? validHoursDefault) * hourMs),
      isExpired: false,
      depositorName: null,
      refundStatus: 'NONE',
    },
  };
}

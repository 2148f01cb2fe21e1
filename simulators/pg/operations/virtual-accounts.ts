import { payAtOnce } from '../acts/pay-at-once.js';
import { validHoursDefault } from '../acts/read-instrument.js';
import { answerError } from '../answer.js';
import { bankCodeOf } from '../banks.js';
import type { VirtualAccount } from '../core/instrument.js';
import { parseKstTime } from '../core/kst.js';
import { type Asked, type Endpoint, withBody } from '../endpoint.js';
import { orderOfNew } from '../order-of.js';
import type { Pg } from '../pg.js';
import {
  readVirtualAccount,
  type VirtualAccountBody,
} from '../requests/virtual-account-requests.js';

/** Source: Toss Payments docs, Issue a virtual account. */
export const virtualAccountEndpoints: readonly Endpoint[] = [
  {
    name: 'pg.issue-virtual-account',
    method: 'POST',
    path: '/v1/virtual-accounts',
    caller: 'merchant',
    orderOf: orderOfNew,
    answer: withBody(readVirtualAccount, issue),
  },
];

function issue(pg: Pg, body: VirtualAccountBody, asked: Asked) {
  const account = readAccount(body, pg.nowMs());
  if (typeof account === 'string') return answerError(account, asked.request);
  const { type } = body.cashReceipt ?? {};
  const cashReceiptType = type === undefined || type === '미발행' ? null : type;
  return payAtOnce(
    pg,
    {
      wish: { ...body, cashReceiptType },
      instrument: { kind: 'virtual-account', account },
      accountKey: body.accountKey,
    },
    asked,
  );
}

const hourMs = 60 * 60 * 1000;

/** Source: Toss Payments docs, Virtual account: thirty days at most. */
const validMsMax = 720 * hourMs;

function readAccount(body: VirtualAccountBody, nowMs: number): VirtualAccount | string {
  const bankCode = bankCodeOf(body.bank);
  if (bankCode === undefined) return 'INVALID_BANK';
  const dueAtMs =
    body.dueDate == null
      ? nowMs + (body.validHours ?? validHoursDefault) * hourMs
      : (parseKstTime(body.dueDate) ?? nowMs);
  if (dueAtMs <= nowMs) return 'INVALID_DATE';
  if (dueAtMs > nowMs + validMsMax) return 'EXCEED_MAX_DUE_DATE';
  return {
    accountType: body.accountKey == null ? '일반' : '고정',
    accountNumber: '',
    bankCode,
    customerName: body.customerName,
    dueAtMs,
    isExpired: false,
    depositorName: null,
    refundStatus: 'NONE',
  };
}

import type { SimulatorReply } from '../kit/exchange/simulator.js';
import type { Posting } from './core/books.js';

// The accounting server's envelope. Assumed, all of it.

/** 200: here is the posting. */
export function replyPosting(posting: Posting): SimulatorReply {
  return reply(200, { posting: toPostingObject(posting) });
}

/** 200: it is in the books, since now or since before. */
export function replyPosted(posting: Posting): SimulatorReply {
  return reply(200, { result: 'POSTED', posting: toPostingObject(posting) });
}

/** 409: not posted, and why. */
export function replyRefused(code: string): SimulatorReply {
  return refused(409, code);
}

/** 400; what is wrong with it is told to the history only. */
export function replyMalformed(reason: string): SimulatorReply {
  return { ...replyUnreadable, reason };
}

/** What is said with each code of a refusal. */
export const accountingMessages: ReadonlyMap<string, string> = new Map([
  ['PERIOD_CLOSED', '마감된 회계 기간입니다.'],
  ['COST_CENTRE_UNKNOWN', '존재하지 않는 부서입니다.'],
  ['ORDER_BARRED', '전표 처리가 제한된 주문입니다.'],
  ['POSTING_DIFFERS', '같은 번호의 다른 전표가 있습니다.'],
  ['POSTING_UNKNOWN', '존재하지 않는 전표입니다.'],
  ['MALFORMED', '요청 형식이 올바르지 않습니다.'],
  ['PATH_UNKNOWN', '존재하지 않는 경로입니다.'],
]);

export const replyPostingUnknown = refused(404, 'POSTING_UNKNOWN');
export const replyUnreadable = refused(400, 'MALFORMED');
export const replyPathUnknown = refused(404, 'PATH_UNKNOWN');
export const replyServerError = reply(
  500,
  { result: 'ERROR', code: 'SYSTEM_ERROR', message: '시스템 오류가 발생했습니다.' },
  'SYSTEM_ERROR',
);

function refused(status: number, code: string): SimulatorReply {
  return reply(
    status,
    { result: 'REFUSED', code, message: accountingMessages.get(code) ?? code },
    code,
  );
}

function toPostingObject({ posting, serial, order, paymentKey, amountKrw, businessDay }: Posting) {
  const names = { postingId: posting, serial, orderId: order, paymentKey };
  return { ...names, amount: amountKrw, businessDay };
}

function reply(status: number, body: object, code: string | null = null): SimulatorReply {
  const headers = { 'content-type': 'application/json' };
  return { status, headers, body: JSON.stringify(body), code };
}

import type { SimulatorReply } from '../kit/exchange/simulator.js';
import type { Refusal } from './core/accounting-rules.js';
import type { Order } from './core/order.js';

// The legacy system's envelope. Assumed, all of it: the system is a company's own and has no public
// documents.

/** 200: here is the order. */
export function replyOrder(order: Order): SimulatorReply {
  return reply(200, { order: toOrderObject(order) });
}

/** 200: done, or it was done already. */
export function replyOk(order: Order): SimulatorReply {
  return reply(200, { result: 'OK', order: toOrderObject(order) });
}

/** 409: refused, and this is how the order stands. */
export function replyRejected({ code, reason }: Refusal, order: Order): SimulatorReply {
  const message = messages.get(reason ?? code) ?? code;
  return reply(409, { result: 'REJECTED', code, message, order: toOrderObject(order) }, code);
}

/** What is said with each code. */
const messagesByCode = {
  NOT_PAYABLE: '결제할 수 없는 주문입니다.',
  VERSION_MISMATCH: '주문이 변경되었습니다.',
  NOT_YOURS: '다른 결제가 진행 중인 주문입니다.',
  NOT_IN_PROGRESS: '결제 진행 중인 주문이 아닙니다.',
  ALREADY_COMPLETE: '이미 완료된 주문입니다.',
  CANCELLING: '취소 중인 주문입니다.',
  AMOUNT_MISMATCH: '결제 금액이 일치하지 않습니다.',
  ACCOUNTING_REJECTED: '회계 처리가 거절되었습니다.',
  ACCOUNTING_CLOSED: '회계 마감 시간입니다.',
  STOCK_MISSING: '부품 재고가 없습니다.',
  LOCKED: '다른 사용자가 수정 중인 주문입니다.',
  ORDER_UNKNOWN: '존재하지 않는 주문입니다.',
  MALFORMED: '요청 형식이 올바르지 않습니다.',
  PATH_UNKNOWN: '존재하지 않는 경로입니다.',
  SYSTEM_ERROR: '시스템 오류가 발생했습니다.',
  BUSY: '동시 접속 한도를 초과했습니다.',
  TOO_MANY_REQUESTS: '요청이 너무 많습니다. 잠시 후 다시 시도해 주십시오.',
} as const;

/** Every code that the system has. */
export const messageCodes = Object.keys(messagesByCode) as (keyof typeof messagesByCode)[]; // The keys of a const object.

const messages: ReadonlyMap<string, string> = new Map<string, string>([
  ...Object.entries(messagesByCode),
  ['CREDIT_LIMIT', '여신 한도를 초과했습니다.'],
]);

/** 400; what is wrong with it is told to the history only. */
export function replyMalformed(reason: string): SimulatorReply {
  return { ...replyUnreadable, reason };
}

export const replyUnreadable = rejectedWithoutOrder(400, 'MALFORMED');
export const replyOrderUnknown = rejectedWithoutOrder(404, 'ORDER_UNKNOWN');
export const replyPathUnknown = rejectedWithoutOrder(404, 'PATH_UNKNOWN');
export const replyServerError = failed(500, 'SYSTEM_ERROR');

/** Not taken on; nothing was done. */
export const repliesOverLimit = {
  BUSY: failed(503, 'BUSY'),
  TOO_MANY_REQUESTS: failed(429, 'TOO_MANY_REQUESTS'),
} as const;

/** A page for people, whatever was asked; nothing was done. The code is for the history: no program reads it. */
export function replyMaintenance(status: number): SimulatorReply {
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return { status, headers, body: maintenancePage, code: 'MAINTENANCE' };
}

const maintenancePage =
  '<!DOCTYPE html>\n<html lang="ko"><head><title>시스템 점검</title></head><body><h1>시스템 점검 중입니다.</h1><p>잠시 후 다시 이용해 주십시오.</p></body></html>\n';

function rejectedWithoutOrder(status: number, code: string): SimulatorReply {
  const message = messages.get(code) ?? code;
  return reply(status, { result: 'REJECTED', code, message, order: null }, code);
}

function failed(status: number, code: keyof typeof messagesByCode): SimulatorReply {
  return reply(status, { result: 'ERROR', code, message: messagesByCode[code], order: null }, code);
}

function toOrderObject({ orderId, orderName, state, amountKrw, version, attempt }: Order) {
  return { orderId, orderName, state, amount: amountKrw, version, attemptId: attempt };
}

function reply(status: number, body: object, code: string | null = null): SimulatorReply {
  const headers = { 'content-type': 'application/json' };
  return { status, headers, body: JSON.stringify(body), code };
}

// Run records written by hand, for the tests of reports.
import type { HistoryEntry, HistoryEvent, Party } from '../simulators/kit/history/history-entry.js';
import type { OrderResult, RunRecord } from './run-record.js';

export const order = 'R-1001';
const amountKrw = 33_000;

/** Events as entries, 100 ms apart. */
export function historyOf(...events: readonly HistoryEvent[]): readonly HistoryEntry[] {
  return events.map((event, seq) => ({ seq, atMs: seq * 100, ...event }));
}

/** A passed run of one completed order; `changes` make it another. */
export function runOf(changes: Partial<RunRecord> = {}): RunRecord {
  return {
    name: 'pay: everything goes well',
    story: 'A customer pays for a repair and nothing goes wrong.',
    file: 'scenarios/pay.ts',
    world: 'virtual',
    verdict: 'passed',
    reason: null,
    orders: [orderOf()],
    findings: [],
    faultsFired: [],
    notJudged: [],
    faultsUnspent: [],
    money: [
      { account: 'customer', afterKrw: -amountKrw, allowedKrw: -amountKrw },
      { account: 'merchant', afterKrw: amountKrw, allowedKrw: amountKrw },
    ],
    history: happyHistory,
    historySha256: 'abc123',
    durationMs: 12,
    replay: 'npx ttadak replay t1.happy',
    ...changes,
  };
}

export function orderOf(changes: Partial<OrderResult> = {}): OrderResult {
  return { order, amountKrw, end: 'completed', allowed: ['completed'], ...changes };
}

type Request = 'pay' | 'callback' | 'status';

export function asks(request: number, asked: Request, of = order): HistoryEvent {
  return { kind: 'customer-asked', customer: 'A', request, asked, order: of };
}

export function isTold(
  request: number,
  asked: Request,
  told: Extract<HistoryEvent, { kind: 'customer-told' }>['told'],
): HistoryEvent {
  const status = told === 'nothing' ? null : 200;
  return {
    kind: 'customer-told',
    customer: 'A',
    request,
    asked,
    order,
    told,
    status,
    attempt: null,
  };
}

export function arrives(exchange: number, operation: string, nth = 1): HistoryEvent {
  const party: Party = operation.startsWith('pg.') ? 'pg' : 'legacy-order';
  const call = { path: '/', idempotencyKey: null, body: '{}' };
  return { kind: 'request-arrived', exchange, party, operation, nth, order, ...call };
}

export function executes(exchange: number, operation: string, status = 200): HistoryEvent {
  return { kind: 'executed', exchange, operation, order, status, code: null };
}

export function leaves(
  exchange: number,
  operation: string,
  left: 'whole' | 'part' | 'nothing' = 'whole',
): HistoryEvent {
  const status = left === 'nothing' ? null : 200;
  return { kind: 'reply-left', exchange, operation, order, left, status };
}

export function fires(exchange: number | null, operation: string, fault: string): HistoryEvent {
  const rule = `${operation}#1 of ${order}: ${fault}`;
  return { kind: 'fault-fired', exchange, rule, fault, operation, order };
}

export function captures(exchange: number | null): HistoryEvent {
  const [paymentKey, pgOrderId] = ['k1', 'R-1001-a1'];
  return { kind: 'payment-captured', exchange, paymentKey, pgOrderId, order, amountKrw };
}

export function changes(
  exchange: number | null,
  to: 'in-progress' | 'complete' | 'closed',
  by: 'service' | 'clerk' = 'service',
): HistoryEvent {
  const from = to === 'in-progress' ? 'payable' : 'in-progress';
  return {
    kind: 'order-changed',
    exchange,
    order,
    from,
    to,
    attempt: 'a1',
    amountKrw,
    version: 2,
    by,
  };
}

const claim = 'legacy-order.claim';
const complete = 'legacy-order.complete';

/** Until the callback came. */
const opening: readonly HistoryEvent[] = [
  { kind: 'order-opened', order, amountKrw, version: 1 },
  { kind: 'service-started', instance: 1 },
  asks(1, 'pay'),
  arrives(1_000_000, claim),
  changes(1_000_000, 'in-progress'),
  executes(1_000_000, claim),
  leaves(1_000_000, claim),
  isTold(1, 'pay', 'ready'),
  asks(2, 'callback'),
];

const completion: readonly HistoryEvent[] = [
  arrives(1_000_001, complete),
  changes(1_000_001, 'complete'),
  executes(1_000_001, complete),
  leaves(1_000_001, complete),
];

const happyHistory = historyOf(
  ...opening,
  arrives(1, 'pg.confirm'),
  captures(1),
  executes(1, 'pg.confirm'),
  leaves(1, 'pg.confirm'),
  ...completion,
  isTold(2, 'callback', 'paid'),
  { kind: 'faults-healed' },
  { kind: 'rested' },
);

export const happyRun = runOf();

const lostRule = 'pg.confirm#1 of R-1001: lose-response';

/** The answer to the confirmation is lost and the customer is told a lie about it. */
export const violatedRun = runOf({
  name: 'confirm: answer lost after approval',
  story: 'The PG captures the money; its answer never arrives.',
  verdict: 'violated',
  orders: [orderOf({ end: 'open', allowed: ['completed', 'cancelled'] })],
  findings: [
    {
      invariant: 'toldNotChargedIsNotCharged',
      order,
      message: 'The customer was told "not-charged" while 33,000 KRW was captured.',
      seq: 13,
    },
  ],
  faultsFired: [lostRule],
  money: [
    { account: 'customer', afterKrw: -amountKrw, allowedKrw: 0 },
    { account: 'merchant', afterKrw: amountKrw, allowedKrw: 0 },
  ],
  history: historyOf(
    ...opening,
    arrives(1, 'pg.confirm'),
    fires(1, 'pg.confirm', 'lose-response'),
    captures(1),
    executes(1, 'pg.confirm'),
    isTold(2, 'callback', 'not-charged'),
    leaves(1, 'pg.confirm', 'nothing'),
    { kind: 'rested' },
  ),
  replay: 'npx ttadak replay t1.violated',
});

/** Killed after the capture, started again, completed. */
export const crashRun = runOf({
  name: 'confirm: killed after approval',
  faultsFired: ['pg.confirm#1 of R-1001: crash-after'],
  history: historyOf(
    ...opening,
    arrives(1, 'pg.confirm'),
    fires(1, 'pg.confirm', 'crash-after'),
    captures(1),
    executes(1, 'pg.confirm'),
    leaves(1, 'pg.confirm', 'nothing'),
    { kind: 'service-crashed', instance: 1 },
    isTold(2, 'callback', 'nothing'),
    { kind: 'service-started', instance: 2 },
    ...completion,
  ),
});

/** Two orders, one of them with a Hangul name and a line break in its scenario. */
export const twoOrdersRun = runOf({
  name: '수선: 두 주문을\n함께 결제 \u001b[31m(빨강)',
  orders: [orderOf(), orderOf({ order: '수선-1002', end: 'released', allowed: ['released'] })],
  faultsUnspent: ['pg.cancel#1 of 수선-1002: reset-after'],
});

export const inconclusiveRun = runOf({
  name: 'pay: the service did not start',
  verdict: 'inconclusive',
  reason: 'the service did not answer within 10 s',
  orders: [],
  money: [],
  history: [],
});

export const allRuns = [happyRun, violatedRun, crashRun, twoOrdersRun, inconclusiveRun];

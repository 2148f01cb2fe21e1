import type { Act } from '../scenario.js';
import type { Flow } from './flow.js';
import {
  type Answers,
  allAccept,
  authenticate,
  bothPay,
  callback,
  clicksTwice,
  pay,
  pays,
  pgDeclines,
  refusal,
  toVariant,
  type Variant,
} from './variant.js';

const flow = 'shop-order';

/** Customers pay for one of the shop's own orders, of which accounting is told at the end. */
export const shopOrder: Flow = {
  name: flow,
  variantsOf: (customers) => (customers === 1 ? alone : together),
};

/** Nobody rejects a completion here; accounting may refuse what is complete already. */
const everyShopAnswer: readonly Answers[] = [
  allAccept,
  pgDeclines,
  {
    words: 'accounting refuses for good',
    answers: [refusal('accounting.post#1', 'PERIOD_CLOSED')],
    end: 'manual',
  },
  {
    words: 'accounting refuses with a code that nobody knows',
    answers: [refusal('accounting.post#1', 'LOCKED_BY_BATCH')],
    end: 'completed',
  },
];

const leave: Act = { kind: 'leave' };
const tooLate: Act = { kind: 'wait', forMs: 7_000 };

const ways: Readonly<Record<string, readonly Act[]>> = {
  'leaves before authenticating': [pay, leave],
  'leaves after authenticating': [pay, authenticate, leave],
  'comes back too late': [pay, authenticate, tooLate, callback],
};

const alone: readonly Variant[] = [
  ...everyShopAnswer.map(({ words, answers, end }) =>
    toVariant({
      flow,
      words: ['kim pays', words],
      customers: { kim: pays },
      answers,
      ordersOf: 'shop',
      ends: [end],
    }),
  ),
  toVariant({
    flow,
    words: ['kim clicks twice', allAccept.words],
    customers: { kim: clicksTwice },
    ordersOf: 'shop',
    ends: ['completed'],
  }),
  ...Object.entries(ways).map(([way, acts]) =>
    toVariant({
      flow,
      words: [`kim ${way}`, allAccept.words],
      customers: { kim: acts },
      ordersOf: 'shop',
      ends: ['released'],
    }),
  ),
];

const together = bothPay(flow, everyShopAnswer, () => ({ ordersOf: 'shop' }));

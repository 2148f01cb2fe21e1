import type { Act } from '../scenario.js';
import type { Flow } from './flow.js';
import {
  type Answers,
  allAccept,
  authenticate,
  bothPay,
  callback,
  everyAnswer,
  pay,
  pays,
  toVariant,
  type Variant,
} from './variant.js';

const flow = 'repair-order';

const leave: Act = { kind: 'leave' };

/** Customers pay for one repair order: one who may stop on the way, or two who both just pay. */
export const repairOrder: Flow = {
  name: flow,
  variantsOf: (customers) => (customers === 1 ? alone : together),
};

const alone: readonly Variant[] = [
  ...everyAnswer.map(one),
  stays('leaves before authenticating', [pay, leave]),
  stays('leaves after authenticating', [pay, authenticate, leave]),
  stays('comes back too late', [pay, authenticate, waits(7_000), callback]),
];

const together = bothPay(flow, everyAnswer);

function one({ words, answers, end }: Answers): Variant {
  const ends = [end];
  return toVariant({ flow, words: ['kim pays', words], customers: { kim: pays }, answers, ends });
}

/** Nothing is ever confirmed. */
function stays(way: string, acts: readonly Act[]): Variant {
  const words = [`kim ${way}`, allAccept.words];
  return toVariant({ flow, words, customers: { kim: acts }, ends: ['released'] });
}

function waits(forMs: number): Act {
  return { kind: 'wait', forMs };
}

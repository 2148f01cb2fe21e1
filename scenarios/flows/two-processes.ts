import type { Flow } from './flow.js';
import {
  allAccept,
  authenticate,
  callback,
  completionRejected,
  orderOfFlow,
  pays,
  toVariant,
  type Variant,
} from './variant.js';

const flow = 'two-processes';

/** Two processes of the service share one step log, and either may get any request of a customer. */
export const twoProcesses: Flow = {
  name: flow,
  variantsOf: (customers) => (customers === 1 ? alone : together),
};

const alone: readonly Variant[] = [allAccept, completionRejected].map(({ words, answers, end }) =>
  toVariant({
    flow,
    words: ['kim clicks twice', words],
    customers: { kim: [{ kind: 'pay', order: orderOfFlow, clicks: 2 }, authenticate, callback] },
    answers,
    ends: [end],
    processes: 2,
  }),
);

const together: readonly Variant[] = [allAccept, completionRejected].map(
  ({ words, answers, end }) =>
    toVariant({
      flow,
      words: ['kim and lee pay', words],
      customers: { kim: pays, lee: pays },
      answers,
      ends: [end, 'completed'],
      processes: 2,
    }),
);

import type { Act } from '../scenario.js';
import type { Flow } from './flow.js';
import {
  allAccept,
  clicksTwice,
  comesBackWithTwo,
  completionRejected,
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

/** In each the service gets two requests at the same moment. */
const ways: Readonly<Record<string, readonly Act[]>> = {
  'comes back with two authentications': comesBackWithTwo,
  'clicks twice': clicksTwice,
};

const alone: readonly Variant[] = Object.entries(ways).flatMap(([way, acts]) =>
  [allAccept, completionRejected].map(({ words, answers, end }) =>
    toVariant({
      flow,
      words: [`kim ${way}`, words],
      customers: { kim: acts },
      answers,
      ends: [end],
      processes: 2,
    }),
  ),
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

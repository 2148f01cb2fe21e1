import type { Act } from '../scenario.js';
import type { Flow } from './flow.js';
import {
  authenticate,
  clicksTwice,
  comesBackWithTwo,
  everyAnswer,
  pay,
  toVariant,
  type Variant,
} from './variant.js';

const flow = 'double-click';

/** In each the service gets two requests at the same moment. */
const ways: Readonly<Record<string, readonly Act[]>> = {
  'clicks twice': clicksTwice,
  'comes back twice': [pay, authenticate, { kind: 'callback', times: 2 }],
  'comes back with two authentications': comesBackWithTwo,
};

/** One customer who does the same thing twice at once; with two customers, each behind a process of its own. */
export const doubleClick: Flow = {
  name: flow,
  variantsOf: (customers) => (customers === 1 ? variants : []),
};

const variants: readonly Variant[] = Object.entries(ways).flatMap(([way, acts]) =>
  everyAnswer.map(({ words, answers, end }) =>
    toVariant({
      flow,
      words: [`kim ${way}`, words],
      customers: { kim: acts },
      answers,
      ends: [end],
    }),
  ),
);

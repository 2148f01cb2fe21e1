import type { Flow } from './flow.js';
import { againAfter, everyAnswer, pays, toVariant, type Variant } from './variant.js';

const flow = 'second-try';

/** One customer who pays and, when it did not work, begins again on a new page. */
export const secondTry: Flow = {
  name: flow,
  variantsOf: (customers) => (customers === 1 ? variants : []),
};

const variants: readonly Variant[] = everyAnswer.map((answers) =>
  toVariant({
    flow,
    words: ['kim tries again', answers.words],
    customers: { kim: [...pays, ...pays] },
    answers: answers.answers,
    ends: againAfter(answers),
  }),
);

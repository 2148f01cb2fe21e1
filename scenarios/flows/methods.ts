import type { Method } from '../../simulators/pg/core/method.js';
import type { Act } from '../scenario.js';
import type { Flow } from './flow.js';
import {
  type Answers,
  againAfter,
  callback,
  everyAnswer,
  pay,
  toVariant,
  type Variant,
} from './variant.js';

const flow = 'methods';

/** Whatever at once is paid with besides a card, and what becomes of it; a virtual account is a flow of its own. */
const methods = ['easy-pay', 'transfer', 'mobile-phone'] as const satisfies readonly Method[];

/** Customers pay with another method than a card: one, or two of whom the second comes at once. */
export const otherMethods: Flow = {
  name: flow,
  variantsOf: (customers) => (customers === 1 ? each(alone) : each(together)),
};

function each(toOne: (method: Method, answers: Answers) => Variant): readonly Variant[] {
  return methods.flatMap((method) => everyAnswer.map((answers) => toOne(method, answers)));
}

function alone(method: Method, { words, answers, end }: Answers): Variant {
  const customers = { kim: paysBy(method) };
  return toVariant({
    flow,
    words: [`kim pays by ${method}`, words],
    customers,
    answers,
    ends: [end],
  });
}

function together(method: Method, answers: Answers): Variant {
  return toVariant({
    flow,
    words: [`kim pays by ${method}`, 'lee comes at once', answers.words],
    customers: { kim: paysBy(method), lee: paysBy(method) },
    answers: answers.answers,
    ends: againAfter(answers),
    isSymmetric: true,
  });
}

function paysBy(method: Method): readonly Act[] {
  return [pay, { kind: 'authenticate', method }, callback];
}

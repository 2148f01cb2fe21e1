import type { End } from '../../properties/end.js';
import type { Act } from '../scenario.js';
import type { Flow } from './flow.js';
import {
  type Answers,
  allAccept,
  authenticate,
  callback,
  everyAnswer,
  pay,
  pays,
  toVariant,
  type Variant,
} from './variant.js';

const flow = 'repair-order';

/** When the second customer comes: at once, within the first one's time-outs, or within the recovery. */
const arrivalsMs: Readonly<Record<string, number>> = {
  'at once': 0,
  'while a call hangs': 500,
  'while it is being recovered': 2_600,
};

const leave: Act = { kind: 'leave' };

/** Customers pay for one repair order: one who acts in several ways, or two who both just pay. */
export const repairOrder: Flow = {
  name: flow,
  variantsOf: (customers) => (customers === 1 ? alone : together),
};

const alone: readonly Variant[] = [
  ...everyAnswer.map((answers) => one('pays', { acts: pays, answers, ends: [answers.end] })),
  ...everyAnswer.map((answers) =>
    one('tries again', { acts: [...pays, ...pays], answers, ends: againAfter(answers) }),
  ),
  stays('leaves before authenticating', [pay, leave]),
  stays('leaves after authenticating', [pay, authenticate, leave]),
  stays('comes back too late', [pay, authenticate, waits(7_000), callback]),
];

const together: readonly Variant[] = Object.entries(arrivalsMs).flatMap(([arrival, forMs]) =>
  everyAnswer.map((answers) =>
    toVariant({
      flow,
      words: ['kim pays', `lee comes ${arrival}`, answers.words],
      customers: { kim: pays, lee: forMs === 0 ? pays : [waits(forMs), ...pays] },
      answers: answers.answers,
      ends: againAfter(answers),
      isSymmetric: forMs === 0,
    }),
  ),
);

type Way = {
  readonly acts: readonly Act[];
  readonly answers: Answers;
  readonly ends: readonly End[];
};

function one(way: string, { acts, answers: { words, answers }, ends }: Way): Variant {
  return toVariant({ flow, words: [`kim ${way}`, words], customers: { kim: acts }, answers, ends });
}

/** Nothing is ever confirmed. */
function stays(way: string, acts: readonly Act[]): Variant {
  return one(way, { acts, answers: allAccept, ends: ['released'] });
}

/** The partners refuse once; whoever tries again, or comes second, may succeed. */
function againAfter({ end }: Answers): readonly End[] {
  return end === 'manual' ? ['manual'] : [end, 'completed'];
}

function waits(forMs: number): Act {
  return { kind: 'wait', forMs };
}

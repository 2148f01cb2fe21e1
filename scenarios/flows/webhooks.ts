import type { WebhookFault } from '../../simulators/pg/webhooks/core/webhook-fault.js';
import type { Act } from '../scenario.js';
import type { Flow } from './flow.js';
import {
  type Answers,
  addressAt,
  allAccept,
  authenticate,
  bothPay,
  callback,
  completionRejected,
  orderOfFlow,
  pay,
  pays,
  pgDeclines,
  toVariant,
  type Variant,
} from './variant.js';

const flow = 'webhooks';

/** Customers pay, while the PG says by itself what happens, or others say so in its place. */
export const webhooks: Flow = {
  name: flow,
  variantsOf: (customers) => (customers === 1 ? alone : together),
};

/** What becomes of the first webhook about the order. */
const first: Readonly<Record<string, WebhookFault>> = {
  'before the answer': 'before-answer',
  'with the opposite after it': 'contradict',
  twice: 'deliver-twice',
  'in half, and then whole': 'garble-request',
  'again, for its answer is lost': 'lose-response',
};

const forged: Readonly<Record<string, readonly Act[]>> = {
  'DONE before coming back': [pay, authenticate, says('DONE'), callback],
  'DONE after coming back': [...pays, says('DONE')],
  'ABORTED after coming back': [...pays, says('ABORTED')],
};

const usual: readonly Answers[] = [allAccept, pgDeclines, completionRejected];

/** Two webhooks among all steps of a cancel are more orders than can be played. */
const latencyOf = ({ end }: Answers) => (end === 'cancelled' ? 100 : 0);

const alone: readonly Variant[] = [
  ...usual.map((answers) =>
    toVariant({
      flow,
      words: ['kim pays', answers.words],
      customers: { kim: pays },
      answers: answers.answers,
      webhookFaults: [],
      webhookLatencyMs: latencyOf(answers),
      ends: [answers.end],
    }),
  ),
  ...Object.entries(first).map(([how, fault]) =>
    toVariant({
      flow,
      words: ['kim pays', `the first webhook comes ${how}`],
      customers: { kim: pays },
      webhookFaults: [{ at: addressAt('pg.webhook#1'), fault }],
      ends: ['completed'],
    }),
  ),
  ...Object.entries(forged).map(([what, acts]) =>
    toVariant({
      flow,
      words: [`kim forges ${what}`],
      customers: { kim: acts },
      webhookFaults: [],
      ends: ['completed'],
    }),
  ),
  toVariant({
    flow,
    words: ['kim pays', 'the back office returns the money of the complete order'],
    customers: { kim: pays },
    backOffice: [{ after: addressAt('legacy-order.complete#1'), order: orderOfFlow }],
    webhookFaults: [],
    ends: ['manual'],
  }),
];

const together = bothPay(flow, usual, (answers) => ({
  webhookFaults: [],
  webhookLatencyMs: latencyOf(answers),
}));

function says(tells: 'DONE' | 'ABORTED'): Act {
  return { kind: 'webhook', tells, times: 1, everyMs: 0 };
}

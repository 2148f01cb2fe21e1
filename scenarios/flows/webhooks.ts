import type { WebhookFault } from '../../simulators/pg/webhooks/core/webhook-fault.js';
import type { Act } from '../scenario.js';
import type { Flow } from './flow.js';
import {
  addressAt,
  allAccept,
  authenticate,
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

/** One customer who pays, while the PG says by itself what happens, or others say so in its place. */
export const webhooks: Flow = {
  name: flow,
  variantsOf: (customers) => (customers === 1 ? variants : []),
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

const variants: readonly Variant[] = [
  ...[allAccept, pgDeclines, completionRejected].map(({ words, answers, end }) =>
    toVariant({
      flow,
      words: ['kim pays', words],
      customers: { kim: pays },
      answers,
      webhookFaults: [],
      // Two webhooks among all steps of a cancel are more orders than can be played.
      webhookLatencyMs: end === 'cancelled' ? 100 : 0,
      ends: [end],
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

function says(tells: 'DONE' | 'ABORTED'): Act {
  return { kind: 'webhook', tells, times: 1, everyMs: 0 };
}

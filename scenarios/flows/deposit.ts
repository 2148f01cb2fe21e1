import type { End } from '../../properties/end.js';
import type { Act } from '../scenario.js';
import type { Flow } from './flow.js';
import {
  allAccept,
  callback,
  completionRejected,
  pay,
  pays,
  toVariant,
  type Variant,
} from './variant.js';

const flow = 'deposit';

/** Kim pays into a virtual account, or does not; another customer may come meanwhile. */
export const deposit: Flow = {
  name: flow,
  variantsOf: (customers) => (customers === 1 ? alone : together),
};

/** Long enough for two looks of the service's own accord. */
const chooses: Act = { kind: 'authenticate', method: 'virtual-account', payWithinMs: 5_000 };
const transfers: Act = { kind: 'deposit' };
const opens: readonly Act[] = [pay, chooses, callback];
const deposits: readonly Act[] = [...opens, transfers];
/** In the moment of the last look, more or less. */
const late: readonly Act[] = [...opens, { kind: 'wait', forMs: 4_990 }, transfers];

const alone: readonly Variant[] = [
  toVariant({
    flow,
    words: ['kim deposits', allAccept.words],
    customers: { kim: deposits },
    webhookFaults: [],
    ends: ['completed'],
  }),
  toVariant({
    flow,
    words: ['kim deposits', 'nobody tells of it'],
    customers: { kim: deposits },
    ends: ['completed'],
  }),
  toVariant({
    flow,
    words: ['kim deposits', completionRejected.words],
    customers: { kim: deposits },
    answers: completionRejected.answers,
    ends: ['manual'],
  }),
  toVariant({
    flow,
    words: ['kim deposits at the last moment'],
    customers: { kim: late },
    ends: ['completed'],
  }),
  toVariant({
    flow,
    words: ['kim never deposits'],
    customers: { kim: opens },
    ends: ['released'],
  }),
  // Before anybody has looked, nothing was paid; later, something was that is there no more.
  takenBack('before anybody has looked', [], 'released'),
  takenBack('after the completion', [{ kind: 'wait', forMs: 1_000 }], 'manual'),
];

/** So many webhooks among all steps of one moment are more orders than can be played; here they come after them. */
function takenBack(when: string, meanwhile: readonly Act[], end: End): Variant {
  return toVariant({
    flow,
    words: ['kim deposits', `the bank takes it back ${when}`],
    customers: { kim: [...deposits, ...meanwhile, { kind: 'reverse-deposit' }] },
    webhookFaults: [],
    webhookLatencyMs: 100,
    ends: [end],
  });
}

const together: readonly Variant[] = [
  toVariant({
    flow,
    words: ['kim deposits', 'lee comes at once'],
    customers: { kim: deposits, lee: pays },
    ends: ['completed'],
  }),
  toVariant({
    flow,
    words: ['kim never deposits', 'lee comes when the account is overdue'],
    customers: { kim: opens, lee: [{ kind: 'wait', forMs: 5_200 }, ...pays] },
    ends: ['released', 'completed'],
  }),
];

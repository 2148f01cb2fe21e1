import type { End } from '../../properties/end.js';
import type { PlannedAnswer } from '../scenario.js';
import type { Flow } from './flow.js';
import { completionRejected, pays, refusal, toVariant, type Variant } from './variant.js';

const flow = 'every-answer';

/** One customer who pays, and partners who refuse in all the ways that lead somewhere else. */
export const everyAnswerOnce: Flow = {
  name: flow,
  variantsOf: (customers) => (customers === 1 ? variants : []),
};

/** Whatever the PG calls it, a payment that it aborted takes no money. A code of its next release is among them. */
const confirmCodes = [
  'REJECT_ACCOUNT_PAYMENT',
  'EXCEED_MAX_AMOUNT',
  'INVALID_STOPPED_CARD',
  'FDS_ERROR',
  'NOT_FOUND_PAYMENT_SESSION',
  'UNAUTHORIZED_KEY',
  'ALREADY_PROCESSED_PAYMENT',
  'CARD_PROCESSING_ERROR',
  'PROVIDER_ERROR',
  'FAILED_INTERNAL_SYSTEM_PROCESSING',
  'OF_THE_NEXT_RELEASE',
];

const finalCompletionCodes = ['ACCOUNTING_CLOSED', 'STOCK_MISSING'];

const finalCancelCodes = ['NOT_CANCELABLE_AMOUNT', 'EXCEED_MAX_REFUND_DUE', 'REFUND_REJECTED'];

const passingCancelCodes = [
  'FORBIDDEN_BANK_REFUND_REQUEST',
  'PROVIDER_ERROR',
  'OF_THE_NEXT_RELEASE',
];

/** A refusal that nobody has heard of says nothing: the service asks, and tries again. */
const unheardOf = 'LOCKED_BY_BATCH';

type Refused = {
  readonly at: string;
  readonly code: string;
  readonly end: End;
  /** What is refused before that. */
  readonly before?: readonly PlannedAnswer[];
};

function refusing({ at, code, end, before = [] }: Refused): Variant {
  return toVariant({
    flow,
    words: [`${at} is refused with ${code}`],
    customers: { kim: pays },
    answers: [...before, refusal(at, code)],
    ends: [end],
  });
}

const { answers: rejected } = completionRejected;

const refused: readonly Refused[] = [
  ...confirmCodes.map((code): Refused => ({ at: 'pg.confirm#1', code, end: 'released' })),
  { at: 'pg.confirm#1', code: 'CAPTURED_BUT_PROVIDER_ERROR', end: 'completed' },
  ...finalCompletionCodes.map(
    (code): Refused => ({ at: 'legacy-order.complete#1', code, end: 'cancelled' }),
  ),
  { at: 'legacy-order.complete#1', code: unheardOf, end: 'completed' },
  ...finalCancelCodes.map(
    (code): Refused => ({ at: 'pg.cancel#1', code, end: 'manual', before: rejected }),
  ),
  ...passingCancelCodes.map(
    (code): Refused => ({ at: 'pg.cancel#1', code, end: 'cancelled', before: rejected }),
  ),
  { at: 'legacy-order.claim#1', code: unheardOf, end: 'completed' },
  { at: 'legacy-order.fence#1', code: unheardOf, end: 'cancelled', before: rejected },
  { at: 'legacy-order.release#1', code: unheardOf, end: 'cancelled', before: rejected },
];

const variants: readonly Variant[] = refused.map(refusing);

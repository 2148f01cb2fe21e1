import type { Refusal } from './accounting-rules.js';
import type { Order, OrderEvent } from './order.js';

// What the payment service may ask of an order. Everything is compare-and-set: the caller says who
// it is, and at the claim also which version it saw.

/** How the system keeps its own rules. */
export type TransitionRules = {
  /** Whether a claim that saw an older version is refused. */
  readonly claimChecksVersion: boolean;
  /** What becomes of an order that is fenced; `unsupported` knows no such request. */
  readonly fence: 'cancelling' | 'payable' | 'unsupported';
  /** What becomes of the second completion by the attempt that has completed the order. */
  readonly secondCompletion: 'accepted' | 'refused' | 'posts-again';
};

/** Accepted with a change, accepted without one (it was done already), or refused. */
export type Decision =
  | { readonly kind: 'changed'; readonly event: OrderEvent }
  | { readonly kind: 'unchanged' }
  | ({ readonly kind: 'refused' } & Refusal);

/** `refusal`: why a request is refused that would be accepted otherwise. */
type Asked = {
  readonly attempt: string;
  readonly refusal: Refusal | undefined;
  readonly rules: TransitionRules;
};

export type Claim = Asked & { readonly version: number };
export type Completion = Asked & { readonly amountKrw: number };
export type Handover = Asked;

/** payable → in-progress, for the attempt that saw this version. */
export function decideClaim(order: Order, { attempt, version, refusal, rules }: Claim): Decision {
  if (order.state === 'in-progress' && order.attempt === attempt) return unchanged;
  if (order.state === 'complete') return refuse('ALREADY_COMPLETE');
  if (order.state === 'cancelling') return refuse('CANCELLING');
  if (order.state !== 'payable') return refuse('NOT_PAYABLE');
  if (rules.claimChecksVersion && order.version !== version) return refuse('VERSION_MISMATCH');
  return change({ ...order, state: 'in-progress', attempt }, refusal);
}

/** in-progress → complete, with the accounting posting, for the owner. */
export function decideComplete(order: Order, completion: Completion): Decision {
  const { attempt, amountKrw, refusal } = completion;
  const isOwner = order.attempt === attempt;
  if (order.state === 'complete') {
    return isOwner ? decideAgain(order, completion) : refuse('ALREADY_COMPLETE');
  }
  if (order.state === 'cancelling') return refuse(isOwner ? 'CANCELLING' : 'NOT_YOURS');
  if (order.state !== 'in-progress') return refuse('NOT_IN_PROGRESS');
  if (!isOwner) return refuse('NOT_YOURS');
  if (order.amountKrw !== amountKrw) return refuse('AMOUNT_MISMATCH');
  return change({ ...order, state: 'complete' }, refusal);
}

/** The owner completes once more what it has completed. */
function decideAgain(order: Order, { amountKrw, rules }: Completion): Decision {
  switch (rules.secondCompletion) {
    case 'accepted':
      return unchanged;
    case 'refused':
      return refuse('ALREADY_COMPLETE');
    case 'posts-again':
      if (order.amountKrw !== amountKrw) return refuse('AMOUNT_MISMATCH');
      return change(order, undefined);
  }
}

/** in-progress → cancelling (or whatever the system has in its place), for the owner: from now on no completion is accepted. */
export function decideFence(order: Order, { attempt, refusal, rules }: Handover): Decision {
  if (order.state === 'complete') return refuse('ALREADY_COMPLETE');
  if (order.state !== 'in-progress' && order.state !== 'cancelling') {
    return refuse('NOT_IN_PROGRESS');
  }
  if (order.attempt !== attempt) return refuse('NOT_YOURS');
  if (order.state === 'cancelling') return unchanged;
  if (rules.fence === 'payable') {
    return change({ ...order, state: 'payable', attempt: null }, refusal);
  }
  return change({ ...order, state: 'cancelling' }, refusal);
}

/** in-progress or cancelling → payable, for the owner. Once released, the order is nobody's. */
export function decideRelease(order: Order, { attempt, refusal }: Handover): Decision {
  if (order.state === 'complete') return refuse('ALREADY_COMPLETE');
  if (order.attempt !== attempt) return refuse('NOT_YOURS');
  return change({ ...order, state: 'payable', attempt: null }, refusal);
}

const unchanged: Decision = { kind: 'unchanged' };

function refuse(code: string): Decision {
  return { kind: 'refused', code };
}

function change(after: Order, refusal: Refusal | undefined): Decision {
  if (refusal !== undefined) return { kind: 'refused', ...refusal };
  const { orderId, state, attempt, amountKrw } = after;
  return {
    kind: 'changed',
    event: { kind: 'changed', orderId, state, attempt, amountKrw, by: 'service' },
  };
}

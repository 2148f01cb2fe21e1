import type { Order, OrderEvent } from './order.js';

// What the payment service may ask of an order. Everything is compare-and-set: the caller says who
// it is, and at the claim also which version it saw.

/** Accepted with a change, accepted without one (it was done already), or refused. */
export type Decision =
  | { readonly kind: 'changed'; readonly event: OrderEvent }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly code: string };

/** The code that the run wants a request refused with, which would be accepted otherwise. */
type Answer = { readonly answer: string | undefined };

export type Claim = Answer & { readonly attempt: string; readonly version: number };
export type Completion = Answer & { readonly attempt: string; readonly amountKrw: number };
export type Handover = Answer & { readonly attempt: string };

/** payable → in-progress, for the attempt that saw this version. */
export function decideClaim(order: Order, { attempt, version, answer }: Claim): Decision {
  if (order.state === 'in-progress' && order.attempt === attempt) return unchanged;
  if (order.state === 'complete') return refuse('ALREADY_COMPLETE');
  if (order.state === 'cancelling') return refuse('CANCELLING');
  if (order.state !== 'payable') return refuse('NOT_PAYABLE');
  if (order.version !== version) return refuse('VERSION_MISMATCH');
  return change({ ...order, state: 'in-progress', attempt }, answer);
}

/** in-progress → complete, with the accounting posting, for the owner. */
export function decideComplete(order: Order, completion: Completion): Decision {
  const { attempt, amountKrw, answer } = completion;
  const isOwner = order.attempt === attempt;
  if (order.state === 'complete') return isOwner ? unchanged : refuse('ALREADY_COMPLETE');
  if (order.state === 'cancelling') return refuse(isOwner ? 'CANCELLING' : 'NOT_YOURS');
  if (order.state !== 'in-progress') return refuse('NOT_IN_PROGRESS');
  if (!isOwner) return refuse('NOT_YOURS');
  if (order.amountKrw !== amountKrw) return refuse('AMOUNT_MISMATCH');
  return change({ ...order, state: 'complete' }, answer);
}

/** in-progress → cancelling, for the owner: from now on no completion is accepted. */
export function decideFence(order: Order, { attempt, answer }: Handover): Decision {
  if (order.state === 'complete') return refuse('ALREADY_COMPLETE');
  if (order.state !== 'in-progress' && order.state !== 'cancelling') {
    return refuse('NOT_IN_PROGRESS');
  }
  if (order.attempt !== attempt) return refuse('NOT_YOURS');
  if (order.state === 'cancelling') return unchanged;
  return change({ ...order, state: 'cancelling' }, answer);
}

/** in-progress or cancelling → payable, for the owner. Once released, the order is nobody's. */
export function decideRelease(order: Order, { attempt, answer }: Handover): Decision {
  if (order.state === 'complete') return refuse('ALREADY_COMPLETE');
  if (order.attempt !== attempt) return refuse('NOT_YOURS');
  return change({ ...order, state: 'payable', attempt: null }, answer);
}

const unchanged: Decision = { kind: 'unchanged' };

function refuse(code: string): Decision {
  return { kind: 'refused', code };
}

function change(after: Order, answer: string | undefined): Decision {
  if (answer !== undefined) return refuse(answer);
  const { orderId, state, attempt, amountKrw } = after;
  return {
    kind: 'changed',
    event: { kind: 'changed', orderId, state, attempt, amountKrw, by: 'service' },
  };
}

// The fold: what an attempt is after each row of the step log.

import type { Outcome } from './answer.js';
import {
  type Approval,
  type Attempt,
  beginAttempt,
  type Flag,
  type Phase,
  type Posting,
} from './attempt.js';
import type { Effect } from './call.js';
import { invariant } from './result.js';
import { type Deposit, isHeld, type OrderSighting, type PostingSeen } from './sighting.js';
import type { Step } from './step.js';

/** An attempt from all of its rows. */
export function foldSteps(steps: readonly Step[]): Attempt {
  const [first, ...rest] = steps;
  invariant(first?.kind === 'created', 'an attempt begins with its creation');
  return rest.reduce(evolve, beginAttempt(first));
}

/** The attempt as it stood at a version; undefined when it never had it. */
export function foldUntil(steps: readonly Step[], version: number): Attempt | undefined {
  const [first, ...rest] = steps;
  invariant(first?.kind === 'created', 'an attempt begins with its creation');
  let attempt = beginAttempt(first);
  for (const step of rest) {
    if (attempt.version === version) return attempt;
    attempt = evolve(attempt, step);
  }
  return attempt.version === version ? attempt : undefined;
}

/** The attempt after one more row. */
export function evolve(attempt: Attempt, step: Step): Attempt {
  const version = isRemark(step) ? attempt.version : attempt.version + 1;
  const next = { ...attempt, ...changesOf(attempt, step), version };
  const moved = next.phase === attempt.phase ? next : { ...next, movedAtMs: step.atMs };
  if (!isProgress(step)) return moved;
  // People were called because nothing certain was learnt; now something was.
  const flag = moved.flag?.cause === 'UNRESOLVED' ? null : moved.flag;
  return { ...moved, progressAtMs: step.atMs, sweeps: 0, flag };
}

/**
 * A row about what was said, not about how the attempt stands. It does not compete: were it to raise the
 * version, the answer to a repeated callback would take the attempt from the request that is confirming it.
 * "Ready" competes, for it hands the attempt to a customer: the sweeper must not let go of it at the same time.
 */
function isRemark(step: Step): boolean {
  if (step.kind === 'told') return step.word !== 'ready';
  return step.kind === 'callback-refused' || step.kind === 'hinted';
}

function isProgress(step: Step): boolean {
  return news.has(step.kind) || (step.kind === 'ended' && step.outcome.kind !== 'unknown');
}

/** A look is none by itself; what it showed in the place of an answer that was lost is. */
const news: ReadonlySet<Step['kind']> = new Set([
  'callback-accepted',
  'approval-found',
  'deposit-awaited',
]);

/** Whether a row of this kind can be folded; one of a later release cannot. */
export function isStepKind(kind: string): kind is Step['kind'] {
  return Object.hasOwn(changes, kind);
}

type StepOf<K extends Step['kind']> = Extract<Step, { kind: K }>;
type Changes = Partial<Attempt>;

function changesOf(attempt: Attempt, step: Step): Changes {
  // The table has an entry for each kind that takes a step of that kind; TypeScript cannot pair the two.
  const change = changes[step.kind] as (attempt: Attempt, step: Step) => Changes;
  return change(attempt, step);
}

const changes: { readonly [K in Step['kind']]: (attempt: Attempt, step: StepOf<K>) => Changes } = {
  created: () => {
    throw new Error('Invariant broken: an attempt is created once.');
  },
  intended: changesOfIntent,
  ended: changesOfEnd,
  'order-read': changesOfReading,
  'posting-read': changesOfPostingRead,
  'callback-accepted': (_, { paymentKey, atMs }) => ({
    phase: 'authenticated',
    paymentKey,
    callbackAtMs: atMs,
  }),
  'callback-refused': ({ refusedCallbacks }) => ({ refusedCallbacks: refusedCallbacks + 1 }),
  voided: () => ({ isVoided: true }),
  leased: ({ sweeps, hints }, { owner, untilMs, atMs, isEarly = false }) => ({
    lease: { owner, untilMs },
    hintsSeen: hints.length,
    ...(!isEarly && { sweeps: sweeps + 1, sweptAtMs: atMs }),
  }),
  hinted: ({ hints }, { hint }) => ({ hints: [...hints, hint] }),
  observed: changesOfObservation,
  'approval-found': (attempt, { paymentKey }) => ({
    approval: 'approved',
    paymentKey: attempt.paymentKey ?? paymentKey,
  }),
  'deposit-awaited': (_, { deposit }) => ({ ...awaiting(deposit), phase: 'awaiting-deposit' }),
  'refund-found': () => ({ isRefunded: true }),
  flagged: ({ flag }, step) => ({ flag: toFlag(flag, step) }),
  acted: (_, { act }) => ({ act: { ...act, verdict: 'pending' } }),
  'act-judged': changesOfJudgement,
  closed: (_, { end, why }) => ({ phase: end, flag: null, closedWhy: why }),
  told: ({ wasToldNotCharged }, { word }) => ({
    told: word,
    wasToldNotCharged: wasToldNotCharged || word === 'not-charged',
  }),
};

/** What is accepted is what the last look showed: it is believed only when the partners still show the same. */
function changesOfJudgement(
  { act, payments, order }: Attempt,
  { act: kind, refusal }: StepOf<'act-judged'>,
): Changes {
  if (act === null) return {};
  if (refusal !== null) return { act: { ...act, verdict: refusal } };
  const seen = { payments: payments?.value ?? [], order: order?.value ?? null };
  return {
    act: { ...act, verdict: 'held' },
    accepted: kind === 'accepted-as-is' ? seen : null,
  };
}

const phaseDuring = {
  claim: 'claiming',
  confirm: 'approving',
  complete: 'completing',
  fence: 'fencing',
  cancel: 'cancelling',
  release: 'releasing',
  post: 'posting',
} as const satisfies Record<Effect['kind'], Phase>;

function changesOfIntent(attempt: Attempt, { call, atMs }: StepOf<'intended'>): Changes {
  const phase = phaseDuring[call.kind];
  switch (call.kind) {
    case 'claim':
      return { phase, claim: call, claimTries: attempt.claimTries + 1, claimedAtMs: atMs };
    case 'confirm':
      return { phase, approval: 'intent', approvalIntendedAtMs: atMs };
    case 'post':
      return { phase, posting: 'intent' };
    case 'complete':
    case 'fence':
    case 'cancel':
    case 'release':
      return { phase };
  }
}

/** Where each end of each call leads. `let-go` ends the attempt: as cancelled when money was returned. */
const phaseAfter = {
  claim: { accepted: 'presented', rejected: 'let-go', unknown: 'claim-unknown' },
  confirm: { accepted: 'approved', rejected: 'release-due', unknown: 'approve-unknown' },
  complete: { accepted: 'completed', rejected: 'fence-due', unknown: 'complete-unknown' },
  // A refused fence says that the order is not ours any more: the next look will show what it is.
  fence: { accepted: 'cancel-due', rejected: 'cancel-due', unknown: 'fence-unknown' },
  cancel: { accepted: 'release-due', rejected: 'cancel-refused', unknown: 'cancel-unknown' },
  release: { accepted: 'let-go', rejected: 'let-go', unknown: 'release-unknown' },
  // Whatever accounting says: the order is complete, and its customer has paid.
  post: { accepted: 'completed', rejected: 'post-refused', unknown: 'post-unknown' },
} as const satisfies Record<Effect['kind'], Record<Outcome['kind'], Phase | 'let-go'>>;

function changesOfEnd(attempt: Attempt, step: StepOf<'ended'>): Changes {
  const after =
    issued(step) === null ? phaseAfter[step.call][step.outcome.kind] : 'awaiting-deposit';
  const phase = after === 'let-go' ? (attempt.isRefunded ? 'cancelled' : 'released') : after;
  return {
    phase,
    ...((after === 'let-go' || after === 'completed') && { flag: null }),
    ...learntFromEnd(attempt, step),
    ...(step.outcome.kind !== 'accepted' && { lastErrors: withError(attempt, step) }),
  };
}

function learntFromEnd(attempt: Attempt, step: StepOf<'ended'>): Changes {
  const { call, outcome } = step;
  switch (call) {
    case 'claim':
      return outcome.kind === 'rejected' ? { closedWhy: outcome.code, claim: null } : {};
    case 'confirm': {
      const deposit = issued(step);
      return deposit === null ? { approval: approvalAfter[outcome.kind] } : awaiting(deposit);
    }
    case 'complete':
      return outcome.kind === 'rejected' ? { completionRefused: outcome.code } : {};
    case 'cancel':
      return {
        isRefunded: attempt.isRefunded || outcome.kind === 'accepted',
        cancelErrors: countCancelError(attempt.cancelErrors, step),
      };
    case 'post':
      return { posting: postingAfter[outcome.kind] };
    case 'fence':
    case 'release':
      return {};
  }
}

/** The account that the PG issued in answer to this call; null for none. */
function issued({ outcome }: StepOf<'ended'>): Deposit | null {
  return outcome.kind === 'accepted' ? (outcome.deposit ?? null) : null;
}

function awaiting(deposit: Deposit): Changes {
  return { approval: 'awaiting-deposit', deposit };
}

const approvalAfter = {
  accepted: 'approved',
  rejected: 'declined',
  unknown: 'unknown',
} as const satisfies Record<Outcome['kind'], Approval>;

const postingAfter = {
  accepted: 'posted',
  rejected: 'refused',
  unknown: 'unknown',
} as const satisfies Record<Outcome['kind'], Posting>;

/** Only a readable error of the PG's own can have been stored under the key; a proxy's page was not. */
function countCancelError(
  errors: Attempt['cancelErrors'],
  { outcome, evidence }: StepOf<'ended'>,
): Attempt['cancelErrors'] {
  if (outcome.kind === 'accepted' || evidence.kind !== 'reply') return errors;
  // 409: the first request is still running, and its result is yet to be stored.
  if (evidence.status === 409 || !evidence.body.includes('"code"')) return errors;
  return evidence.status < 500
    ? { ...errors, refusals: errors.refusals + 1 }
    : { ...errors, serverErrors: errors.serverErrors + 1 };
}

function withError({ lastErrors }: Attempt, step: StepOf<'ended'>): Attempt['lastErrors'] {
  const { call, outcome } = step;
  const error = outcome.kind === 'unknown' ? outcome.reason : codeOf(outcome);
  return { ...lastErrors, [partnerOf(call)]: `${call}: ${error}` };
}

function partnerOf(call: Effect['kind']): keyof Attempt['lastErrors'] {
  if (call === 'post') return 'accounting';
  return call === 'confirm' || call === 'cancel' ? 'pg' : 'legacy';
}

function codeOf(outcome: Outcome): string {
  return outcome.kind === 'rejected' ? outcome.code : outcome.kind;
}

function changesOfReading(attempt: Attempt, { order, atMs }: StepOf<'order-read'>): Changes {
  if (order.kind !== 'seen') {
    const lastErrors = { ...attempt.lastErrors, legacy: legacyErrorOf(attempt, order) };
    return { lastErrors, ...learntOfOrder(order, atMs) };
  }
  // The claim's answer was lost, and the order says that the claim holds.
  const isClaimProven =
    attempt.phase === 'claim-unknown' && isHeld(order.order, 'in-progress', attempt.id);
  return {
    ...learntOfOrder(order, atMs),
    ...(isClaimProven && { phase: 'presented' }),
  };
}

/** A posting under the attempt's name is the answer that was lost, when it says what was to be posted. */
function changesOfPostingRead(attempt: Attempt, { posting }: StepOf<'posting-read'>): Changes {
  switch (posting.kind) {
    case 'seen':
      return isOwnPosting(attempt, posting.posting)
        ? { phase: 'completed', posting: 'posted', flag: null }
        : {};
    case 'absent':
      return {};
    case 'unreachable':
      return { lastErrors: { ...attempt.lastErrors, accounting: `look-up: ${posting.error}` } };
  }
}

function changesOfObservation(attempt: Attempt, step: StepOf<'observed'>): Changes {
  const { pg, order, atMs } = step;
  return {
    lastErrors: {
      ...attempt.lastErrors,
      ...(pg.kind !== 'seen' && { pg: `look-up: ${pg.error}` }),
      legacy: legacyErrorOf(attempt, order),
    },
    ...(pg.kind === 'seen' && { payments: { value: pg.payments, seenAtMs: atMs } }),
    ...learntOfOrder(order, atMs),
    ...(pg.kind === 'seen' && order.kind !== 'unreachable' && { hintsAnswered: attempt.hintsSeen }),
  };
}

/** One that is gone is none; no answer leaves what was seen before. */
function learntOfOrder(sighting: OrderSighting, seenAtMs: number): Pick<Changes, 'order'> {
  switch (sighting.kind) {
    case 'seen':
      return { order: { value: sighting.order, seenAtMs } };
    case 'absent':
      return { order: null };
    case 'unreachable':
      return {};
  }
}

/** Whether accounting has posted what this attempt was completed with. */
export function isOwnPosting({ id, orderId, claim }: Attempt, posting: PostingSeen): boolean {
  const isNamedSo = posting.postingId === id && posting.orderId === orderId;
  return isNamedSo && posting.amountKrw === claim?.amountKrw;
}

function legacyErrorOf(attempt: Attempt, order: OrderSighting): string | null {
  switch (order.kind) {
    case 'seen':
      return attempt.lastErrors.legacy;
    case 'absent':
      return 'read: the order is unknown';
    case 'unreachable':
      return `read: ${order.error}`;
  }
}

/** One item per order and cause: a repetition counts. */
function toFlag(flag: Flag | null, { cause, atMs }: StepOf<'flagged'>): Flag {
  return flag?.cause === cause
    ? { ...flag, count: flag.count + 1 }
    : { cause, firstSeenAtMs: atMs, count: 1 };
}

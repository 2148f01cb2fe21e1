import fc from 'fast-check';
import type { FaultKind } from '../../simulators/kit/faults/fault-kind.js';
import type { Swarm } from './arbitrary-swarm.js';

/** What a fault does, as a scenario file says it. */
export type FaultText = {
  readonly fault: FaultKind;
  readonly afterMs?: number;
  readonly status?: number;
  readonly garbage?: 'empty' | 'html' | 'broken-json';
  readonly end?: 'reset' | 'close';
};

/** Faults of the kinds given, each with the details that its kind has. */
export function arbitraryFault(kinds: Swarm['faultKinds']): fc.Arbitrary<FaultText> {
  return fc
    .record({
      fault: fc.constantFrom(...kinds),
      afterMs: fc.constantFrom(50, 400, 1_500, 3_000, 8_000),
      status: fc.constantFrom(500, 502, 503, 504),
      garbage: fc.constantFrom('empty', 'html', 'broken-json'),
      end: fc.constantFrom('reset', 'close'),
    })
    .map(({ fault, afterMs, status, garbage, end }) => ({
      fault,
      ...(['delay', 'execute-late', 'deliver-twice'].includes(fault) && { afterMs }),
      ...(['error-before', 'error-after'].includes(fault) && { status }),
      ...(fault.startsWith('garble-') && { garbage }),
      ...(fault === 'truncate-response' && { end }),
    }));
}

/** A business refusal: at which exchange, with which code. */
export type RefusalText = { readonly at: string; readonly code: string };

const refusedCompletion: fc.Arbitrary<RefusalText> = fc.record({
  at: fc.constantFrom('legacy-order.complete#1', 'legacy-order.complete#2'),
  code: fc.constantFrom('ACCOUNTING_REJECTED', 'ACCOUNTING_CLOSED', 'STOCK_MISSING'),
});

const refusedConfirm: fc.Arbitrary<RefusalText> = fc.record({
  at: fc.constantFrom('pg.confirm#1', 'pg.confirm#2'),
  code: fc.constantFrom(
    'REJECT_CARD_PAYMENT',
    'REJECT_CARD_COMPANY',
    'CAPTURED_BUT_PROVIDER_ERROR',
  ),
});

const refusedCancel: fc.Arbitrary<RefusalText> = fc.record({
  at: fc.constantFrom('pg.cancel#1', 'pg.cancel#2'),
  code: fc.constantFrom(
    'NOT_CANCELABLE_PAYMENT',
    'FORBIDDEN_BANK_REFUND_REQUEST',
    'PROVIDER_ERROR',
  ),
});

/** Business refusals that partners may give, each where it may be given. Only a refused completion leads to a cancel. */
export const arbitraryRefusals: fc.Arbitrary<readonly RefusalText[]> = fc.oneof(
  refusedConfirm.map((confirm) => [confirm]),
  refusedCompletion.map((completion) => [completion]),
  fc.tuple(refusedCompletion, refusedCancel),
);

import assert from 'node:assert/strict';
import { acceptedAsIs, after, approved, contextAt, held, payment, startMs } from './attempt-at.js';
import { decide } from './decide.js';
import type { Decision } from './decision.js';
import type { Observation } from './recovery-facts.js';
import type { PaymentSeen } from './sighting.js';

const laterMs = startMs + 24 * 60 * 60_000;

function seen(...payments: readonly PaymentSeen[]): Observation {
  return { pg: { kind: 'seen', payments }, order: held() };
}

describe('an end that an operator has accepted as it is', () => {
  const accepted = acceptedAsIs(approved(), { payments: [payment('DONE')], order: held() });
  const returned = payment('PARTIAL_CANCELED', { balanceKrw: 1_000 });

  function kindsAfter(observation: Observation, attempt = accepted): readonly string[] {
    const answer = { kind: 'observation', ...observation } as const;
    const decision: Decision = decide(attempt, answer, contextAt(laterMs));
    assert.equal(decision.call, null);
    return decision.steps.map(({ kind }) => kind);
  }

  it('calls nobody while everything is as it was accepted', () => {
    assert.deepEqual(kindsAfter(seen(payment('DONE'))), ['observed']);
  });

  it('calls people when something else has become of the money', () => {
    assert.deepEqual(kindsAfter(seen(returned)), ['observed', 'flagged']);
  });

  it('calls them, too, when a look has shown the money before, and not the order', () => {
    const away = { kind: 'unreachable', error: 'timeout' } as const;
    const half: Observation = { ...seen(returned), order: away };
    assert.deepEqual(kindsAfter(half), ['observed']);
    const lookedAt = after(accepted, [{ kind: 'observed', ...half, row: 2 }]);
    assert.deepEqual(kindsAfter(seen(returned), lookedAt), ['observed', 'flagged']);
  });
});

import assert from 'node:assert/strict';
import { after, approved, contextAt, held, payment, startMs } from './attempt-at.js';
import { decide } from './decide.js';
import type { Decision } from './decision.js';
import type { Observation } from './recovery-facts.js';
import type { PaymentSeen } from './sighting.js';

const laterMs = startMs + 24 * 60 * 60_000;

function seen(...payments: readonly PaymentSeen[]): Observation {
  return { pg: { kind: 'seen', payments }, order: held() };
}

describe('an end that an operator has accepted as it is', () => {
  const accepted = after(approved(), [
    { kind: 'observed', ...seen(payment('DONE')), row: 23 },
    { kind: 'closed', end: 'accepted-as-is', why: 'TEST' },
  ]);

  function kindsAfter(observation: Observation): readonly string[] {
    const answer = { kind: 'observation', ...observation } as const;
    const decision: Decision = decide(accepted, answer, contextAt(laterMs));
    assert.equal(decision.call, null);
    return decision.steps.map(({ kind }) => kind);
  }

  it('calls nobody while everything is as it was accepted', () => {
    assert.deepEqual(kindsAfter(seen(payment('DONE'))), ['observed']);
  });

  it('calls people when something else has become of the money', () => {
    const returned = payment('PARTIAL_CANCELED', { balanceKrw: 1_000 });
    assert.deepEqual(kindsAfter(seen(returned)), ['observed', 'flagged']);
  });
});

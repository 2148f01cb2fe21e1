import assert from 'node:assert/strict';
import { findActionAfter } from './after-end.js';
import type { OrderView, PgView } from './recovery-facts.js';
import type { End } from './step.js';

const ends: readonly End[] = ['completed', 'cancelled', 'released'];

function find(end: End, pg: PgView, order: OrderView = 'not-ours'): string {
  return findAt(end, { pg, order, isPriceHeld: pg === 'captured' });
}

function findAt(end: End, views: Parameters<typeof findActionAfter>[1]): string {
  const { row, action } = findActionAfter(end, views);
  const detail = 'cause' in action ? action.cause : 'end' in action ? action.end : '';
  return `${row} ${action.kind} ${detail}`.trim();
}

describe('after the end', () => {
  for (const end of ends) {
    it(`waits while nobody answers: ${end}`, () => {
      assert.equal(find(end, 'unreachable'), '1 wait');
      assert.equal(find(end, 'refunded', 'unreachable'), '2 wait');
    });

    it(`calls people for what fits no end: ${end}`, () => {
      assert.equal(find(end, 'several-captures'), '3 flag DUPLICATE');
      assert.equal(find(end, 'captured-other-amount'), '4 flag AMOUNT');
      assert.equal(find(end, 'captured-other-identity'), '4 flag IDENTITY');
      assert.equal(find(end, 'partly-refunded'), '5 flag OPERATOR_TOUCHED');
      assert.equal(find(end, 'unlisted'), '23 flag UNKNOWN_STATE');
    });
  }

  it('is content with money that was kept for a completed order', () => {
    assert.equal(find('completed', 'captured', 'complete'), '25 close completed');
  });

  it('calls people when a clerk has given a complete order another price', () => {
    for (const end of ['completed', 'accepted-as-is'] as const) {
      const dearer = { pg: 'captured', order: 'complete', isPriceHeld: false } as const;
      assert.equal(findAt(end, dearer), '29 flag PRICE_CHANGED');
    }
  });

  it('is content when the difference to a lower price went back', () => {
    const cheaper = { pg: 'partly-refunded', order: 'complete', isPriceHeld: true } as const;
    assert.equal(findAt('completed', cheaper), '25 close completed');
    assert.equal(findAt('cancelled', cheaper), '5 flag OPERATOR_TOUCHED');
  });

  it('calls people when the money of a complete order went back', () => {
    assert.equal(find('completed', 'refunded', 'complete'), '14 flag REFUNDED_BUT_COMPLETE');
  });

  it('is content when a sale was undone and its money went back', () => {
    assert.equal(find('completed', 'refunded', 'not-ours'), '25 close completed');
  });

  it('calls people when an order that was paid for is not complete any more and its money is kept', () => {
    assert.equal(find('completed', 'captured', 'not-ours'), '26 flag EVIDENCE_CONFLICT');
    assert.equal(find('completed', 'captured', 'absent'), '26 flag EVIDENCE_CONFLICT');
  });

  it('calls people when the money of a completed order is not to be seen', () => {
    for (const pg of ['pending', 'dead', 'not-found'] as const) {
      assert.equal(find('completed', pg, 'complete'), '26 flag EVIDENCE_CONFLICT');
    }
  });

  for (const pg of ['awaiting-deposit', 'deposit-overdue'] as const) {
    it(`calls people when the bank took back the deposit of a complete order: ${pg}`, () => {
      assert.equal(find('completed', pg, 'complete'), '27 flag DEPOSIT_REVERSED');
      assert.equal(find('accepted-as-is', pg, 'complete'), '27 flag DEPOSIT_REVERSED');
    });

    it(`is content when the sale was undone by then: ${pg}`, () => {
      assert.equal(find('completed', pg, 'not-ours'), '25 close completed');
    });
  }

  for (const end of ['cancelled', 'released'] as const) {
    it(`calls people when money is held: ${end}`, () => {
      assert.equal(find(end, 'captured'), '26 flag EVIDENCE_CONFLICT');
    });

    it(`is content without money: ${end}`, () => {
      for (const pg of ['pending', 'dead', 'not-found', 'awaiting-deposit'] as const) {
        assert.equal(find(end, pg), `25 close ${end}`);
      }
    });
  }
});

describe('money that came and went after the end', () => {
  it('leaves a cancelled attempt cancelled', () => {
    assert.equal(find('cancelled', 'refunded'), '25 close cancelled');
  });

  it('makes a released attempt a cancelled one', () => {
    assert.equal(find('released', 'refunded'), '13 close cancelled');
  });
});

describe('an attempt that was accepted as it was, and is something else now', () => {
  it('needs nobody once money and order fit each other', () => {
    assert.equal(find('accepted-as-is', 'captured', 'complete'), '25 close accepted-as-is');
    assert.equal(find('accepted-as-is', 'refunded'), '25 close accepted-as-is');
  });

  it('calls people when they do not', () => {
    assert.equal(find('accepted-as-is', 'captured'), '26 flag EVIDENCE_CONFLICT');
    assert.equal(find('accepted-as-is', 'refunded', 'complete'), '14 flag REFUNDED_BUT_COMPLETE');
  });
});

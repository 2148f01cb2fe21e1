import assert from 'node:assert/strict';
import type { HistoryEvent, OrderState } from '../../simulators/kit/history/history-entry.js';
import { breachesOf, changed, claimed, historyOf, opened, released } from './history-of.js';
import { ownOrdersAreLeftAlone } from './own-orders-are-left-alone.js';

const own = opened({ isOwn: true });

function edited(state: OrderState, amountKrw = 44_000): HistoryEvent {
  return changed(state, state, { by: 'clerk', amountKrw, isOwn: true });
}

describe('ownOrdersAreLeftAlone', () => {
  for (const state of ['in-progress', 'cancelling', 'complete'] as const) {
    it(`finds a clerk's change of an order that is ${state}`, () => {
      const history = historyOf(own, claimed({ isOwn: true }), edited(state));

      assert.deepEqual(breachesOf(ownOrdersAreLeftAlone, history), [
        `A clerk changed order R-1, which was ${state}, and the service let it happen: it is ${state} now.`,
      ]);
    });
  }

  it('accepts a change before anybody pays, and after the order was let go', () => {
    const history = historyOf(
      own,
      edited('payable'),
      claimed({ isOwn: true }),
      released({ isOwn: true }),
      edited('payable', 45_000),
    );

    assert.deepEqual(breachesOf(ownOrdersAreLeftAlone, history), []);
  });

  it('accepts what the clerk of another company does', () => {
    const history = historyOf(
      opened(),
      claimed(),
      changed('in-progress', 'closed', { by: 'clerk' }),
    );

    assert.deepEqual(breachesOf(ownOrdersAreLeftAlone, history), []);
  });

  it('accepts what the service itself does to an order that is being paid', () => {
    const history = historyOf(own, claimed({ isOwn: true }), released({ isOwn: true }));

    assert.deepEqual(breachesOf(ownOrdersAreLeftAlone, history), []);
  });
});

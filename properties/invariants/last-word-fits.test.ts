import assert from 'node:assert/strict';
import type { HistoryEvent, Told } from '../../simulators/kit/history/history-entry.js';
import {
  begun,
  breachesOf,
  charged,
  completed,
  flagged,
  healed,
  historyOf,
  opened,
  paid,
  refunded,
  released,
  rested,
  returned,
  told,
  withdrawn,
} from './history-of.js';
import { lastWordFits } from './last-word-fits.js';

const ends: Readonly<Record<string, readonly HistoryEvent[]>> = {
  completed: [...charged, completed()],
  cancelled: returned,
  released: [...begun, released()],
  manual: [...charged, flagged()],
  open: charged,
};

/** At which ends each word may be the last, when it is told after the faults were healed. */
const fitting: Readonly<Record<Told, readonly string[]>> = {
  paid: ['completed'],
  cancelled: ['cancelled'],
  'not-charged': ['released'],
  manual: ['manual'],
  'awaiting-deposit': ['manual'],
  checking: ['manual'],
  confirming: ['manual'],
  ready: Object.keys(ends),
  'in-progress': Object.keys(ends),
  refused: Object.keys(ends),
  nothing: Object.keys(ends),
};

describe('lastWordFits', () => {
  for (const [word, fits] of Object.entries(fitting) as [Told, readonly string[]][]) {
    for (const [end, events] of Object.entries(ends)) {
      const verb = fits.includes(end) ? 'accepts' : 'finds';
      it(`${verb} "${word}" as the last word of an order that is ${end}`, () => {
        const breaches = breachesOf(lastWordFits, historyOf(events, healed, told(word), rested));

        assert.equal(breaches.length, verb === 'accepts' ? 0 : 1);
      });
    }
  }

  it('finds a word that was true when it was told', () => {
    assert.deepEqual(breachesOf(lastWordFits, historyOf(paid, refunded(), rested)), [
      'The last word to customer mina was "paid", but order R-1 rests complete, its money gone.',
    ]);
  });

  it('accepts "cancelled" of money that went back though the order was completed', () => {
    const late = historyOf(charged, completed(), refunded(), healed, told('cancelled'), rested);

    assert.deepEqual(breachesOf(lastWordFits, late), []);
  });

  it('accepts that somebody left while the outcome was being found out', () => {
    const gone = historyOf(charged, told('checking'), completed(), healed, rested);

    assert.deepEqual(breachesOf(lastWordFits, gone), []);
  });

  it('accepts "manual" of an item that was withdrawn later, or before the faults were healed', () => {
    const later = [healed, flagged(), told('manual'), withdrawn, completed(), rested];
    const before = [told('manual'), completed(), healed, rested];

    assert.deepEqual(breachesOf(lastWordFits, historyOf(charged, later)), []);
    assert.deepEqual(breachesOf(lastWordFits, historyOf(charged, before)), []);
  });

  it('accepts words about orders that nobody has claimed', () => {
    const history = historyOf(opened(), told('refused', { attempt: null }), rested);

    assert.deepEqual(breachesOf(lastWordFits, history), []);
  });
});

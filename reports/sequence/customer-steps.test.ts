import assert from 'node:assert/strict';
import { arrives, asks, captures, isTold, order } from '../sample-runs.js';
import { linesOf, stepsOf } from './sample-lines.js';

const confirm = 'pg.confirm';

describe('toSequence, in words', () => {
  it('names orders where there are several', () => {
    const steps = stepsOf(
      asks(1, 'callback', 'R-1001'),
      asks(2, 'callback', 'R-1002'),
      arrives(1, confirm),
      isTold(1, 'callback', 'paid'),
      captures(null),
    );

    assert.deepEqual(
      steps.map(({ label }) => label),
      [
        'callback R-1001',
        'callback R-1002',
        'confirm R-1001',
        '"paid" R-1001',
        'captured 33,000 KRW R-1001',
      ],
    );
  });

  it('names customers where there are several, and the amount that one claims', () => {
    const steps = stepsOf(asks(1, 'pay'), {
      kind: 'customer-asked',
      customer: 'B',
      request: 2,
      asked: 'callback',
      order,
      amountKrw: 1,
    });

    assert.deepEqual(
      steps.map(({ label }) => label),
      ['A pay R-1001', 'B callback 1 KRW'],
    );
  });

  it('counts a status answer that says nothing new as unimportant, with its question', () => {
    const steps = stepsOf(
      asks(1, 'status'),
      isTold(1, 'status', 'checking'),
      asks(2, 'status'),
      isTold(2, 'status', 'checking'),
      asks(3, 'status'),
      isTold(3, 'status', 'paid'),
    );

    assert.deepEqual(
      steps.map(({ importance }) => importance),
      [1, 1, 0, 0, 1, 1],
    );
  });

  it('tells an unreadable answer to the customer from none', () => {
    const told = { kind: 'customer-told', customer: 'A', request: 1, asked: 'pay', order } as const;
    const lines = linesOf(
      { ...told, told: 'nothing', status: 502, attempt: null },
      { ...told, told: 'nothing', status: null, attempt: null },
      { ...told, told: 'refused', status: 409, attempt: null },
    );

    assert.deepEqual(lines, [
      'service→customer no answer 502 cut',
      'service→customer no answer lost',
      'service→customer "refused" 409 delivered',
    ]);
  });
});

import assert from 'node:assert/strict';
import { createManualClock } from '../../simulators/kit/clock/manual-clock.js';
import { createHistory } from '../../simulators/kit/history/history.js';
import { createReconciliationReader } from './reconciliation-reader.js';

const startMs = Date.parse('2026-01-05T23:00:00+09:00');
const hourMs = 60 * 60_000;

const line = { orderId: 'R-1', attemptId: 'a1', paymentKeys: ['k1'], pgKrw: 1, orderKrw: 0 };

function bodyWith(kind: string): string {
  const sums = { takenKrw: 1, returnedKrw: 0, heldKrw: 1, paidOrdersKrw: 0, exposureKrw: 1 };
  const lines = [{ ...line, kind, exposureKrw: 1 }];
  const rest = { agreed: 0, accepted: 0, underWay: 0, withPeople: 0, notChecked: 0 };
  const counts = { ...rest, differing: 1 };
  return JSON.stringify({ verdict: 'differs', gaps: [], lines, counts, totals: sums });
}

async function read(body: string | null, { forMs = 0 } = {}) {
  const clock = createManualClock(startMs);
  const history = createHistory(clock);
  clock.advance(forMs);
  const paths: string[] = [];
  const reader = createReconciliationReader({
    ...{ clock, history },
    readList: (path) => {
      paths.push(path);
      return Promise.resolve(body);
    },
  });
  await reader.read();
  return { paths, entries: history.entries };
}

describe('createReconciliationReader', () => {
  it('asks for each day in Korea on which the run played', async () => {
    const { paths } = await read(null, { forMs: 2 * hourMs });

    assert.deepEqual(paths, [
      '/operator/reconciliation?date=2026-01-05',
      '/operator/reconciliation?date=2026-01-06',
    ]);
  });

  it('claims nothing where there is none, or none that can be read', async () => {
    for (const body of [null, '', '<html>', '{"verdict":"fine"}']) {
      const { entries } = await read(body);
      assert.deepEqual(
        entries.map(({ kind }) => kind),
        ['reconciliation-asked'],
      );
    }
  });

  it('tells the day in the time of the run', async () => {
    const { entries } = await read(bodyWith('matched'));
    const claim = entries.find(({ kind }) => kind === 'reconciliation-claimed');

    assert.ok(claim?.kind === 'reconciliation-claimed');
    assert.deepEqual([claim.fromMs, claim.untilMs], [-23 * hourMs, hourMs]);
  });

  it('takes what it does not know as a difference, and claims nothing for a service without a reconciliation', async () => {
    const saysOf = async (kind: string) => {
      const { entries } = await read(bodyWith(kind));
      return entries.flatMap((entry) =>
        entry.kind === 'reconciliation-claimed' ? entry.lines.map(({ says }) => says) : [],
      );
    };

    assert.deepEqual(await saysOf('matched'), ['agrees']);
    assert.deepEqual(await saysOf('never-heard-of'), ['differs']);
    const { entries } = await read(null);
    assert.deepEqual(
      entries.map(({ kind }) => kind),
      ['reconciliation-asked'],
    );
  });
});

import assert from 'node:assert/strict';
import type { HistoryEntry } from '../simulators/kit/history/history-entry.js';
import { allInvariants } from './invariants/all.js';
import {
  asked,
  charged,
  flagged,
  historyOf,
  logged,
  opened,
  paid,
  refunded,
  released,
  rested,
  returned,
  told,
} from './invariants/history-of.js';
import { createJudge } from './judge.js';
import { defaultBounds } from './ledger/bounds.js';

function judgeOf(history: readonly HistoryEntry[]) {
  const judge = createJudge();
  const findings = history.flatMap((entry) => judge.observe(entry));
  return { judge, findings };
}

describe('createJudge', () => {
  it('finds nothing wrong with an ordinary payment', () => {
    const { judge, findings } = judgeOf(historyOf(paid, rested));

    assert.deepEqual([...findings, ...judge.atRest()], []);
    assert.equal(judge.endOf('R-1'), 'completed');
    assert.deepEqual(judge.money(), [
      { account: 'customer', afterKrw: -30_000, allowedKrw: -30_000 },
      { account: 'merchant', afterKrw: 30_000, allowedKrw: 30_000 },
    ]);
  });

  it('names the invariant, the order and the entry that showed it', () => {
    const { findings } = judgeOf(historyOf(charged, released()));

    assert.deepEqual(findings, [
      {
        invariant: 'noCaptureAfterRelease',
        order: 'R-1',
        message: 'Order R-1 was released while payment k1 is captured and not refunded.',
        seq: charged.length,
      },
    ]);
  });

  it('reports each invariant once per order', () => {
    const twice = [paid, refunded({ amountKrw: 1 }), refunded({ amountKrw: 1 })] as const;

    const { findings } = judgeOf(historyOf(...twice));

    assert.deepEqual(
      findings.map(({ invariant }) => invariant),
      ['neverRefundCompleted', 'terminalIsFinal', 'cancelOnlyCaptured'],
    );
  });

  it('demands rest only when it is asked to, and says it once', () => {
    const { judge, findings } = judgeOf(historyOf(charged));

    const first = judge.atRest();

    assert.deepEqual(findings, []);
    assert.deepEqual(
      first.map(({ invariant, seq }) => [invariant, seq]),
      [
        ['conservation', null],
        ['completionIffMoney', null],
        ['everyOrderEnds', null],
        ['noOrderIsStuck', null],
      ],
    );
    assert.deepEqual(judge.atRest(), []);
  });

  it('is settled when every order is at an end', () => {
    const other = opened({ order: 'R-2' });

    assert.equal(judgeOf(historyOf(returned, other)).judge.isSettled(), true);
    assert.equal(judgeOf(historyOf(charged, other)).judge.isSettled(), false);
    assert.equal(judgeOf(historyOf(charged, flagged(), other)).judge.isSettled(), true);
  });

  it('knows all orders, and takes one that it never heard of as never charged', () => {
    const { judge } = judgeOf(historyOf(opened({ order: 'R-2' }), opened()));

    assert.deepEqual(judge.orders(), ['R-2', 'R-1']);
    assert.equal(judge.endOf('R-9'), 'released');
  });

  it('tells which invariants it could not judge without the log of the service', () => {
    const blind = judgeOf(historyOf(paid, rested)).judge.notJudged();

    assert.ok(blind.includes('intentComesFirst'));
    assert.ok(!blind.includes('conservation'));
    const seeing = judgeOf(historyOf(paid, logged([]), rested)).judge.notJudged();
    assert.deepEqual(seeing, ['postedOnItsDay', 'reconciliationIsTrue']);
  });

  it('judges by the bounds that it is given', () => {
    const judge = createJudge(allInvariants, { ...defaultBounds, answerWithinMs: 0 });
    const history = historyOf(asked(), told('ready', { asked: 'pay' }));

    assert.deepEqual(
      history.flatMap(judge.observe).map(({ invariant }) => invariant),
      ['answersComeInTime'],
    );
  });

  it('judges by the invariants that it is given', () => {
    const judge = createJudge([]);

    historyOf(charged, released()).forEach((entry) => {
      assert.deepEqual(judge.observe(entry), []);
    });
  });
});

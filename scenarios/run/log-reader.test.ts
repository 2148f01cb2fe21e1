import assert from 'node:assert/strict';
import { createManualClock } from '../../simulators/kit/clock/manual-clock.js';
import { createHistory } from '../../simulators/kit/history/history.js';
import { createLogReader } from './log-reader.js';

const startMs = 1_000;

/** A service whose operators get these lists, one after the other. */
function createTrial(answers: readonly (string | null)[]) {
  const history = createHistory(createManualClock(startMs));
  const left = [...answers];
  const reader = createLogReader({
    history,
    readList: () => Promise.resolve(left.shift() ?? null),
  });
  return { reader, history, kinds: () => history.entries.map(({ kind }) => kind) };
}

function listed(...attempts: readonly unknown[]): string {
  return JSON.stringify({ attempts });
}

function attempt(steps: readonly unknown[]) {
  return { attemptId: 'a1', orderId: 'R-1', state: 'approved', steps };
}

const created = { kind: 'created', atMs: startMs, by: 'service pay' };
const intended = {
  kind: 'intended',
  atMs: startMs + 5,
  by: 'service callback',
  call: { kind: 'confirm', idempotencyKey: 'a1', paymentKey: 'k1' },
};
const ended = {
  kind: 'ended',
  atMs: startMs + 9,
  by: 'service callback',
  call: 'confirm',
  outcome: { kind: 'accepted' },
  evidence: { kind: 'reply', status: 200 },
};

describe('createLogReader', () => {
  it('tells each row in the words of the judge, an outcome with the key of its intent', async () => {
    const { reader, history } = createTrial([listed(attempt([created, intended, ended]))]);

    await reader.read();

    const claimed = history.entries.find(({ kind }) => kind === 'log-claimed');
    assert.ok(claimed?.kind === 'log-claimed');
    assert.deepEqual(
      claimed.rows.map((row) => ({ ...row, digest: '' })),
      [
        {
          kind: 'note',
          call: null,
          outcome: null,
          key: null,
          proves: null,
          by: 'service pay',
          atMs: 0,
          leasedUntilMs: null,
          digest: '',
        },
        {
          kind: 'intent',
          call: 'confirm',
          outcome: null,
          key: 'a1',
          proves: null,
          by: 'service callback',
          atMs: 5,
          leasedUntilMs: null,
          digest: '',
        },
        {
          kind: 'outcome',
          call: 'confirm',
          outcome: 'accepted',
          key: 'a1',
          proves: 'captured',
          by: 'service callback',
          atMs: 9,
          leasedUntilMs: null,
          digest: '',
        },
      ],
    );
  });

  it('tells only what has changed since the last reading', async () => {
    const { reader, kinds } = createTrial([
      listed(attempt([created])),
      listed(attempt([created])),
      listed(attempt([created, intended])),
      listed(),
    ]);

    for (let reading = 0; reading < 4; reading += 1) await reader.read();

    assert.deepEqual(kinds(), [
      'log-claimed',
      'log-read',
      'log-read',
      'log-claimed',
      'log-read',
      'log-withdrawn',
      'log-read',
    ]);
  });

  it('gives a row that has changed in anything another digest', async () => {
    const other = { ...ended, evidence: { kind: 'reply', status: 201 } };
    const { reader, history } = createTrial([
      listed(attempt([created, ended])),
      listed(attempt([created, other])),
    ]);

    await reader.read();
    await reader.read();

    const [one, two] = history.entries.flatMap((entry) =>
      entry.kind === 'log-claimed' ? [entry.rows.map(({ digest }) => digest)] : [],
    );
    assert.equal(one?.[0], two?.[0]);
    assert.notEqual(one?.[1], two?.[1]);
  });

  it('says what the rows prove, as far as they do', async () => {
    const steps = [
      { ...ended, outcome: { kind: 'unknown' } },
      { ...ended, call: 'fence' },
      { ...ended, outcome: { kind: 'accepted', deposit: { accountNumber: 'X65' } } },
      { ...created, kind: 'approval-found' },
      { ...created, kind: 'refund-found' },
      { ...created, kind: 'closed', end: 'completed' },
      { ...created, kind: 'closed', end: 'released' },
    ];
    const { reader, history } = createTrial([listed(attempt(steps))]);

    await reader.read();

    assert.deepEqual(
      history.entries.flatMap((entry) =>
        entry.kind === 'log-claimed' ? entry.rows.map(({ proves }) => proves) : [],
      ),
      [null, null, null, 'captured', 'refunded', 'completed', null],
    );
  });

  it('records nothing of a service that shows no log', async () => {
    const { reader, kinds } = createTrial([null]);
    await reader.read();

    assert.deepEqual(kinds(), []);
  });

  for (const body of [
    '<!DOCTYPE html><title>Log</title>',
    '',
    '{"rows":[]}',
    '{"attempts":[{}]}',
  ]) {
    it(`takes ${JSON.stringify(body)} for no log, and says so once`, async () => {
      const { reader, kinds } = createTrial([body, body]);

      await reader.read();
      await reader.read();

      assert.deepEqual(kinds(), ['list-unreadable']);
    });
  }
});

import assert from 'node:assert/strict';
import {
  allRuns,
  arrives,
  asks,
  captures,
  changes,
  crashRun,
  executes,
  fires,
  historyOf,
  inconclusiveRun,
  isTold,
  leaves,
  runOf,
  twoOrdersRun,
  violatedRun,
} from './sample-runs.js';
import { textWidth } from './terminal/text-width.js';
import { failureLinesMax, toTerminalFailure } from './terminal-failure.js';

const report = 'reports/out/index.md#x';
const linesOf = (run: typeof violatedRun, columns = 100) =>
  toTerminalFailure(run, { colour: false, columns, report }).split('\n');

const hugeRun = runOf({
  ...violatedRun,
  name: '아주 긴 이름 '.repeat(60),
  findings: Array.from({ length: 30 }, (_, seq) => ({
    invariant: `invariant${seq}`,
    order: null,
    message: 'something is wrong '.repeat(10),
    seq,
  })),
  faultsUnspent: Array.from({ length: 30 }, (_, nth) => `pg.confirm#${nth + 1}: delay`),
  money: Array.from({ length: 30 }, (_, nth) => ({
    account: `merchant ${nth}`,
    afterKrw: nth === 29 ? 1 : 0,
    allowedKrw: 0,
  })),
  history: historyOf(
    ...Array.from({ length: 200 }, (_, nth) => [
      arrives(nth, 'pg.confirm', nth + 1),
      fires(nth, 'pg.confirm', 'lose-response'),
      executes(nth, 'pg.confirm'),
      leaves(nth, 'pg.confirm', 'nothing'),
    ]).flat(),
  ),
});

describe('toTerminalFailure', () => {
  it('tells what is wrong, what was done, how it came and how to repeat it', () => {
    assert.equal(
      linesOf(violatedRun).join('\n'),
      `✗ confirm: answer lost after approval

  toldNotChargedIsNotCharged R-1001: The customer was told "not-charged" while 33,000 KRW was
  captured.
  R-1001 ended open; allowed: completed or cancelled.

  ① lose-response  pg.confirm#1 of R-1001  @ +1.000 s

  customer               service                 pg               legacy-order
      │─ pay R-1001 ───────>│                     │                     │
      │                     │─ claim ──────────────────────────────────>│ payable → in-progress
      │                     │<─ 200 ────────────────────────────────────│
      │<─ "ready" ──────────│                     │                     │
      │─ callback ─────────>│                     │                     │
      │                     │─ confirm ──────────>│ captured 33,000 KRW │
      │<─ "not-charged" ────│                     │                     │ ◀ first wrong event
      │                     │            ✗①┄ 200 ┄│                     │
      │                     │  at rest            │                     │

  account   before    after  allowed
  customer       0  -33,000        0  ◀ 33,000 too much taken
  merchant       0  +33,000        0  ◀ 33,000 too much received

  Replay   npx ttadak replay t1.violated
  Report   reports/out/index.md#x`,
    );
  });

  it('shows a crash and the time without a service', () => {
    const lines = linesOf(crashRun);

    const crash = lines.findIndex((line) => line.includes('⚡ service 1 killed'));
    assert.match(lines[crash + 1] ?? '', /✗┄ no answer ┄┊/);
    assert.match(lines[crash + 2] ?? '', /│ {2}service 2 started/);
  });

  it('says why a run is inconclusive', () => {
    const lines = linesOf(inconclusiveRun);

    assert.equal(lines[0], '? pay: the service did not start');
    assert.equal(lines[2], '  Inconclusive: the service did not answer within 10 s');
  });

  it('warns of faults that never fired', () => {
    assert.ok(
      linesOf(twoOrdersRun).includes('  ! never fired: pg.cancel#1 of 수선-1002: reset-after'),
    );
  });

  it('tells fired faults without a history', () => {
    assert.ok(
      linesOf(runOf({ history: [], faultsFired: ['pg: outage'] })).includes('  pg: outage'),
    );
  });

  it('leaves the report line out where no report was written', () => {
    const text = toTerminalFailure(violatedRun, { colour: false, columns: 80, report: null });

    assert.match(text, /Replay {3}npx ttadak replay t1\.violated$/);
  });

  it('shows what is late, repeated and cut', () => {
    const lines = linesOf(
      runOf({
        history: historyOf(
          asks(1, 'callback'),
          arrives(1, 'pg.confirm'),
          fires(1, 'pg.confirm', 'execute-late'),
          leaves(1, 'pg.confirm', 'nothing'),
          arrives(2, 'pg.cancel'),
          fires(2, 'pg.cancel', 'truncate-response'),
          executes(2, 'pg.cancel'),
          leaves(2, 'pg.cancel', 'part'),
          arrives(3, 'pg.look-up'),
          fires(3, 'pg.look-up', 'lose-request'),
          leaves(3, 'pg.look-up', 'nothing'),
          arrives(4, 'pg.refund'),
          fires(4, 'pg.refund', 'deliver-twice'),
          executes(4, 'pg.refund'),
          leaves(4, 'pg.refund'),
          arrives(5, 'pg.refund', 2),
          executes(5, 'pg.refund'),
          captures(1),
          executes(1, 'pg.confirm'),
          changes(null, 'closed', 'clerk'),
          isTold(1, 'callback', 'checking'),
        ),
      }),
    ).join('\n');

    assert.match(lines, /│┄ confirm ① ┄+…│/);
    assert.match(lines, /│<┄ 200 ② ┄+│/);
    assert.match(lines, /│┄ look-up ┄✗③ +│/);
    assert.match(lines, /│═ refund #2 ④ ═+>│/);
    assert.match(lines, /│ {2}① late confirm, captured 33,000 KRW after 17/);
    assert.match(lines, /│ +clerk in-progress → closed │/);
  });

  for (const columns of [40, 60, 75, 80, 100, 120, 300]) {
    it(`fits a terminal of ${columns} columns in at most ${failureLinesMax} lines`, () => {
      for (const run of [...allRuns, hugeRun]) {
        const lines = linesOf(run, columns);
        const wide = lines.slice(0, -2).filter((line) => textWidth(line) > Math.min(120, columns));

        assert.ok(lines.length <= failureLinesMax, `${lines.length} lines`);
        assert.deepEqual(wide, []);
      }
    });
  }

  it('says what it leaves out, and keeps what is wrong', () => {
    const text = linesOf(hugeRun).join('\n');

    assert.match(text, /… and \d+ more lines/);
    assert.match(text, /lesser steps left out/);
    assert.match(text, /… and 25 more accounts/);
    assert.match(text, /merchant 29 .*◀ 1 too much received/);
    assert.match(text, /◀ first wrong event/);
  });

  it('obeys no control character', () => {
    assert.doesNotMatch(linesOf(twoOrdersRun).join('\n'), /\u001b/);
  });

  it('colours the title when asked', () => {
    const text = toTerminalFailure(violatedRun, { colour: true, columns: 80, report });

    assert.ok(text.startsWith('\u001b[31m✗ confirm: answer lost after approval\u001b[39m\n'));
  });
});

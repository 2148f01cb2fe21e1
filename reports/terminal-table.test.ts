import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import { allRuns, happyRun, orderOf, runOf } from './sample-runs.js';
import { textWidth } from './terminal/text-width.js';
import { toTerminalTable } from './terminal-table.js';

const plain = (columns: number) => toTerminalTable(allRuns, { colour: false, columns });

describe('toTerminalTable', () => {
  it('shows scenario, end, faults, money and verdict', () => {
    assert.equal(
      plain(120),
      `scenario                  end                       faults fired               money                      verdict
pay: everything goes      completed                 –                          merchant +33,000           ✓ passed
  well
confirm: answer lost      open ✗ not completed or   pg.confirm#1:              customer ✗ 33,000 too      ✗ violated
  after approval          cancelled                 lose-response              much taken
                                                                               merchant ✗ 33,000 too
                                                                               much received
confirm: killed after     completed                 pg.confirm#1: crash-after  merchant +33,000           ✓ passed
  approval
수선: 두 주문을 함께      R-1001 completed          ! never fired:             merchant +33,000           ✓ passed
  결제 ␛[31m(빨강)        수선-1002 released        pg.cancel#1 of 수선-1002:
                                                    reset-after
pay: the service did      –                         –                          –                          ? inconclusive
  not start

5 scenarios: 3 passed, 1 violated, 1 inconclusive. Orders: 3 completed, 1 released, 1 open.`,
    );
  });

  for (const columns of [20, 40, 41, 59, 60, 75, 76, 80, 100, 120, 200]) {
    it(`fits a terminal of ${columns} columns`, () => {
      const widest = Math.max(...plain(columns).split('\n').map(textWidth));

      assert.ok(widest <= Math.min(120, Math.max(40, columns)), `${widest}`);
    });
  }

  it('leaves out the faults and then the money where there is no room', () => {
    const [wide = '', middle = '', small = ''] = [120, 70, 50].map(
      (columns) => plain(columns).split('\n')[0],
    );

    assert.match(wide, /faults fired.*money/);
    assert.match(middle, /^scenario +end +money +verdict$/);
    assert.match(small, /^scenario +end +verdict$/);
  });

  it('colours only when asked, and then changes nothing else', () => {
    const coloured = toTerminalTable(allRuns, { colour: true, columns: 120 });

    assert.ok(coloured.includes('\u001b[32m✓ passed'));
    assert.ok(!plain(120).includes('\u001b'));
    assert.equal(
      stripVTControlCharacters(coloured).replace(/ +$/gm, ''),
      plain(120).replace(/ +$/gm, ''),
    );
  });

  it('takes no more room than needed', () => {
    const table = toTerminalTable([runOf({ name: 'short' })], { colour: false, columns: 120 });

    assert.match(table, /^scenario {6}end {8}faults fired {6}money {13}verdict\n/);
  });

  it('shows that no money moved', () => {
    const money = [{ account: 'merchant', afterKrw: 0, allowedKrw: 0 }];
    const released = runOf({ money, orders: [orderOf({ end: 'released' })] });

    assert.match(toTerminalTable([released], { colour: false, columns: 120 }), / 0 +✓ passed/);
  });

  it('shows a suite without runs', () => {
    assert.match(
      toTerminalTable([], { colour: false, columns: 80 }),
      /\n0 scenarios: 0 passed, 0 violated, 0 inconclusive\. Orders: none\.$/,
    );
    assert.match(
      toTerminalTable([happyRun], { colour: false, columns: 80 }),
      /\n1 scenario: 1 passed/,
    );
  });
});

import assert from 'node:assert/strict';
import { toMarkdown } from './markdown.js';
import {
  allRuns,
  arrives,
  happyRun,
  historyOf,
  inconclusiveRun,
  runOf,
  twoOrdersRun,
  violatedRun,
} from './sample-runs.js';

const happyPage = toMarkdown([happyRun]);

describe('toMarkdown', () => {
  it('begins with the totals', () => {
    assert.match(
      toMarkdown(allRuns),
      /^# .*\n\n5 scenarios: 3 passed, 1 violated, 1 inconclusive\. Orders: 3 completed, 1 released, 1 open\.\n/,
    );
  });

  it('links each scenario of the table to its section', () => {
    const page = toMarkdown(allRuns);
    const links = [...page.matchAll(/\]\(#([^)]*)\)/g)].map(([, slug]) => slug);
    const anchors = [...page.matchAll(/<a id="([^"]*)">/g)].map(([, slug]) => slug);

    assert.equal(links.length, allRuns.length);
    assert.deepEqual(links, anchors);
  });

  it('tells the story, the verdict, the order, the money and the replay line', () => {
    const page = toMarkdown([violatedRun]);

    for (const expected of [
      '## ✗ confirm: answer lost after approval',
      'The PG captures the money; its answer never arrives.',
      '**✗ violated**',
      '- **toldNotChargedIsNotCharged** (R-1001): The customer was told',
      '| R-1001 | 33,000 KRW | completed or cancelled | ✗ open |',
      '| ① | pg.confirm\\#1 of R-1001 | lose-response | 1000 ms |',
      '| customer | 0 | -33,000 | 0 | ✗ 33,000 too much taken |',
      '```mermaid\nsequenceDiagram\n',
      '```sh\nnpx ttadak replay t1.violated\n```',
    ]) {
      assert.ok(page.includes(expected), `expected ${expected} in\n${page}`);
    }
  });

  it('warns of faults that never fired', () => {
    const page = toMarkdown([twoOrdersRun, happyRun]);

    assert.match(page, /⚠ 1 of 2 scenarios planned faults that never fired/);
    assert.match(page, /⚠ Planned and never fired: pg\.cancel\\#1 of 수선-1002: reset-after/);
    assert.doesNotMatch(happyPage, /⚠/);
  });

  it('warns of inconclusive scenarios and says why', () => {
    const page = toMarkdown([inconclusiveRun]);

    assert.match(page, /⚠ 1 of 1 scenarios are inconclusive/);
    assert.match(page, /\*\*\? inconclusive\*\*: the service did not answer within 10 s/);
    assert.match(page, /No order was paid for\./);
    assert.doesNotMatch(page, /mermaid/);
  });

  it('warns that nothing was run', () => {
    assert.match(toMarkdown([]), /⚠ Nothing was run/);
  });

  it('lists faults from the record where the history does not tell them', () => {
    const page = toMarkdown([runOf({ faultsFired: ['pg: outage'], history: [] })]);

    assert.match(page, /\n- pg: outage\n/);
  });

  it('keeps a long history out of the diagram and says so', () => {
    const requests = Array.from({ length: 100 }, (_, index) =>
      arrives(index, 'pg.look-up', index + 1),
    );

    const page = toMarkdown([runOf({ history: historyOf(...requests) })]);

    assert.match(page, /\d+ lesser steps are left out of the diagram/);
  });

  it('lets no name steer a reader', () => {
    const page = toMarkdown([
      runOf({ name: 'a | b\n<script>alert(1)</script>\u001b[2J', replay: '```\nboo\n' }),
    ]);

    assert.doesNotMatch(page, /<script>|\u001b/);
    assert.match(page, /## ✓ a \\\| b &lt;script&gt;/);
    assert.match(page, /````sh\n``` boo \n````/);
  });
});

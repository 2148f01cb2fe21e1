// The report as one page: the whole suite in a table, then each scenario by itself.
import { toAllowedText, toEndText } from './end-text.js';
import { toMarkdownTable, toMarkdownText } from './markdown-text.js';
import type { RunRecord } from './run-record.js';
import { toRunSection } from './run-section.js';
import { toSlugs } from './slug.js';
import { toTotals, toTotalsText } from './totals.js';
import { toVerdictText } from './verdict-text.js';

/** A page for people; `runs/<slug>.json` beside it holds each whole record. */
export function toMarkdown(runs: readonly RunRecord[]): string {
  const slugs = toSlugs(runs.map(({ name }) => name));
  const sections = runs.map((run, index) => toRunSection(run, slugs[index] ?? ''));
  return `${[
    '# Does every payment end as it must?',
    toTotalsText(toTotals(runs)),
    ...toWarnings(runs),
    toOverview(runs, slugs),
    ...sections,
  ].join('\n\n')}\n`;
}

/** What makes a good result mean less than it says. */
function toWarnings(runs: readonly RunRecord[]): readonly string[] {
  if (runs.length === 0) return ['**⚠ Nothing was run**, so nothing is shown to be right.'];
  const unspent = runs.filter(({ faultsUnspent }) => faultsUnspent.length > 0);
  const inconclusive = runs.filter(({ verdict }) => verdict === 'inconclusive');
  return [
    ...(unspent.length === 0
      ? []
      : [
          `**⚠ ${unspent.length} of ${runs.length} scenarios planned faults that never fired.** They did not test what they were written to test.`,
        ]),
    ...(inconclusive.length === 0
      ? []
      : [`**⚠ ${inconclusive.length} of ${runs.length} scenarios are inconclusive**: not passed.`]),
  ];
}

function toOverview(runs: readonly RunRecord[], slugs: readonly string[]): string {
  const rows = runs.map((run, index) => [
    toVerdictText(run.verdict),
    `[${toMarkdownText(run.name)}](#${slugs[index] ?? ''})`,
    toMarkdownText(toEndText(run.orders)),
    toMarkdownText(toAllowedText(run.orders)),
    `${run.faultsFired.length}${run.faultsUnspent.length > 0 ? ` (⚠ ${run.faultsUnspent.length} never fired)` : ''}`,
    run.world,
    `${run.durationMs} ms`,
  ]);
  const head = ['verdict', 'scenario', 'end', 'allowed', 'faults fired', 'world', 'time'];
  return toMarkdownTable(head, rows);
}

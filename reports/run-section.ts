// One scenario on the page: what was to happen, what came, what was done to it, and how to repeat it.
import { isAllowed } from './end-text.js';
import { toFence, toMarkdownTable, toMarkdownText } from './markdown-text.js';
import { toMermaid } from './mermaid.js';
import { toMoneyVerdict } from './money-verdict.js';
import { toPrintable } from './printable.js';
import type { RunRecord } from './run-record.js';
import { toCircled, toFiredFaults } from './sequence/fired-faults.js';
import { toMainSteps } from './sequence/main-steps.js';
import { toSequence } from './sequence/to-sequence.js';
import { findWrongStep } from './sequence/wrong-step.js';
import { toVerdictSymbol, toVerdictText } from './verdict-text.js';
import { toSignedWonText, toWonText } from './won.js';

/** More steps than this are no diagram any more. */
const stepsMax = 60;

/** A section with the anchor `slug`. */
export function toRunSection(run: RunRecord, slug: string): string {
  return [
    `<a id="${slug}"></a>\n\n## ${toVerdictSymbol(run.verdict)} ${toMarkdownText(run.name)}`,
    toMarkdownText(run.story),
    ...toVerdictLines(run),
    toOrders(run),
    ...toFaults(run),
    ...toMoney(run),
    ...toDiagram(run),
    toFence('sh', toPrintable(run.replay)),
    `History: [runs/${slug}.json](<runs/${slug}.json>), sha256 \`${toPrintable(run.historySha256)}\`. Scenario: ${toMarkdownText(run.file)}.`,
  ].join('\n\n');
}

function toVerdictLines({ verdict, reason, findings }: RunRecord): readonly string[] {
  const words = findings.map(({ invariant, order, message }) => {
    const about = order === null ? '' : ` (${toMarkdownText(order)})`;
    return `- **${toMarkdownText(invariant)}**${about}: ${toMarkdownText(message)}`;
  });
  const why = reason === null ? '' : `: ${toMarkdownText(reason)}`;
  return [`**${toVerdictText(verdict)}**${why}`, ...(words.length > 0 ? [words.join('\n')] : [])];
}

function toOrders({ orders }: RunRecord): string {
  if (orders.length === 0) return 'No order was paid for.';
  const rows = orders.map((result) => [
    toMarkdownText(result.order),
    `${toWonText(result.amountKrw)} KRW`,
    result.allowed.join(' or '),
    `${isAllowed(result) ? '✓' : '✗'} ${result.end}`,
  ]);
  return toMarkdownTable(['order', 'amount', 'end expected', 'end that came'], rows);
}

function toFaults({ history, faultsFired, faultsUnspent }: RunRecord): readonly string[] {
  const fired = toFiredFaults(history).map(({ number, where, fault, atMs }) => [
    toCircled(number),
    toMarkdownText(where),
    toMarkdownText(fault),
    `${atMs} ms`,
  ]);
  const listed = faultsFired.map((rule) => `- ${toMarkdownText(rule)}`).join('\n');
  const unlisted = faultsFired.length > 0 ? listed : 'No fault fired.';
  return [
    fired.length > 0 ? toMarkdownTable(['fault', 'where', 'kind', 'at'], fired) : unlisted,
    ...faultsUnspent.map((rule) => `⚠ Planned and never fired: ${toMarkdownText(rule)}`),
  ];
}

function toMoney({ money }: RunRecord): readonly string[] {
  if (money.length === 0) return [];
  const rows = money.map((row) => {
    const verdict = toMoneyVerdict(row);
    return [
      toMarkdownText(row.account),
      toSignedWonText(0),
      toSignedWonText(row.afterKrw),
      toSignedWonText(row.allowedKrw),
      verdict === null ? '✓' : `✗ ${verdict}`,
    ];
  });
  return [toMarkdownTable(['money (KRW)', 'before', 'after', 'allowed', ''], rows)];
}

function toDiagram({ history, findings }: RunRecord): readonly string[] {
  const all = toSequence(history);
  if (all.length === 0) return [];
  const wrong = findWrongStep(all, findings);
  const { steps, omitted } = toMainSteps(all, { stepsMax, keep: wrong });
  const note = omitted === 0 ? [] : [`${omitted} lesser steps are left out of the diagram.`];
  return [toFence('mermaid', toMermaid(steps, wrong)), ...note];
}

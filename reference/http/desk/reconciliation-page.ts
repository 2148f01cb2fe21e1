import type { Reconciliation } from '../../app/reconcile.js';
import type { LineCounts, Verdict } from '../../core/day-verdict.js';
import { groupOf, isFinding, type Line, type LineGroup } from '../../core/reconciliation.js';
import { type Html, html } from './html.js';
import { toWon } from './page.js';

const action = '/operator/desk/reconciliation';

/** The form that asks for a day. */
export function showQuestion(date: string): Html {
  return html`<form method="get" action="${action}">
<label>Day in Korea <input type="date" name="date" value="${date}" required></label>
<button>Reconcile</button>
</form>`;
}

export function showReconciliation(report: Reconciliation, formToken: string): Html {
  const { date, verdict, gaps, counts, lines, totals } = report;
  const isOpen = lines.some(({ cause }) => cause !== null);
  return html`${showQuestion(date)}
<p><strong>${verdicts[verdict]}</strong></p>
${gaps.map((gap) => html`<p class="gap">${gap}</p>`)}
${isOpen ? showCall(date, formToken) : null}
<dl>
<dt>Lines</dt><dd>${toCountText(counts)}</dd>
<dt>Listed by the PG that day</dt>
<dd>${toWon(totals.takenKrw)} taken, ${toWon(totals.returnedKrw)} returned</dd>
<dt>Of the lines below, now</dt>
<dd>${toWon(totals.heldKrw)} held, ${toWon(totals.paidOrdersKrw)} in paid orders, ${toWon(totals.exposureKrw)} at risk</dd>
</dl>
<table>
<thead><tr><th>Order</th><th>Says</th><th>Log</th><th>PG holds</th><th>Order paid</th><th>At risk</th><th>Payments</th></tr></thead>
<tbody>${[...lines].sort(openFirst).map(toRow)}</tbody>
</table>`;
}

const verdicts: Readonly<Record<Verdict, string>> = {
  matches:
    'All is closed: the PG, the orders and the step log agree, or an operator has accepted that they do not.',
  explained: 'Nothing is unexplained, but not all is closed.',
  differs: 'They do not agree.',
  incomplete: 'Not all could be compared: this is no all-clear.',
};

/** In the order in which somebody has to see to them. */
const groups: readonly (readonly [LineGroup, string])[] = [
  ['differing', 'differ'],
  ['notChecked', 'not checked'],
  ['withPeople', 'with people'],
  ['underWay', 'under way'],
  ['accepted', 'accepted'],
  ['agreed', 'agree'],
];

function toCountText(counts: LineCounts): string {
  const some = groups.filter(([group]) => counts[group] > 0);
  return some.map(([group, words]) => `${counts[group]} ${words}`).join(', ') || 'none';
}

function showCall(date: string, formToken: string): Html {
  return html`<form method="post" action="${action}">
<input type="hidden" name="token" value="${formToken}">
<input type="hidden" name="date" value="${date}">
<button>Make manual items of what differs</button>
</form>`;
}

function toRow(line: Line): Html {
  const { orderId, logged, pgKrw, orderKrw, exposureKrw, paymentKeys } = line;
  const order =
    orderId === null ? html`–` : html`<a href="/operator/desk/orders/${orderId}">${orderId}</a>`;
  return html`<tr>
<td>${order}</td><td>${toKind(line)}</td><td>${logged ?? '–'}</td>
<td class="amount">${toWon(pgKrw)}</td><td class="amount">${toWon(orderKrw)}</td>
<td class="amount">${toWon(exposureKrw)}</td><td><code>${paymentKeys.join(' ')}</code></td>
</tr>`;
}

function toKind(line: Line): Html | string {
  const { kind, attemptId } = line;
  if (kind === 'manual') return html`<a href="/operator/desk/items/${attemptId}">${kind}</a>`;
  return isFinding(line) ? html`<strong>${kind}</strong>` : kind;
}

function openFirst(a: Line, b: Line): number {
  const placeOf = (line: Line) => groups.findIndex(([group]) => group === groupOf(line));
  return placeOf(a) - placeOf(b);
}

import type { Reconciliation } from '../../app/reconcile.js';
import { isFinding, type Line } from '../../core/reconciliation.js';
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
  const { date, verdict, gaps, lines, totals } = report;
  const isOpen = lines.some(({ cause }) => cause !== null);
  return html`${showQuestion(date)}
<p><strong>${verdicts[verdict]}</strong></p>
${gaps.map((gap) => html`<p class="gap">${gap}</p>`)}
${isOpen ? showCall(date, formToken) : null}
<dl>
<dt>Listed by the PG that day</dt>
<dd>${toWon(totals.takenKrw)} taken, ${toWon(totals.returnedKrw)} returned</dd>
<dt>Of the lines below, now</dt>
<dd>${toWon(totals.heldKrw)} held, ${toWon(totals.paidOrdersKrw)} in paid orders, ${toWon(totals.exposureKrw)} at risk</dd>
</dl>
<table>
<thead><tr><th>Order</th><th>Says</th><th>Log</th><th>PG holds</th><th>Order paid</th><th>At risk</th><th>Payments</th></tr></thead>
<tbody>${[...lines].sort(findingsFirst).map(toRow)}</tbody>
</table>`;
}

const verdicts: Readonly<Record<Reconciliation['verdict'], string>> = {
  matches: 'The PG, the orders and the step log agree.',
  differs: 'They do not agree.',
  incomplete: 'Not all could be compared: this is no all-clear.',
};

function showCall(date: string, formToken: string): Html {
  return html`<form method="post" action="${action}">
<input type="hidden" name="token" value="${formToken}">
<input type="hidden" name="date" value="${date}">
<button>Make manual items of what differs</button>
</form>`;
}

function toRow(line: Line): Html {
  const { orderId, kind, logged, pgKrw, orderKrw, exposureKrw, paymentKeys } = line;
  const order =
    orderId === null ? html`–` : html`<a href="/operator/desk/orders/${orderId}">${orderId}</a>`;
  return html`<tr>
<td>${order}</td><td>${isFinding(line) ? html`<strong>${kind}</strong>` : kind}</td><td>${logged ?? '–'}</td>
<td class="amount">${toWon(pgKrw)}</td><td class="amount">${toWon(orderKrw)}</td>
<td class="amount">${toWon(exposureKrw)}</td><td><code>${paymentKeys.join(' ')}</code></td>
</tr>`;
}

function findingsFirst(a: Line, b: Line): number {
  return Number(isFinding(b)) - Number(isFinding(a));
}

import type { ActRefusalReason } from '../../app/act-on-item.js';
import type { ActKind } from '../../core/act.js';
import type { ManualItem } from '../../core/manual-item.js';
import type { Listed } from '../listed.js';
import { type Html, html } from './html.js';
import { toMoment, toWon } from './page.js';

export function showItems(items: readonly ManualItem[]): Html {
  if (items.length === 0) return html`<p>Nothing is open. Nobody needs you.</p>`;
  return html`<table>
<thead><tr><th>Order</th><th>Cause</th><th>At risk</th><th>Since</th><th>What to do</th></tr></thead>
<tbody>${items.map(toRow)}</tbody>
</table>`;
}

function toRow(item: ManualItem): Html {
  const { attemptId, orderId, cause, exposureKrw, firstSeenAtMs, proposedAction } = item;
  return html`<tr>
<td><a href="/operator/desk/items/${attemptId}">${orderId}</a></td>
<td>${cause}</td><td class="amount">${toWon(exposureKrw)}</td>
<td>${toMoment(firstSeenAtMs)}</td><td>${proposedAction}</td>
</tr>`;
}

type ItemPage = {
  readonly item: ManualItem;
  readonly attempts: readonly Listed[];
  readonly formToken: string;
  /** Why what was just said was not believed. */
  readonly refusal: ActRefusalReason | null;
};

export function showItem({ item, attempts, formToken, refusal }: ItemPage): Html {
  return html`${refusal === null ? null : showRefusal(refusal)}
<p>${item.proposedAction}</p>
${showFacts(item)}
${showForm(item, formToken)}
<h2>All that was done for order ${item.orderId}</h2>
${attempts.map(showAttempt)}`;
}

function showRefusal(reason: ActRefusalReason): Html {
  return html`<p class="refusal"><strong>${reason}</strong>: ${refusals[reason]} Nothing was changed.</p>`;
}

/** What was expected, for the operator. What is there stands on the same page. */
const refusals: Readonly<Record<ActRefusalReason, string>> = {
  PG_UNREACHABLE: 'The PG did not answer, so nobody could look. Try again.',
  ORDER_UNREACHABLE: 'The order system did not answer, so nobody could look. Try again.',
  ORDER_NOT_COMPLETE: 'Expected the order to be complete for this attempt.',
  POSTING_OWED:
    'Expected accounting to know of it: have it posted under the attempt’s id. The item then closes by itself.',
  MONEY_NOT_HELD: 'Expected the PG to hold exactly what the order costs now, once.',
  MONEY_STILL_HELD: 'Expected all of the money to have gone back.',
  NOTHING_RETURNED: 'Expected a refund at the PG, found none.',
  ORDER_COMPLETE: 'The money went back, but the order counts as paid: reverse the order too.',
  STILL_MOVING: 'The payment may yet be captured: wait until it cannot.',
  ORDER_HELD: 'The order is still in progress or cancelling: settle the order first.',
  ORDER_PAYABLE:
    'Money is held and the order could be paid once more: return one or close the other.',
  CHANGED: 'The partners show something else than this page showed.',
  ORDER_PAID_TWICE:
    'Another payment of this order is kept, too: return one, and say of the other what became of it.',
  ITEM_UNKNOWN: 'There is no open item of this attempt any more.',
  ITEM_CHANGED: 'Since this page was made, something was learnt or done. Look again.',
  TRY_LATER: 'What you said could not be written down. Try again.',
};

function showFacts(item: ManualItem): Html {
  const { legacy, lastErrors, act } = item;
  return html`<dl>
<dt>Cause</dt><dd>${item.cause}, since ${toMoment(item.firstSeenAtMs)}, seen ${item.count} times</dd>
<dt>Money at risk</dt><dd>${toWon(item.exposureKrw)}</dd>
<dt>At the PG, order id <code>${item.pgOrderId}</code></dt>
${item.paymentKeys.map(
  (one) =>
    html`<dd><code>${one.paymentKey}</code>: ${one.status}, ${toWon(one.amountKrw)}, of which ${toWon(one.heldKrw)} held, seen ${toMoment(one.seenAtMs)}</dd>`,
)}
<dt>The order</dt>
<dd>${
    legacy === null
      ? 'none that is known'
      : `${legacy.state}, ${toWon(legacy.amountKrw)}, version ${legacy.version}, attempt ${legacy.attempt ?? 'none'}, seen ${toMoment(legacy.seenAtMs)}`
  }</dd>
<dt>Last errors</dt><dd>PG: ${lastErrors.pg ?? 'none'}; order system: ${lastErrors.legacy ?? 'none'}; accounting: ${lastErrors.accounting ?? 'none'}</dd>
<dt>The customer was told</dt><dd>${item.told}</dd>
<dt>Last act</dt>
<dd>${act === null ? 'none' : `${act.kind} by ${act.operator}: ${act.verdict}. “${act.note}”`}</dd>
</dl>`;
}

const acts: readonly (readonly [ActKind, string])[] = [
  ['refunded-by-hand', 'The money was refunded at the PG by hand.'],
  ['completed-by-hand', 'The order is complete, and costs what the PG holds.'],
  ['accepted-as-is', 'All may stay as this page shows it.'],
];

function showForm({ attemptId, version }: ManualItem, formToken: string): Html {
  return html`<form method="post" action="/operator/desk/items/${attemptId}/acts">
<input type="hidden" name="token" value="${formToken}">
<input type="hidden" name="version" value="${version}">
<fieldset>
<legend>What was done; it is verified before it is believed</legend>
${acts.map(
  ([kind, text]) =>
    html`<label><input type="radio" name="act" value="${kind}" required> ${text}</label>`,
)}
<label>Note <textarea name="note" rows="2" maxlength="1000" required></textarea></label>
<button>Verify and close</button>
</fieldset>
</form>`;
}

export function showAttempt({ attemptId, state, steps }: Listed): Html {
  return html`<h3>Attempt <code>${attemptId}</code>: ${state}</h3>
<table>
<thead><tr><th>When</th><th>What</th><th>By</th><th>Row</th></tr></thead>
<tbody>${steps.map(({ atMs, by, kind, ...rest }) => {
    return html`<tr><td>${toMoment(atMs)}</td><td>${kind}</td><td>${by}</td><td><code>${JSON.stringify(rest)}</code></td></tr>`;
  })}</tbody>
</table>`;
}

// The operators' desk: pages without scripts. A browser asks for name and token once and sends them along.

import type { Lifecycle, Request, RouteOptions, ServerRoute } from '@hapi/hapi';
import Joi from 'joi';
import { actOnItem } from '../../app/act-on-item.js';
import { listManualItems } from '../../app/manual-queue.js';
import { readOrderHistory } from '../../app/order-history.js';
import { reconcile } from '../../app/reconcile.js';
import { parseAttemptId, parseOrderId } from '../../core/ids.js';
import { toKstDate } from '../../core/kst-day.js';
import { statusOf } from '../error-response.js';
import { toListed } from '../listed.js';
import { type ActBody, actFields, findEvidence, type OperatorDeps } from '../operator-routes.js';
import { identify, nameOf } from '../operators.js';
import { payloadOptions } from '../payload-options.js';
import { dateField, dayOf, type ReconciliationDeps } from '../reconciliation-routes.js';
import { formTokenOf, isFormToken } from './form-token.js';
import { html } from './html.js';
import { showAttempt, showItem, showItems } from './item-pages.js';
import { answerPage, styleSheet } from './page.js';
import { showQuestion, showReconciliation } from './reconciliation-page.js';

export type DeskDeps = OperatorDeps & ReconciliationDeps;

const formOptions = { ...payloadOptions, allow: 'application/x-www-form-urlencoded' } as const;

const token = Joi.string().max(64).required();

type ActForm = Omit<ActBody, 'version'> & { readonly version: string; readonly token: string };
const actForm = Joi.object<ActForm>({
  act: actFields.act,
  note: actFields.note,
  version: Joi.string()
    .pattern(/^[1-9]\d{0,8}$/)
    .required(),
  token,
});

export function createDeskRoutes(deps: DeskDeps): ServerRoute[] {
  const options = { pre: [{ method: requireNamedOperator(deps), assign: 'caller' }] };
  return [
    {
      method: 'GET',
      path: '/operator/desk',
      options,
      handler: async (_, h) =>
        answerPage(h, { title: 'Manual items', body: showItems(await listManualItems(deps)) }),
    },
    ...createItemRoutes(deps, options),
    {
      method: 'GET',
      path: '/operator/desk/orders/{orderId}',
      options,
      handler: async ({ params }, h) => {
        const orderId = parseOrderId(String(params['orderId']));
        const attempts = orderId === undefined ? [] : await readOrderHistory(deps, orderId);
        if (attempts.length === 0) return answerNothing(h);
        const body = html`${attempts.map((one) => showAttempt(toListed(one)))}`;
        return answerPage(h, { title: `Order ${orderId ?? ''}`, body });
      },
    },
    ...createReconciliationPages(deps, options),
    {
      method: 'GET',
      path: '/operator/desk/style.css',
      handler: (_, h) => h.response(styleSheet).type('text/css'),
    },
  ];
}

function createItemRoutes(deps: DeskDeps, options: RouteOptions): ServerRoute[] {
  return [
    {
      method: 'GET',
      path: '/operator/desk/items/{attemptId}',
      options,
      handler: async (request, h) => {
        const evidence = await findEvidence(deps, String(request.params['attemptId']));
        if (evidence === undefined) return answerNothing(h);
        const formToken = tokenOf(deps, request, `${request.path}/acts`);
        const body = showItem({ ...evidence, formToken, refusal: null });
        return answerPage(h, { title: `Order ${evidence.item.orderId}`, body });
      },
    },
    {
      method: 'POST',
      path: '/operator/desk/items/{attemptId}/acts',
      options: { ...options, payload: formOptions, validate: { payload: actForm } },
      handler: async (request, h) => {
        const { act, note, version, token: given } = request.payload as ActForm; // Validated above.
        if (!isOwnForm(deps, request, given)) return answerForeign(h);
        const attemptId = parseAttemptId(String(request.params['attemptId']));
        if (attemptId === undefined) return answerNothing(h);
        const taken = { kind: act, operator: nameOf(request), note };
        const seenVersion = Number(version);
        const answer = await actOnItem(deps, { attemptId, seenVersion, act: taken });
        if (answer.kind === 'held') {
          return h.redirect(`/operator/desk/orders/${answer.attempt.orderId}`).code(303);
        }
        const evidence = await findEvidence(deps, attemptId);
        if (evidence === undefined) return answerNothing(h);
        const { reason: refusal } = answer;
        const body = showItem({ ...evidence, formToken: given, refusal });
        const title = `Order ${evidence.item.orderId}`;
        return answerPage(h, { title, body, status: statusOf(refusal) });
      },
    },
  ];
}

function createReconciliationPages(deps: DeskDeps, options: RouteOptions): ServerRoute[] {
  const path = '/operator/desk/reconciliation';
  return [
    {
      method: 'GET',
      path,
      options: { ...options, validate: { query: Joi.object({ date: dateField.optional() }) } },
      handler: async (request, h) => {
        const title = 'Reconciliation';
        if (request.query['date'] === undefined) {
          return answerPage(h, { title, body: showQuestion(toKstDate(deps.clock.nowMs())) });
        }
        const report = await reconcile(deps, { day: dayOf(request.query), callPeople: null });
        const body = showReconciliation(report, tokenOf(deps, request, path));
        return answerPage(h, { title, body });
      },
    },
    {
      method: 'POST',
      path,
      options: {
        ...options,
        payload: formOptions,
        validate: { payload: Joi.object({ date: dateField, token }) },
      },
      handler: async (request, h) => {
        const { token: given } = request.payload as { readonly token: string }; // Validated above.
        if (!isOwnForm(deps, request, given)) return answerForeign(h);
        const by = `${deps.instance} reconciliation by ${nameOf(request)}`;
        await reconcile(deps, { day: dayOf(request.payload), callPeople: { by } });
        return h.redirect('/operator/desk').code(303);
      },
    },
  ];
}

/** Lets operators pass who have a name; a browser asks for name and token. */
function requireNamedOperator(deps: DeskDeps): Lifecycle.Method {
  return ({ headers }, h) => {
    const caller = identify(deps, headers);
    if (caller !== undefined && caller.name !== null) return caller;
    const body = html`<p>Expected your name and your token; they stand in OPERATORS.</p>`;
    return answerPage(h, { title: 'Who are you?', body, status: 401 })
      .header('www-authenticate', 'Basic realm="desk", charset="UTF-8"')
      .takeover();
  };
}

function tokenOf(deps: DeskDeps, request: Request, path: string): string {
  return formTokenOf({ operatorsToken: ownTokenOf(deps, request), path });
}

function isOwnForm(deps: DeskDeps, request: Request, given: string): boolean {
  return isFormToken(given, { operatorsToken: ownTokenOf(deps, request), path: request.path });
}

function ownTokenOf({ operators }: DeskDeps, request: Request): string {
  const name = nameOf(request);
  return operators.find((one) => one.name === name)?.token ?? '';
}

function answerNothing(h: Parameters<typeof answerPage>[0]) {
  const body = html`<p>There is nothing here, or not any more.</p>`;
  return answerPage(h, { title: 'Not found', body, status: 404 });
}

function answerForeign(h: Parameters<typeof answerPage>[0]) {
  const body = html`<p>Expected a form of this desk that was made for you. Open the page again.</p>`;
  return answerPage(h, { title: 'Refused', body, status: 403 });
}

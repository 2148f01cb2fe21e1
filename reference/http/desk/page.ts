import type { ResponseToolkit } from '@hapi/hapi';
import { type Html, html } from './html.js';

/** No script, nothing from elsewhere, no frame around it, and forms that lead nowhere else. */
const policy =
  "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

type Page = { readonly title: string; readonly body: Html; readonly status?: number };

/** A whole page, which nobody may keep. */
export function answerPage(h: ResponseToolkit, { title, body, status = 200 }: Page) {
  return h
    .response(toDocument(title, body).markup)
    .code(status)
    .type('text/html')
    .header('content-security-policy', policy)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-store');
}

function toDocument(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/operator/desk/style.css">
</head>
<body>
<nav><a href="/operator/desk">Manual items</a> <a href="/operator/desk/reconciliation">Reconciliation</a></nav>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}

export const styleSheet = `body { font: 1rem/1.5 system-ui, sans-serif; margin: 1rem auto; max-width: 70rem; padding: 0 1rem; }
nav a { margin-right: 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #ccc; padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; }
td.amount { text-align: right; white-space: nowrap; }
dt { font-weight: bold; }
.refusal, .gap { border-left: 0.3rem solid #b00; padding-left: 0.6rem; }
label { display: block; margin: 0.6rem 0; }
textarea { width: 100%; }
code { overflow-wrap: anywhere; }
`;

/** Whole won. */
export function toWon(amountKrw: number | null): string {
  return amountKrw === null ? '?' : `${amountKrw.toLocaleString('en')} KRW`;
}

/** A moment in Korea, to the second. */
export function toMoment(atMs: number): string {
  const kst = new Date(atMs + 9 * 60 * 60 * 1000).toISOString();
  return `${kst.slice(0, 10)} ${kst.slice(11, 19)} KST`;
}

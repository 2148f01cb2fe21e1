import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { Asset } from '../../kit/control/party-kind.js';
import { windowPath } from './protocol/window-request.js';

/** Where the real scripts stand on their host. Source: the `src` that the npm loaders use by default. */
const scriptPaths = ['/v2/standard', '/v1', '/v1/payment', '/v1/payment-widget'];

/**
 * The scripts that a shop's page loads, and the page of the payment window. They are bundled when the first of them is
 * asked for, which takes about 100 ms; who has no page does not wait for them.
 */
export const browserAssets: readonly Asset[] = [
  ...scriptPaths.map((path) => ({
    path,
    headers: headersOf('text/javascript'),
    body: () => bundled().sdk,
  })),
  {
    path: windowPath,
    headers: headersOf('text/html'),
    body: () => readFileSync(fileOf('window/page.html'), 'utf8'),
  },
  {
    path: `${windowPath}.js`,
    headers: headersOf('text/javascript'),
    body: () => bundled().paymentWindow,
  },
];

type Scripts = { readonly sdk: string; readonly paymentWindow: string };

let scripts: Scripts | undefined;

function bundled(): Scripts {
  if (scripts === undefined) {
    const [sdk = '', paymentWindow = ''] = bundle(['sdk/main.ts', 'window/main.ts']);
    scripts = { sdk, paymentWindow };
  }
  return scripts;
}

/** In the order of the entries. */
function bundle(entries: readonly string[]): readonly string[] {
  const { outputFiles } = buildSync({
    entryPoints: entries.map(fileOf),
    bundle: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    outdir: 'bundled', // Names the files; nothing is written.
    write: false,
    logLevel: 'silent', // What it finds, it throws.
  });
  return outputFiles.map(({ text }) => text);
}

function fileOf(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** A page may ask for the script by CORS (`crossorigin`), and may want nothing that does not let itself in (COEP). */
function headersOf(type: string): Readonly<Record<string, string>> {
  return {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  };
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { windowPath } from './protocol/window-request.js';

/** A file that the simulator serves to browsers, at GET `path`, whatever the query. */
export type BrowserAsset = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Where the real scripts stand on their host. Source: the `src` that the npm loaders use by default. */
const scriptPaths = ['/v2/standard', '/v1', '/v1/payment', '/v1/payment-widget'];

/** The scripts that a shop's page loads, and the page of the payment window. Takes about 100 ms. */
export function browserAssets(): readonly BrowserAsset[] {
  const sdk = script(bundle('sdk/main.ts'));
  return [
    ...scriptPaths.map((path) => ({ path, ...sdk })),
    { path: windowPath, ...page(readFileSync(fileOf('window/page.html'), 'utf8')) },
    { path: `${windowPath}.js`, ...script(bundle('window/main.ts')) },
  ];
}

function bundle(entry: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileOf(entry)],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    write: false,
    logLevel: 'silent', // What it finds, it throws.
  });
  return outputFiles.map(({ text }) => text).join('');
}

function fileOf(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** A page may ask for the script by CORS (`crossorigin`), and may want nothing that does not let itself in (COEP). */
function script(body: string): Omit<BrowserAsset, 'path'> {
  return { headers: headersOf('text/javascript'), body };
}

function page(body: string): Omit<BrowserAsset, 'path'> {
  return { headers: headersOf('text/html'), body };
}

function headersOf(type: string): Readonly<Record<string, string>> {
  return {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  };
}

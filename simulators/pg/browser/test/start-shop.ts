import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/** A shop on a host of its own. */
export type ShopServer = {
  /** `http://localhost:…`, while the simulator is at 127.0.0.1. */
  readonly url: string;
  readonly close: () => void;
};

const page = `<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><title>상점</title></head><body>
  <div id="methods"></div><div id="terms"></div>
  <button type="button" disabled>결제하기</button> <output></output>
  <script src="/shop.js"></script>
</body></html>`;

/** Serves the shop's page at every path but that of its script. */
export async function startShop(): Promise<ShopServer> {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL('shop/main.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    write: false,
  });
  const script = outputFiles.map(({ text }) => text).join('');
  const server = createServer((request, response) => {
    const isScript = request.url === '/shop.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : page);
  });
  await once(server.listen(0, 'localhost'), 'listening');
  const { port } = server.address() as AddressInfo; // It listens on TCP.
  return {
    url: `http://localhost:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../cli/ttadak.mjs', import.meta.url));

/** Milliseconds from `ttadak simulate pg` to its first good answer. */
export async function measureStartUp(): Promise<number> {
  const startedAtMs = performance.now();
  const child = spawn(process.execPath, [cli, 'simulate', 'pg', '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]; // One line of JSON.
  const { url } = JSON.parse(line) as { url: string }; // What `--json` prints.
  const response = await fetch(`${url}/simulator/authentications`, {
    method: 'POST',
    body: JSON.stringify({ orderId: 'bench-0', amount: 33_000 }),
  });
  if (!response.ok) throw new Error(`The first answer was ${response.status}.`);
  await response.text();
  const tookMs = performance.now() - startedAtMs;
  child.kill();
  await once(child, 'exit');
  return tookMs;
}

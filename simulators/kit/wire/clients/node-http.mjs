// Asks with node:http or node:https, and prints what it was told, as client.ts says.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { argv, stdout } from 'node:process';

const { url, greetingUrl, patienceMs, caFile, times } = JSON.parse(argv[2]);
const { request, Agent } = url.startsWith('https') ? https : http;
const ca = caFile && readFileSync(caFile);

function ask(target, { agent, ...options }) {
  return new Promise((resolve) => {
    const asking = request(target, { agent, timeout: patienceMs, ...options }, (response) => {
      response.on('error', ({ code, message }) => resolve(code ?? message));
      response.on('end', () => resolve('whole'));
      response.resume();
    });
    asking.on('timeout', () => {
      resolve('own timer');
      asking.destroy();
    });
    asking.on('error', ({ code, message }) =>
      resolve(message === 'socket hang up' ? message : (code ?? message)),
    );
    asking.end(options.method === 'POST' ? 'x' : undefined);
  });
}

async function askAnew() {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, ca });
  if (greetingUrl) await ask(greetingUrl, { agent, method: 'GET' });
  const word = await ask(url, { agent, method: 'POST' });
  agent.destroy();
  return word;
}

const words = await Promise.all(Array.from({ length: times }, askAnew));
stdout.write(JSON.stringify(words));

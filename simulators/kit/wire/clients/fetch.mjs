// Asks with fetch (undici), and prints what it was told, as client.ts says. NODE_EXTRA_CA_CERTS names whom to trust.
import { argv, stdout } from 'node:process';

const { url, greetingUrl, patienceMs, times } = JSON.parse(argv[2]);

async function ask() {
  try {
    if (greetingUrl) await (await fetch(greetingUrl)).text();
    const signal = AbortSignal.timeout(patienceMs);
    const response = await fetch(url, { method: 'POST', body: 'x', signal });
    await response.text();
    return 'whole';
  } catch ({ name, message, cause }) {
    if (name === 'TimeoutError') return name;
    return message === 'fetch failed' ? (cause?.code ?? message) : message;
  }
}

// One after the other where a connection is to be used again; fetch offers no way to choose it.
const words = [];
if (greetingUrl) for (let nth = 0; nth < times; nth += 1) words.push(await ask());
else words.push(...(await Promise.all(Array.from({ length: times }, ask))));
stdout.write(JSON.stringify(words));

// Lets Node load the project's TypeScript as it is. Types are checked by `npm run check:types`, never here.
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';

// Once a thread: a worker may have been started with this file already.
const mark = Symbol.for('ttadak.register');
if (!(mark in globalThis)) {
  globalThis[mark] = true;
  process.env.TS_NODE_PROJECT ??= fileURLToPath(new URL('../tsconfig.json', import.meta.url));
  register('ts-node/esm', import.meta.url);
}

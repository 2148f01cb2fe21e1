// Lets Node load the project's TypeScript as it is. Types are checked by `npm run check:types`, never here.
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';

process.env.TS_NODE_PROJECT ??= fileURLToPath(new URL('../tsconfig.json', import.meta.url));
register('ts-node/esm', import.meta.url);

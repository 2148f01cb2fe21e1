// A process that keeps a session and is killed before its nth step to the disk; a write is cut in half first. It says each
// value that it has kept. Used by a test.
import fs, { writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { createCollections } from '../exchange/collections.js';
import { openDirectoryStore } from './directory-store.js';

const [directory = '', nth = ''] = process.argv.slice(2);
const valuesMax = 6;
/** So little that the fourth value makes the journal overgrown. */
const growthBytesMin = 40;

let steps = 0;

function dieAt(name: 'appendFileSync' | 'closeSync' | 'fsyncSync' | 'openSync' | 'renameSync') {
  const patched = fs as unknown as Record<string, (...args: unknown[]) => unknown>; // To be replaced.
  const real = patched[name];
  patched[name] = (file, text, ...others) => {
    steps += 1;
    if (steps !== Number(nth)) return real?.(file, text, ...others);
    if (name === 'appendFileSync') real?.(file, String(text).slice(0, String(text).length >> 1));
    return process.kill(process.pid, 'SIGKILL');
  };
}

const store = openDirectoryStore(directory, 'pg', growthBytesMin);
const collections = createCollections();
const counts = collections.open('counts', { isOne: (value) => typeof value === 'number' });
const [before] = store.stored();
collections.state.restore(before?.documents ?? []);

for (const name of [
  'appendFileSync',
  'closeSync',
  'fsyncSync',
  'openSync',
  'renameSync',
] as const) {
  dieAt(name);
}
syncBuiltinESMExports();

store.keep('one', collections.state);
for (let value = 1; value <= valuesMax; value += 1) {
  counts.set('changing', value);
  writeSync(1, `${value}\n`);
}

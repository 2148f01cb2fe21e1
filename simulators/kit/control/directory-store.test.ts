import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { createCollections } from '../exchange/collections.js';
import { DataDirectoryError } from './data-directory-error.js';
import { openDirectoryStore } from './directory-store.js';

/** One file that Node runs as it is, because it is started many times. */
function bundleKeeper(directory: string): string {
  const outfile = join(directory, 'killed-keeper.mjs');
  const source = fileURLToPath(new URL('killed-keeper.main.ts', import.meta.url));
  buildSync({ entryPoints: [source], bundle: true, platform: 'node', format: 'esm', outfile });
  return outfile;
}

describe('directory store', () => {
  const directory = mkdtempSync(join(tmpdir(), 'ttadak-store-'));
  const file = join(directory, 'one.jsonl');
  const isNumber = (value: unknown): value is number => typeof value === 'number';

  function open(party = 'pg') {
    const store = openDirectoryStore(directory, party);
    const collections = createCollections();
    return { store, collections, counts: collections.open('counts', { isOne: isNumber }) };
  }

  function stored() {
    const { store } = open();
    try {
      return store.stored();
    } finally {
      store.close();
    }
  }

  /** Keeps `a: 2` and `b: 1` under the session `one`, and ends as a killed process would but for the lock. */
  beforeEach(() => {
    rmSync(directory, { recursive: true, force: true });
    const { store, collections, counts } = open();
    counts.set('a', 1);
    store.keep('one', collections.state);
    counts.set('b', 1);
    counts.set('gone', 1);
    counts.set('a', 2);
    counts.delete('gone');
    store.close();
  });

  after(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  const kept = [
    { collection: 'counts', id: 'a', value: 2 },
    { collection: 'counts', id: 'b', value: 1 },
  ];

  it('has the newest of each document when it is opened again', () => {
    assert.deepEqual(stored(), [{ id: 'one', documents: kept }]);
  });

  it('writes a change at once', () => {
    const { store, collections, counts } = open();
    store.keep('two', collections.state);

    counts.set('c', 3);

    assert.match(readFileSync(join(directory, 'two.jsonl'), 'utf8'), /\["counts","c",3\]\n$/);
    store.close();
  });

  it('drops a last line that was cut short', () => {
    appendFileSync(file, '["counts","b",9');

    assert.deepEqual(stored(), [{ id: 'one', documents: kept }]);
  });

  it('folds a journal that has grown by more than it held', () => {
    const growthBytesMin = 1_000;
    const store = openDirectoryStore(directory, 'pg', growthBytesMin);
    const collections = createCollections();
    const counts = collections.open('counts', { isOne: isNumber });
    store.keep('one', collections.state);
    const sizes: number[] = [];

    for (let value = 0; value < 500; value += 1) {
      counts.set(`id-${value % 50}`, value);
      sizes.push(statSync(file).size);
    }
    store.close();

    // Fifty documents of 25 bytes at most, and as much again.
    assert.ok(Math.max(...sizes) < 3_000, `it grew to ${Math.max(...sizes)} bytes`);
    assert.ok(sizes.filter((size, place) => size < (sizes[place - 1] ?? 0)).length < 10);
    const [one] = stored();
    assert.deepEqual(
      one?.documents.map(({ value }) => value),
      Array.from({ length: 50 }, (_, id) => 450 + id),
    );
  });

  it('loses nothing that was said to a kill at any step of its way to the disk', () => {
    const keeper = bundleKeeper(directory);
    let wasKilled = true;
    let nth = 0;

    for (; wasKilled; nth += 1) {
      const place = mkdtempSync(join(directory, 'killed-'));
      const beginning = openDirectoryStore(place, 'pg');
      const collections = createCollections();
      const counts = collections.open('counts', { isOne: isNumber });
      counts.set('lasting', 7);
      beginning.keep('one', collections.state);
      beginning.close();

      const args = [keeper, place, String(nth + 1)];
      const { stdout, stderr, signal } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      assert.equal(stderr, '');
      wasKilled = signal === 'SIGKILL';

      const said = Number(stdout.trimEnd().split('\n').at(-1));
      const reopened = openDirectoryStore(place, 'pg');
      const [one] = reopened.stored();
      const values = new Map(one?.documents.map(({ id, value }) => [id, Number(value)]));
      const kept = values.get('changing') ?? 0;
      // Of the next value nobody was told; it may be there or not.
      assert.ok(kept === said || kept === said + 1, `killed at ${nth}: said ${said}, kept ${kept}`);
      assert.equal(values.get('lasting'), 7, `killed at ${nth}`);
      reopened.close();
    }

    // Two foldings of four steps, one file closed, six values.
    assert.equal(nth - 1, 15);
  });

  it('folds a journal when its session is kept again', () => {
    const { store, collections } = open();
    const [first] = store.stored();
    collections.state.restore(first?.documents ?? []);

    store.keep('one', collections.state);
    store.close();

    assert.equal(readFileSync(file, 'utf8').trimEnd().split('\n').length, 3);
    assert.deepEqual(stored(), [{ id: 'one', documents: kept }]);
  });

  it('tells sessions apart whose ids differ in their case only', () => {
    const { store, collections } = open();
    store.keep('ONE', collections.state);
    store.close();

    assert.deepEqual(
      stored().map(({ id }) => id),
      ['ONE', 'one'],
    );
  });

  it('forgets an ended session, whatever it still does', () => {
    const { store, collections, counts } = open();
    store.keep('one', collections.state);

    store.forget('one');
    counts.set('late', 1);
    store.close();

    assert.deepEqual(stored(), []);
  });

  const refusals: readonly (readonly [string, () => void, RegExp])[] = [
    [
      'of a newer version',
      () => {
        writeFileSync(file, '{"ttadak":2,"party":"pg","session":"one"}\n');
      },
      /expected at most version 1, found 2/,
    ],
    [
      'of another party',
      () => {
        writeFileSync(file, '{"ttadak":1,"party":"legacy-order","session":"one"}\n');
      },
      /expected what "pg" remembers, found what "legacy-order" does/,
    ],
    [
      'that is no journal',
      () => {
        writeFileSync(file, 'Dear diary,\n');
      },
      /one\.jsonl:1: expected a journal of ttadak/,
    ],
    [
      'that is broken in the middle',
      () => {
        appendFileSync(file, '["counts","b"\n["counts","b",1]\n');
      },
      /one\.jsonl:7: expected a document, found/,
    ],
  ];
  for (const [what, spoil, message] of refusals) {
    it(`refuses a file ${what}`, () => {
      spoil();

      assert.throws(stored, (error) => {
        assert.ok(error instanceof DataDirectoryError);
        assert.match(error.message, message);
        return true;
      });
    });
  }

  it('refuses a directory that a living process uses', () => {
    writeFileSync(join(directory, 'lock'), `${process.ppid}\n`);

    assert.throws(() => open(), /found process \d+ using it/);
    rmSync(join(directory, 'lock'));
  });

  it('takes over the lock of a process that was killed', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(join(directory, 'lock'), `${pid}\n`);

    assert.equal(stored().length, 1);
  });
});

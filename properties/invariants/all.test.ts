import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { allInvariants } from './all.js';
import { breachesOf, healed, historyOf, paid, rested, returned, told } from './history-of.js';

const folder = new URL('.', import.meta.url);
const sources = readdirSync(folder).filter((name) => /^[a-z-]+\.ts$/.test(name));
const declared = sources.filter((name) => read(name).includes(': Invariant = {'));

function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

function toFileName(name: string): string {
  return `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;
}

describe('allInvariants', () => {
  it('lists every invariant of the folder, each once', () => {
    const listed = allInvariants.map(({ name }) => toFileName(name));

    assert.deepEqual(listed.toSorted(), declared.toSorted());
  });

  for (const { name, statement, observe, atRest } of allInvariants) {
    it(`shows of ${name} that it judges, what it says, what breaks it and what nearly does`, () => {
      const tests = read(toFileName(name).replace(/\.ts$/, '.test.ts'));

      assert.ok(observe !== undefined || atRest !== undefined);
      assert.match(statement, /^[A-Z].*\.$/);
      assert.match(tests, /\bit\(['"`](finds |\$\{verb\})/);
      assert.match(tests, /\bit\(['"`](accepts |\$\{verb\})/);
    });

    it(`accepts an ordinary payment and an ordinary cancellation by ${name}`, () => {
      const invariant = allInvariants.find((other) => other.name === name);

      assert.ok(invariant !== undefined);
      assert.deepEqual(breachesOf(invariant, historyOf(paid, healed, rested)), []);
      assert.deepEqual(
        breachesOf(invariant, historyOf(returned, told('cancelled'), healed, rested)),
        [],
      );
    });
  }
});

// Tables that a reader copies from: what they name must be what the code knows.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseConfig } from '../reference/config.js';
import { scenarioSchema } from '../scenarios/scenario.js';
import { faultFields } from '../simulators/kit/faults/fault-fields.js';
import { faultKinds } from '../simulators/kit/faults/fault-kind.js';
import { switchesSchema } from '../simulators/pg/switches.js';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** The cells of every row of every table of a page. */
function rowsOf(page: string): readonly (readonly string[])[] {
  const rows = read(page).matchAll(/^\|(.*)\|$/gm);
  return Array.from(rows, ([, row = '']) => row.split(/(?<!\\)\|/).map((cell) => cell.trim()));
}

const namesIn = (text: string) => Array.from(text.matchAll(/`([^`]+)`/g), ([, name = '']) => name);

/** The words in capitals within quotes. */
const constantsOf = (source: string) =>
  new Set(Array.from(source.matchAll(/'([A-Z]{3,}(?:_[A-Z]+)*)'/g), ([, name = '']) => name));

const toField = (variable: string) =>
  variable.toLowerCase().replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());

describe('docs/operating.md', () => {
  const rows = rowsOf('docs/operating.md');
  const firstCells = rows.flatMap(([first = '']) => namesIn(first));

  it('names every variable of the service', () => {
    const variables = [...constantsOf(read('reference/config.ts'))];

    assert.ok(variables.length > 20);
    for (const variable of variables) assert.ok(firstCells.includes(variable), variable);
  });

  it('says which times stand where nothing is set', () => {
    const config = parseConfig({
      PG_URL: 'http://pg.example',
      PG_SECRET_KEY: 'test_sk_abc',
      LEGACY_ORDER_URL: 'http://legacy.example',
      STEP_LOG: 'data',
      OPERATOR_TOKEN: 'token',
    });
    assert.ok(config.ok);
    const values: Readonly<Record<string, unknown>> = config.value;
    let compared = 0;
    for (const [first = '', said = ''] of rows) {
      const variables = namesIn(first);
      if (!variables.every((name) => name.endsWith('_MS')) || variables.length === 0) continue;
      const numbers = said.split(', ').map((number) => Number(number.replaceAll(' ', '')));
      assert.deepEqual(
        numbers,
        variables.map((name) => values[toField(name)]),
        first,
      );
      compared += numbers.length;
    }
    assert.equal(compared, 12);
  });

  it('names every reason for which an act is refused', () => {
    const sources = read('reference/core/act.ts') + read('reference/app/act-on-item.ts');

    for (const reason of constantsOf(sources)) assert.ok(firstCells.includes(reason), reason);
  });
});

describe('docs/faults.md', () => {
  const rows = rowsOf('docs/faults.md');

  it('has a row for each kind', () => {
    const kinds = rows.flatMap(([first = '']) => namesIn(first));

    for (const kind of faultKinds) assert.ok(kinds.includes(kind), kind);
  });

  it('names every status that a server error can have', () => {
    const fields = rows.find(([first]) => first === '`error-before`')?.at(-1) ?? '';
    const statuses = Array.from(fields.matchAll(/\d{3}/g), ([status]) => Number(status));

    assert.deepEqual(new Set(statuses), faultFields.status.unwrap().values);
  });
});

describe('docs/pg-simulator.md', () => {
  it('names every switch', () => {
    const switches = rowsOf('docs/pg-simulator.md').flatMap(([first = '']) => namesIn(first));

    for (const name of Object.keys(switchesSchema.shape)) assert.ok(switches.includes(name), name);
  });
});

describe('docs/writing-scenarios.md', () => {
  it('names every field', () => {
    const fields = rowsOf('docs/writing-scenarios.md').flatMap(([first = '']) => namesIn(first));

    for (const name of Object.keys(scenarioSchema.shape)) assert.ok(fields.includes(name), name);
  });
});

// docs/legacy-order-simulator.md has a table of states × calls × answers; each cell is tried.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { OrderState } from './core/order.js';
import { type Act, startLegacyOrder } from './start-legacy-order.js';

const page = readFileSync(new URL('../../docs/legacy-order-simulator.md', import.meta.url), 'utf8');
const acts: readonly Act[] = ['claim', 'complete', 'fence', 'release'];
const [own = '', others = ''] = page.split('By another attempt:', 2);

type Row = readonly [state: OrderState, act: Act, result: string];

/** The cells of the table under this header. */
function rowsOf(text: string): readonly Row[] {
  const [, table = ''] = text.split('| state | claim | complete | fence | release |\n', 2);
  const [body = ''] = table.split('\n\n', 1);
  return body
    .split('\n')
    .filter((line) => /^\| [a-z]/.test(line))
    .flatMap((line) => {
      const [state = '', ...results] = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      return acts.map((act, place) => [state as OrderState, act, results[place] ?? ''] as const);
    });
}

describe('the table of states in docs/legacy-order-simulator.md', () => {
  for (const [by, text, count] of [
    ['a-1', own, 24],
    ['a-2', others, 16],
  ] as const) {
    it(`says what each call by ${by} comes to`, () => {
      const rows = rowsOf(text);
      assert.equal(rows.length, count);

      for (const [state, act, result] of rows) {
        const { bring, ask, order } = startLegacyOrder();
        bring(state);

        const { status, code } = ask(act, { attempt: by });

        const came = status === 200 ? (order()?.state === state ? 'again' : order()?.state) : code;
        assert.equal(came, result, `${act} of ${state} by ${by}`);
      }
    });
  }
});

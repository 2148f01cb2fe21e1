import assert from 'node:assert/strict';
import { z } from 'zod';
import { nearest, readBy } from './read-by.js';

describe('problem', () => {
  const schema = z.strictObject({
    operation: z.enum(['pg.confirm', 'pg.cancel']),
    nth: z.union([z.int().min(1), z.enum(['next', 'every'])]),
    deep: z.object({ amount: z.int() }),
  });

  function problemWith(value: unknown) {
    const read = readBy(schema, value, 'body');
    assert.ok(!read.ok);
    return read.problem;
  }

  it('names every wrong field, what is allowed there and what came', () => {
    const value = { operation: 'pg.confrim', nth: 0, deep: { amount: 'x' }, more: 1 };

    assert.deepEqual(problemWith(value).issues, [
      {
        path: 'body.operation',
        problem:
          'expected one of "pg.confirm", "pg.cancel", got "pg.confrim"; did you mean "pg.confirm"?',
      },
      {
        path: 'body.nth',
        problem: 'too small: expected number to be >=1, got 0',
      },
      { path: 'body.deep.amount', problem: 'expected number, received string, got "x"' },
      {
        path: 'body.more',
        problem: 'no such field is known, only operation, nth, deep',
      },
    ]);
  });

  it('says what each alternative wants when none fits', () => {
    const value = { operation: 'pg.cancel', nth: 'last', deep: { amount: 1 } };

    assert.equal(
      problemWith(value).problem,
      'body.nth: expected number, received string, or expected one of "next", "every"; got "last"',
    );
  });

  it('names the field that an unknown one may mean', () => {
    const value = { operation: 'pg.cancel', nht: 1, deep: { amount: 1 } };

    assert.match(problemWith(value).problem, /body\.nht: .*, only .*; did you mean "nth"\?/);
  });

  it('says that nothing came', () => {
    const { problem } = problemWith({});

    assert.match(problem, /body\.operation: expected one of .*, got nothing/);
    assert.match(problem, /body\.deep: expected object, got nothing$/);
  });

  it('says all of it in one line, too', () => {
    assert.match(problemWith(7).problem, /^body: expected object, received number, got 7$/);
  });

  it('finds the nearest name, and none when all are far', () => {
    assert.equal(nearest('/simulator/fault', ['/simulator/faults', '/x']), '/simulator/faults');
    assert.equal(nearest('zzz', ['/simulator/faults']), undefined);
  });
});

import assert from 'node:assert/strict';
import { dialectSchema } from './dialect.js';

/** What is wrong with a dialect: the path of the field, and what was expected there. */
function faultsOf(dialect: object): readonly string[] {
  const { error } = dialectSchema.safeParse({ name: 'test', ...dialect });
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('dialect', () => {
  it('may leave everything as it is', () => {
    assert.deepEqual(faultsOf({}), []);
  });

  const wrong: readonly (readonly [what: string, dialect: object, fault: RegExp])[] = [
    [
      'a path of control',
      { operations: { claim: { path: '/simulator/{orderId}' } } },
      /^operations\.claim\.path: expected no path of control/,
    ],
    [
      'a path that climbs',
      { operations: { claim: { path: '/a/../{orderId}' } } },
      /^operations\.claim\.path: expected a path such as/,
    ],
    [
      'a parameter that is none',
      { operations: { claim: { path: '/{order}/{orderId}' } } },
      /^operations\.claim\.path: expected a path such as/,
    ],
    [
      'two operations at one path',
      {
        operations: {
          fence: { path: '/go', request: { orderId: 'NO' } },
          release: { path: '/go', request: { orderId: 'NO' } },
        },
      },
      /^operations\.release: expected a path of its own, got POST \/go beside POST \/go of "fence"/,
    ],
    [
      'a request without its order',
      { operations: { claim: { path: '/claim' } } },
      /^operations\.claim: expected the order once, .* got it nowhere/,
    ],
    [
      'a request with its order twice',
      { operations: { claim: { request: { orderId: 'NO' } } } },
      /^operations\.claim: expected the order once, .* got it several times/,
    ],
    [
      'a word of a request that leads through another',
      { operations: { claim: { request: { attemptId: 'A', version: 'A.B' } } } },
      /^operations\.claim\.request\.version: expected a place of its own, got "A\.B" beside "A" of "attemptId"/,
    ],
    [
      'a word of a request in the place of one that stays',
      { operations: { claim: { request: { attemptId: 'version' } } } },
      /^operations\.claim\.request\.version: expected a place of its own/,
    ],
    [
      'a word that the request does not have',
      { operations: { fence: { request: { amount: 'AMT' } } } },
      /^operations\.fence\.request: Unrecognized key: "amount"/,
    ],
    [
      'two words of an answer in one place',
      { answer: { fields: { code: 'RSLT', message: 'RSLT' } } },
      /^answer\.fields\.message: expected a place of its own, got "RSLT" beside "RSLT" of "fields\.code"/,
    ],
    [
      'a constant in the way of a word',
      { answer: { constants: { order: 'x' } } },
      /^answer\.constants\.order: expected a place of its own/,
    ],
    [
      'a constant whose place is none',
      { answer: { constants: { 'A..B': 'x' } } },
      /^answer\.constants\.A\.\.B: expected names with points between/,
    ],
    [
      'a place that would change every object',
      { answer: { fields: { code: '__proto__.x' } } },
      /^answer\.fields\.code: expected names with points between/,
    ],
    [
      'two states of one text',
      { states: { payable: '10', complete: '10' } },
      /^states\.complete: expected a text of its own, got "10" of "payable"/,
    ],
    [
      'a state in the words of another that stays',
      { states: { payable: 'closed' } },
      /^states\.closed: expected a text of its own, got "closed" of "payable"/,
    ],
    ['a code that nobody says', { codes: { LOCK: 'E1' } }, /^codes: Unrecognized key: "LOCK"/],
    [
      'a status that comes without a body',
      { statuses: { refused: 204 } },
      /^statuses\.refused: expected a status that comes with a body/,
    ],
  ];
  for (const [what, dialect, fault] of wrong) {
    it(`is refused with ${what}`, () => {
      const faults = faultsOf(dialect);

      assert.equal(faults.length, 1, faults.join('\n'));
      assert.match(faults[0] ?? '', fault);
    });
  }
});

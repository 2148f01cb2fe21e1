import assert from 'node:assert/strict';
import { toOutcome } from './outcome.js';

describe('what the PG makes of an answer', () => {
  const strict = { acceptsAny2xx: false };
  const loose = { acceptsAny2xx: true };
  const rows = [
    { status: 200, of: 'accepted', ofLoose: 'accepted' },
    { status: 201, of: 'rejected', ofLoose: 'accepted' },
    { status: 204, of: 'rejected', ofLoose: 'accepted' },
    { status: 302, of: 'rejected', ofLoose: 'rejected' },
    { status: 400, of: 'rejected', ofLoose: 'rejected' },
    { status: 500, of: 'rejected', ofLoose: 'rejected' },
  ] as const;

  for (const { status, of, ofLoose } of rows) {
    it(`takes ${status} as ${of}, and as ${ofLoose} where any 2xx counts`, () => {
      assert.deepEqual(toOutcome({ kind: 'answered', status }, strict), { kind: of, status });
      assert.equal(toOutcome({ kind: 'answered', status }, loose).kind, ofLoose);
    });
  }

  it('does not know what became of a webhook without an answer', () => {
    const answer = { kind: 'no-answer', reason: 'ECONNRESET' } as const;

    assert.deepEqual(toOutcome(answer, strict), { kind: 'unknown', reason: 'ECONNRESET' });
  });
});

// Variants and the tokens that name them.
import assert from 'node:assert/strict';
import { parseToken, toToken } from '../exploration/token.js';
import { allFlows, requireFlow } from '../flows/all-flows.js';

describe('variants', () => {
  it('all have a code of their own', () => {
    const variants = allFlows.flatMap((flow) => [...flow.variantsOf(1), ...flow.variantsOf(2)]);

    assert.equal(new Set(variants.map(({ code }) => code)).size, variants.length);
  });
});

describe('a replay token', () => {
  const [variant] = requireFlow('repair-order').variantsOf(2);
  assert.ok(variant !== undefined);
  const replay = {
    variant,
    faultsMax: 2,
    decisions: [
      { label: 'fault pg.confirm#1 of R-1001', nth: 1, option: 'lose-response' },
      { label: 'process', nth: 2, option: '1' },
    ],
  };

  it('comes back as it was', () => {
    const parsed = parseToken(toToken(replay));

    assert.deepEqual(parsed, { ok: true, replay });
  });

  it('is refused when it is damaged', () => {
    const token = toToken(replay);

    const parsed = parseToken(`${token.slice(0, 10)}X${token.slice(11)}`);

    assert.deepEqual(parsed, {
      ok: false,
      fault: 'expected the whole token, got a damaged one: its checksum does not fit',
    });
  });

  it('is refused when it is of another version', () => {
    const parsed = parseToken('t1.abc.def');

    assert.ok(!parsed.ok);
    assert.match(parsed.fault, /got another version/);
  });
});

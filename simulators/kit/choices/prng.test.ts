import assert from 'node:assert/strict';
import { createPrng, type Prng } from './prng.js';

function draw(prng: Prng, count: number): readonly number[] {
  return Array.from({ length: count }, () => prng.next());
}

describe('prng', () => {
  it('repeats its numbers for the same seed', () => {
    assert.deepEqual(draw(createPrng(7), 20), draw(createPrng(7), 20));
  });

  it('differs for another seed', () => {
    assert.notDeepEqual(draw(createPrng(7), 5), draw(createPrng(8), 5));
  });

  it('draws whole numbers from 0 to 2^32 - 1, small and large', () => {
    const numbers = draw(createPrng(1), 1_000);

    assert.ok(numbers.every((n) => Number.isInteger(n) && n >= 0 && n < 2 ** 32));
    assert.ok(numbers.some((n) => n < 2 ** 31) && numbers.some((n) => n >= 2 ** 31));
  });

  it('keeps a fork where it is when its parent draws more', () => {
    const parent = createPrng(7);
    const early = draw(parent.fork('pg'), 5);
    draw(parent, 10);

    assert.deepEqual(draw(parent.fork('pg'), 5), early);
  });

  it('gives each name, seed and path a stream of its own', () => {
    const streams = [
      createPrng(7),
      createPrng(7).fork('pg'),
      createPrng(7).fork('legacy-order'),
      createPrng(8).fork('pg'),
      createPrng(7).fork('pg').fork('pg'),
    ].map((prng) => draw(prng, 4).join());

    assert.equal(new Set(streams).size, streams.length);
  });
});

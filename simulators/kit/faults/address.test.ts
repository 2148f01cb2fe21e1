import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Address, isAddressed, parseAddress, toAddressText } from './address.js';

describe('address', () => {
  it('reads operation, number and order', () => {
    assert.deepEqual(parseAddress('pg.look-up-order#12 of R-1001'), {
      operation: 'pg.look-up-order',
      nth: 12,
      order: 'R-1001',
    });
  });

  it('means the first request and any order where they are left out', () => {
    assert.deepEqual(parseAddress('pg.confirm'), { operation: 'pg.confirm', nth: 1, order: null });
  });

  for (const text of ['', 'pg', 'confirm#1', 'pg.confirm#0', 'pg.confirm#-1', 'PG.confirm']) {
    it(`does not read "${text}"`, () => {
      assert.equal(parseAddress(text), undefined);
    });
  }

  for (const text of ['pg.confirm#1 of', 'pg.confirm #1', 'pg.confirm#1 of a b', ' pg.confirm']) {
    it(`does not read "${text}"`, () => {
      assert.equal(parseAddress(text), undefined);
    });
  }

  it('reads back every address that it writes', () => {
    const addresses: fc.Arbitrary<Address> = fc.record(
      {
        operation: fc.stringMatching(/^[a-z-]{1,8}\.[a-z-]{1,8}$/),
        nth: fc.integer({ min: 1, max: 9_999 }),
        order: fc.option(fc.stringMatching(/^\S{1,8}$/), { nil: null }),
      },
      { noNullPrototype: true },
    );

    fc.assert(
      fc.property(addresses, (address) => {
        assert.deepEqual(parseAddress(toAddressText(address)), address);
      }),
      { numRuns: 300 },
    );
  });

  it('means the exchange with the same operation, number and order', () => {
    const address = { operation: 'pg.confirm', nth: 2, order: 'R-1' };

    assert.ok(isAddressed(address, address));
    assert.ok(!isAddressed(address, { ...address, operation: 'pg.cancel' }));
    assert.ok(!isAddressed(address, { ...address, nth: 1 }));
    assert.ok(!isAddressed(address, { ...address, order: 'R-2' }));
    assert.ok(!isAddressed(address, { ...address, order: null }));
  });

  it('means an exchange of any order, or of none, when it names none', () => {
    const address = { operation: 'pg.confirm', nth: 1, order: null };

    assert.ok(isAddressed(address, { ...address, order: 'R-1' }));
    assert.ok(isAddressed(address, address));
  });
});

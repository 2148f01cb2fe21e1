import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Address,
  isMeant,
  parseAddress,
  parseTarget,
  type Target,
  toAddressText,
} from './address.js';

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

  for (const text of ['pg.confirm#next', 'pg.confirm#1 with simmi1']) {
    it(`leaves "${text}" to targets`, () => {
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
});

describe('target', () => {
  it('reads an address', () => {
    const address = { operation: 'pg.confirm', nth: 2, order: 'R-1' };

    assert.deepEqual(parseTarget('pg.confirm#2 of R-1'), address);
  });

  for (const nth of ['next', 'every'] as const) {
    it(`reads #${nth}, an order and a payment key`, () => {
      const target = { operation: 'pg.look-up', nth, order: 'R-1', paymentKey: 'simmi1' };

      assert.deepEqual(parseTarget(`pg.look-up#${nth} of R-1 with simmi1`), target);
    });
  }

  for (const text of ['', 'pg', 'pg.confirm#last', 'pg.confirm with', 'of R-1#every']) {
    it(`does not read "${text}"`, () => {
      assert.equal(parseTarget(text), undefined);
    });
  }

  it('reads back every target that it writes', () => {
    const name = fc.stringMatching(/^\S{1,8}$/);
    const targets: fc.Arbitrary<Target> = fc.record(
      {
        operation: fc.stringMatching(/^[a-z-]{1,8}\.[a-z-]{1,8}$/),
        nth: fc.oneof(
          fc.integer({ min: 1, max: 9_999 }),
          fc.constantFrom('next' as const, 'every' as const),
        ),
        order: fc.option(name, { nil: null }),
        paymentKey: name,
      },
      { noNullPrototype: true, requiredKeys: ['operation', 'nth', 'order'] },
    );

    fc.assert(
      fc.property(targets, (target) => {
        assert.deepEqual(parseTarget(toAddressText(target)), target);
      }),
      { numRuns: 300 },
    );
  });

  it('means the exchange with the same operation, number and order', () => {
    const target = { operation: 'pg.confirm', nth: 2, order: 'R-1' };

    assert.ok(isMeant(target, target));
    assert.ok(!isMeant(target, { ...target, operation: 'pg.cancel' }));
    assert.ok(!isMeant(target, { ...target, nth: 1 }));
    assert.ok(!isMeant(target, { ...target, order: 'R-2' }));
    assert.ok(!isMeant(target, { ...target, order: null }));
  });

  for (const nth of ['next', 'every'] as const) {
    it(`means any number with #${nth}`, () => {
      const target = { operation: 'pg.confirm', nth, order: null };

      assert.ok(isMeant(target, { ...target, nth: 7, order: 'R-1' }));
    });
  }

  it('means the payment that it names only', () => {
    const exchange = { operation: 'pg.confirm', nth: 1, order: 'R-1' };
    const target = { ...exchange, paymentKey: 'k-1' };

    assert.ok(isMeant(target, { ...exchange, paymentKey: 'k-1' }));
    assert.ok(!isMeant(target, { ...exchange, paymentKey: 'k-2' }));
    assert.ok(!isMeant(target, exchange));
  });

  it('means an exchange of any order, or of none, when it names none', () => {
    const target = { operation: 'pg.confirm', nth: 1, order: null };

    assert.ok(isMeant(target, { ...target, order: 'R-1' }));
    assert.ok(isMeant(target, target));
  });
});

import assert from 'node:assert/strict';
import { parseConfig } from './config.js';

const least = {
  PG_URL: 'http://pg.example/',
  PG_SECRET_KEY: 'test_sk_abc',
  LEGACY_ORDER_URL: 'https://legacy.example/api/',
  STEP_LOG: './data',
  OPERATOR_TOKEN: 'token',
};

function faultsOf(environment: Record<string, string | undefined>): readonly string[] {
  const config = parseConfig(environment);
  return config.ok ? [] : config.error;
}

describe('config', () => {
  it('needs only what has no sane default', () => {
    const config = parseConfig(least);
    assert.ok(config.ok);
    assert.equal(config.value.pgUrl, 'http://pg.example');
    assert.equal(config.value.legacyOrderUrl, 'https://legacy.example/api');
    assert.equal(config.value.approvalWindowMs, 600_000);
    assert.equal(config.value.orphanCapture, 'complete');
    assert.ok(Object.isFrozen(config.value));
  });

  it('takes every value from the environment', () => {
    const config = parseConfig({
      ...least,
      PORT: '0',
      GRACE_MS: '99000',
      ORPHAN_CAPTURE: 'cancel',
    });
    assert.ok(config.ok);
    assert.equal(config.value.port, 0);
    assert.equal(config.value.graceMs, 99_000);
    assert.ok(config.value.leaseMs > config.value.graceMs + 3 * config.value.pgTimeoutMs);
    assert.equal(config.value.orphanCapture, 'cancel');
  });

  it('needs accounting in place of the legacy system where the orders are the shop’s own', () => {
    const shop = { ...least, LEGACY_ORDER_URL: undefined, ORDERS_OF: 'shop' };
    const config = parseConfig({ ...shop, ACCOUNTING_URL: 'http://accounting.example/' });

    assert.ok(config.ok);
    assert.equal(config.value.accountingUrl, 'http://accounting.example');
    assert.equal(config.value.isAccountingOurs, true);
    assert.deepEqual(faultsOf(shop), ['ACCOUNTING_URL: expected a value, got none']);
  });

  it('refuses a grace that a call to accounting may outlast', () => {
    const shop = { ...least, ORDERS_OF: 'shop', ACCOUNTING_URL: 'http://accounting.example' };

    assert.equal(faultsOf({ ...shop, ACCOUNTING_TIMEOUT_MS: '60000' }).length, 1);
    assert.equal(faultsOf({ ...shop, LEGACY_TIMEOUT_MS: '60000' }).length, 0);
  });

  it('says all faults at once', () => {
    const faults = faultsOf({
      PORT: 'x',
      PG_URL: 'ftp://pg',
      ORPHAN_CAPTURE: 'keep',
      GRACE_MS: '-1',
    });
    assert.equal(faults.length, 8);
    for (const name of ['PORT', 'PG_URL', 'PG_SECRET_KEY', 'LEGACY_ORDER_URL', 'STEP_LOG']) {
      assert.ok(
        faults.some((fault) => fault.startsWith(`${name}: expected`)),
        name,
      );
    }
  });

  for (const [name, value] of [
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['SWEEP_EVERY_MS', '0'],
    ['PG_TIMEOUT_MS', '1e3'],
    ['PG_URL', 'pg.example'],
    ['PG_URL', 'http://pg.example/?a=1'],
    ['LEGACY_ORDER_URL', 'http://legacy.example/#a'],
  ] as const) {
    it(`refuses ${name}=${value}`, () => {
      assert.equal(faultsOf({ ...least, [name]: value }).length, 1);
    });
  }

  it('refuses a grace that a call may outlast', () => {
    const faults = faultsOf({ ...least, PG_TIMEOUT_MS: '60000', GRACE_MS: '60000' });
    assert.match(
      faults.join(),
      /GRACE_MS: expected more than the longest call \(60000\), got 60000/,
    );
  });
});

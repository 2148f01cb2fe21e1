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

  it('knows operators by name, each with a token of their own', () => {
    const tokens = 'kim:token-of-operator-kim,lee:token-of-operator-lee';
    const config = parseConfig({ ...least, OPERATORS: tokens });
    assert.ok(config.ok);
    assert.deepEqual(config.value.operators, [
      { name: 'kim', token: 'token-of-operator-kim' },
      { name: 'lee', token: 'token-of-operator-lee' },
    ]);
  });

  for (const [what, value] of [
    ['a short token', 'kim:short'],
    ['no token', 'kim'],
    ['a name twice', 'kim:token-of-operator-kim,kim:token-of-operator-lee'],
    ['a token twice', 'kim:token-of-operator-kim,lee:token-of-operator-kim'],
  ] as const) {
    it(`refuses operators with ${what}, and does not repeat their tokens`, () => {
      const [fault, ...others] = faultsOf({ ...least, OPERATORS: value });
      assert.match(fault ?? '', /^OPERATORS: expected/);
      assert.ok(!fault?.includes('token-of') && !fault?.includes('short'));
      assert.deepEqual(others, []);
    });
  }

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
    assert.equal(config.value.orphanCapture, 'cancel');
  });

  it('leases an attempt for longer than all that may be done to it in one go', () => {
    const config = parseConfig(least);
    assert.ok(config.ok);
    const { leaseMs, pgTimeoutMs, legacyTimeoutMs } = config.value;
    const lookMs = 2 * pgTimeoutMs + legacyTimeoutMs;
    const [completeMs, fenceMs, cancelMs, releaseMs] = [
      legacyTimeoutMs,
      legacyTimeoutMs,
      pgTimeoutMs,
      legacyTimeoutMs,
    ];
    assert.ok(leaseMs > lookMs + completeMs + fenceMs + lookMs + cancelMs + releaseMs);
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

  it('takes a database in place of a directory', () => {
    const url = 'postgres://pay:hush@db.example:5432/pay';
    const config = parseConfig({ ...least, STEP_LOG: '', DATABASE_URL: url });
    assert.ok(config.ok);
    assert.deepEqual(config.value.store, { kind: 'postgres', url });
  });

  it('refuses a database beside a directory, and neither', () => {
    const url = 'postgres://db.example/pay';
    assert.match(
      faultsOf({ ...least, DATABASE_URL: url }).join(),
      /STEP_LOG: expected none beside/,
    );
    assert.match(faultsOf({ ...least, STEP_LOG: '' }).join(), /STEP_LOG: .* got neither/);
  });

  it('refuses a database that is none, and keeps its password to itself', () => {
    for (const url of ['mysql://pay:hush@db.example/pay', 'hush', 'postgres://pay:hush@:x/']) {
      const faults = faultsOf({ ...least, STEP_LOG: '', DATABASE_URL: url }).join();
      assert.match(faults, /^DATABASE_URL: expected a URL like postgres:/);
      assert.ok(!faults.includes('hush'));
    }
  });

  const shop = {
    SHOP_URL: 'https://shop.example',
    PG_CLIENT_KEY: 'test_gck_abc',
    PG_SCRIPT_URL: 'https://pg.example/v2/standard',
  };

  it('has pages when it is told where and by which key', () => {
    const config = parseConfig({ ...least, ...shop });
    assert.ok(config.ok);
    assert.deepEqual(config.value.shop, {
      shopUrl: 'https://shop.example',
      clientKey: 'test_gck_abc',
      scriptUrl: 'https://pg.example/v2/standard',
    });
  });

  it('has none when it is told nothing of them', () => {
    const config = parseConfig({ ...least, SHOP_URL: '' });
    assert.ok(config.ok);
    assert.equal(config.value.shop, null);
  });

  it('asks for what is missing when it is told half', () => {
    assert.deepEqual(faultsOf({ ...least, SHOP_URL: shop.SHOP_URL }), [
      'PG_CLIENT_KEY: expected a value, got none',
      'PG_SCRIPT_URL: expected a value, got none',
    ]);
  });

  it('refuses a secret key for the page, without repeating it', () => {
    for (const key of ['test_gsk_abc', 'live_sk_abc']) {
      assert.deepEqual(faultsOf({ ...least, ...shop, PG_CLIENT_KEY: key }), [
        'PG_CLIENT_KEY: expected a client key (…_gck_…), got a secret key',
      ]);
    }
  });

  it('refuses a shop below a path, for the PG is to send customers back to an origin', () => {
    assert.deepEqual(faultsOf({ ...least, ...shop, SHOP_URL: 'https://shop.example/pay' }), [
      'SHOP_URL: expected an origin without a path, got "https://shop.example/pay"',
    ]);
  });

  it('refuses a grace that a call may outlast', () => {
    const faults = faultsOf({ ...least, PG_TIMEOUT_MS: '60000', GRACE_MS: '60000' });
    assert.match(
      faults.join(),
      /GRACE_MS: expected more than the longest call \(60000\), got 60000/,
    );
  });
});

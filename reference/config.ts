// The environment, read once. Nothing else reads it. All that is wrong with it is said at once.

import { failed, ok, type Result } from './core/result.js';
import type { Settings } from './core/settings.js';

/** Where the step log lies: in a directory, for one instance, or in a database, for several. */
export type StorePlace =
  | { readonly kind: 'directory'; readonly directory: string }
  | { readonly kind: 'postgres'; readonly url: string };

export type Config = Settings & {
  readonly port: number;
  readonly host: string;
  readonly pgUrl: string;
  readonly pgSecretKey: string;
  readonly pgTimeoutMs: number;
  /** Whose orders are paid: repair orders at the legacy system, or the shop's own. */
  readonly ordersOf: 'legacy' | 'shop';
  /** Empty where the shop's own orders are paid. */
  readonly legacyOrderUrl: string;
  readonly legacyTimeoutMs: number;
  /** Empty where the order system tells accounting itself. */
  readonly accountingUrl: string;
  readonly accountingTimeoutMs: number;
  readonly store: StorePlace;
  /** The directory of the shop's own orders, which is for one process; empty where others keep the orders. */
  readonly shopOrders: string;
  /** Reads all that operators see, and does nothing. */
  readonly operatorToken: string;
  /** Who may act on manual items: each has a name and a token of their own. */
  readonly operators: readonly Operator[];
  readonly sweepEveryMs: number;
  /** What is being done when the service is to stop has so long to end. */
  readonly stopWithinMs: number;
  /** The shop's pages; null when none of their variables is set. */
  readonly shop: ShopConfig | null;
};

export type ShopConfig = {
  /** The origin under which customers reach this service. */
  readonly shopUrl: string;
  readonly clientKey: string;
  readonly scriptUrl: string;
};

export type Operator = { readonly name: string; readonly token: string };

type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration, or one line for each fault. */
export function parseConfig(environment: Environment): Result<Config, readonly string[]> {
  const faults: string[] = [];
  const read = createReader(environment, faults);
  const ordersOf = read.oneOf('ORDERS_OF', ['legacy', 'shop']);
  const settings = {
    ordersOf,
    isAccountingOurs: ordersOf === 'shop',
    port: read.wholeNumber('PORT', { fallback: 8080, min: 0, max: 65_535 }),
    host: read.text('HOST', '127.0.0.1'),
    pgUrl: read.url('PG_URL'),
    pgSecretKey: read.text('PG_SECRET_KEY'),
    pgTimeoutMs: read.durationMs('PG_TIMEOUT_MS', 30_000),
    legacyOrderUrl: ordersOf === 'legacy' ? read.url('LEGACY_ORDER_URL') : '',
    legacyTimeoutMs: read.durationMs('LEGACY_TIMEOUT_MS', 10_000),
    accountingUrl: ordersOf === 'shop' ? read.url('ACCOUNTING_URL') : '',
    accountingTimeoutMs: read.durationMs('ACCOUNTING_TIMEOUT_MS', 10_000),
    store: readStore(environment, faults),
    shopOrders: ordersOf === 'shop' ? readShopOrders(environment, read) : '',
    operatorToken: read.text('OPERATOR_TOKEN'),
    operators: read.operators('OPERATORS'),
    authenticationWindowMs: read.durationMs('AUTHENTICATION_WINDOW_MS', 30 * 60_000),
    approvalWindowMs: read.durationMs('APPROVAL_WINDOW_MS', 10 * 60_000),
    windowMarginMs: read.wholeNumber('WINDOW_MARGIN_MS', { fallback: 2 * 60_000 }),
    graceMs: read.durationMs('GRACE_MS', 60_000),
    sweepEveryMs: read.durationMs('SWEEP_EVERY_MS', 10_000),
    stopWithinMs: read.durationMs('STOP_WITHIN_MS', 10_000),
    retryBackoffMaxMs: read.durationMs('RETRY_BACKOFF_MAX_MS', 10 * 60_000),
    depositLookEveryMs: read.durationMs('DEPOSIT_LOOK_EVERY_MS', 60 * 60_000),
    manualAfterMs: read.durationMs('MANUAL_AFTER_MS', 30 * 60_000),
    orphanCapture: read.oneOf('ORPHAN_CAPTURE', ['complete', 'cancel']),
    shop: readShop(environment, read, faults),
  };
  const { pgTimeoutMs, graceMs } = settings;
  const otherTimeoutMs =
    ordersOf === 'shop' ? settings.accountingTimeoutMs : settings.legacyTimeoutMs;
  // The longest that a sweeper does in one go: look, complete and be refused, fence, look, cancel, release. A look is two
  // calls to the PG and one for the order. (With accounting: look, look there, post.) The grace is for the step log's time.
  const leaseMs = graceMs + 5 * pgTimeoutMs + 5 * otherTimeoutMs;
  const config: Config = { ...settings, leaseMs };
  const callMs = Math.max(pgTimeoutMs, otherTimeoutMs);
  if (faults.length === 0 && config.graceMs <= callMs) {
    // Otherwise the sweeper would take up what a request is still working on.
    faults.push(`GRACE_MS: expected more than the longest call (${callMs}), got ${config.graceMs}`);
  }
  return faults.length === 0 ? ok(Object.freeze(config)) : failed(faults);
}

function readStore(environment: Environment, faults: string[]): StorePlace {
  const directory = environment['STEP_LOG'] ?? '';
  const url = environment['DATABASE_URL'] ?? '';
  if (directory === '' && url === '') {
    faults.push('STEP_LOG: expected a directory, or a database in DATABASE_URL, got neither');
  }
  if (directory !== '' && url !== '') {
    faults.push(`STEP_LOG: expected none beside DATABASE_URL, got "${directory}"`);
  }
  if (url === '') return { kind: 'directory', directory };
  // It may hold a password, so it is not repeated.
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    faults.push(
      'DATABASE_URL: expected a URL like postgres://user@host:5432/database, got another',
    );
  }
  return { kind: 'postgres', url };
}

type Reader = ReturnType<typeof createReader>;

/** Beside the step log, or where it is said. */
function readShopOrders(environment: Environment, read: Reader): string {
  const stepLog = environment['STEP_LOG'] ?? '';
  return read.text('SHOP_ORDERS', stepLog === '' ? undefined : `${stepLog}/shop-orders`);
}

/** All of it, or nothing. */
function readShop(environment: Environment, read: Reader, faults: string[]): ShopConfig | null {
  const names = ['SHOP_URL', 'PG_CLIENT_KEY', 'PG_SCRIPT_URL'];
  if (names.every((name) => (environment[name] ?? '') === '')) return null;
  const shopUrl = read.url('SHOP_URL');
  if (URL.canParse(shopUrl) && new URL(shopUrl).origin !== shopUrl) {
    faults.push(`SHOP_URL: expected an origin without a path, got "${shopUrl}"`);
  }
  const clientKey = read.text('PG_CLIENT_KEY');
  // It would stand in every page. What it is is not repeated here, for this line goes to a log.
  if (/_g?sk_/.test(clientKey)) {
    faults.push('PG_CLIENT_KEY: expected a client key (…_gck_…), got a secret key');
  }
  return { shopUrl, clientKey, scriptUrl: read.url('PG_SCRIPT_URL') };
}

type WholeNumber = { readonly fallback: number; readonly min?: number; readonly max?: number };

/** Readers that note a fault and return something of the type, so that the next value is read too. */
function createReader(environment: Environment, faults: string[]) {
  function text(name: string, fallback?: string): string {
    const value = environment[name] ?? '';
    if (value !== '') return value;
    if (fallback === undefined) faults.push(`${name}: expected a value, got none`);
    return fallback ?? '';
  }

  function wholeNumber(name: string, { fallback, min = 0, max = 2 ** 31 - 1 }: WholeNumber) {
    const value = text(name, String(fallback));
    const number = Number(value);
    if (/^\d{1,10}$/.test(value) && number >= min && number <= max) return number;
    faults.push(`${name}: expected a whole number from ${min} to ${max}, got "${value}"`);
    return fallback;
  }

  function durationMs(name: string, fallback: number): number {
    return wholeNumber(name, { fallback, min: 1 });
  }

  function url(name: string): string {
    const value = text(name);
    if (value !== '' && !isBaseUrl(value)) {
      faults.push(`${name}: expected an http(s) URL without query, got "${value}"`);
    }
    return value.replace(/\/+$/, '');
  }

  function oneOf<const T extends string>(name: string, options: readonly [T, ...T[]]): T {
    const value = text(name, options[0]);
    const option = options.find((one) => one === value);
    if (option === undefined) {
      faults.push(`${name}: expected one of ${options.join(', ')}, got "${value}"`);
    }
    return option ?? options[0];
  }

  /** `kim:a-long-token,lee:another-one`. A fault names the place only: what stands there may be a secret. */
  function operators(name: string): readonly Operator[] {
    const value = text(name, '');
    const entries = value === '' ? [] : value.split(',');
    const parsed = entries.map((entry) => operatorPattern.exec(entry)?.groups);
    const place = parsed.findIndex((groups) => groups === undefined);
    if (place >= 0) {
      faults.push(
        `${name}: expected "name:token" with a token of at least 16 characters, ` +
          `separated by commas, got something else in place ${place + 1}`,
      );
    }
    const known = parsed.map((groups) => ({
      name: groups?.['name'] ?? '',
      token: groups?.['token'] ?? '',
    }));
    for (const key of ['name', 'token'] as const) {
      if (new Set(known.map((one) => one[key])).size === known.length) continue;
      faults.push(`${name}: expected a ${key} of their own for each operator, got one twice`);
    }
    return known;
  }

  return { text, wholeNumber, durationMs, url, oneOf, operators };
}

const operatorPattern = /^(?<name>[A-Za-z0-9._-]{1,40}):(?<token>[A-Za-z0-9._~+/=-]{16,200})$/;

function isBaseUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, search, hash } = new URL(value);
  return (protocol === 'http:' || protocol === 'https:') && search === '' && hash === '';
}

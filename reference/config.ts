// The environment, read once. Nothing else reads it. All that is wrong with it is said at once.

import { failed, ok, type Result } from './core/result.js';
import type { Settings } from './core/settings.js';

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
  /** The directory of the step log. */
  readonly stepLog: string;
  readonly operatorToken: string;
  readonly sweepEveryMs: number;
};

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
    stepLog: read.text('STEP_LOG'),
    operatorToken: read.text('OPERATOR_TOKEN'),
    authenticationWindowMs: read.durationMs('AUTHENTICATION_WINDOW_MS', 30 * 60_000),
    approvalWindowMs: read.durationMs('APPROVAL_WINDOW_MS', 10 * 60_000),
    windowMarginMs: read.wholeNumber('WINDOW_MARGIN_MS', { fallback: 2 * 60_000 }),
    graceMs: read.durationMs('GRACE_MS', 60_000),
    sweepEveryMs: read.durationMs('SWEEP_EVERY_MS', 10_000),
    retryBackoffMaxMs: read.durationMs('RETRY_BACKOFF_MAX_MS', 10 * 60_000),
    manualAfterMs: read.durationMs('MANUAL_AFTER_MS', 30 * 60_000),
    orphanCapture: read.oneOf('ORPHAN_CAPTURE', ['complete', 'cancel']),
  };
  const { pgTimeoutMs, graceMs } = settings;
  const otherTimeoutMs =
    ordersOf === 'shop' ? settings.accountingTimeoutMs : settings.legacyTimeoutMs;
  // A look at the PG and the order is three calls, and what follows from it two more; a look at accounting and a
  // posting are two.
  const leaseMs = graceMs + 3 * pgTimeoutMs + 2 * otherTimeoutMs;
  const config: Config = { ...settings, leaseMs };
  const callMs = Math.max(pgTimeoutMs, otherTimeoutMs);
  if (faults.length === 0 && config.graceMs <= callMs) {
    // Otherwise the sweeper would take up what a request is still working on.
    faults.push(`GRACE_MS: expected more than the longest call (${callMs}), got ${config.graceMs}`);
  }
  return faults.length === 0 ? ok(Object.freeze(config)) : failed(faults);
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

  return { text, wholeNumber, durationMs, url, oneOf };
}

function isBaseUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, search, hash } = new URL(value);
  return (protocol === 'http:' || protocol === 'https:') && search === '' && hash === '';
}

import { namedOperator, operatorToken } from '../run/operators-eyes.js';
import type { Scenario } from '../scenario.js';

/** Where the partners listen, and what the store is called. */
type Surroundings = {
  readonly pg: string;
  /** The legacy order system or, for the shop's own orders, accounting. */
  readonly partner: string;
  readonly store: Readonly<Record<string, string>>;
};

/** The environment variables that make the reference service part of a run. */
export function serviceEnvironment(
  { timing, ordersOf }: Pick<Scenario, 'timing' | 'ordersOf'>,
  { pg, partner, store }: Surroundings,
): Readonly<Record<string, string>> {
  return {
    PORT: '0',
    PG_URL: pg,
    PG_SECRET_KEY: 'test_sk_of_the_run',
    ...partnerEnvironment(ordersOf, { url: partner, timeoutMs: timing.legacyTimeoutMs }),
    ...store,
    OPERATOR_TOKEN: operatorToken,
    OPERATORS: `${namedOperator.name}:${namedOperator.token}`,
    PG_TIMEOUT_MS: String(timing.pgTimeoutMs),
    AUTHENTICATION_WINDOW_MS: String(timing.authenticationWindowMs),
    APPROVAL_WINDOW_MS: String(timing.approvalWindowMs),
    WINDOW_MARGIN_MS: String(timing.windowMarginMs),
    GRACE_MS: String(timing.graceMs),
    SWEEP_EVERY_MS: String(timing.sweepEveryMs),
    RETRY_BACKOFF_MAX_MS: String(timing.retryBackoffMaxMs),
    DEPOSIT_LOOK_EVERY_MS: String(timing.depositLookEveryMs),
    MANUAL_AFTER_MS: String(timing.manualAfterMs),
  };
}

/** The other partner than the PG has the same time-out in a run, whoever it is. */
function partnerEnvironment(
  ordersOf: Scenario['ordersOf'],
  { url, timeoutMs }: { readonly url: string; readonly timeoutMs: number },
): Readonly<Record<string, string>> {
  const time = String(timeoutMs);
  return ordersOf === 'shop'
    ? { ORDERS_OF: ordersOf, ACCOUNTING_URL: url, ACCOUNTING_TIMEOUT_MS: time }
    : { LEGACY_ORDER_URL: url, LEGACY_TIMEOUT_MS: time };
}

import { operatorToken } from '../run/operators-eyes.js';
import type { Timing } from '../scenario.js';

/** Where the partners listen, and what the store is called. */
type Surroundings = {
  readonly pg: string;
  readonly legacyOrder: string;
  readonly store: Readonly<Record<string, string>>;
};

/** The environment variables that make the reference service part of a run. */
export function serviceEnvironment(
  timing: Timing,
  { pg, legacyOrder, store }: Surroundings,
): Readonly<Record<string, string>> {
  return {
    PORT: '0',
    PG_URL: pg,
    PG_SECRET_KEY: 'test_sk_of_the_run',
    LEGACY_ORDER_URL: legacyOrder,
    ...store,
    OPERATOR_TOKEN: operatorToken,
    PG_TIMEOUT_MS: String(timing.pgTimeoutMs),
    LEGACY_TIMEOUT_MS: String(timing.legacyTimeoutMs),
    AUTHENTICATION_WINDOW_MS: String(timing.authenticationWindowMs),
    APPROVAL_WINDOW_MS: String(timing.approvalWindowMs),
    WINDOW_MARGIN_MS: String(timing.windowMarginMs),
    GRACE_MS: String(timing.graceMs),
    SWEEP_EVERY_MS: String(timing.sweepEveryMs),
    RETRY_BACKOFF_MAX_MS: String(timing.retryBackoffMaxMs),
    MANUAL_AFTER_MS: String(timing.manualAfterMs),
  };
}

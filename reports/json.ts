import type { End } from '../properties/end.js';
import { isAllowed, toEndText } from './end-text.js';
import type { OrderResult, RunRecord, RunVerdict } from './run-record.js';
import { type Totals, toTotals } from './totals.js';

type JsonScenario = {
  readonly name: string;
  /** `completed`; for several orders `R-1001: completed, R-1002: released`; `none` without an order. */
  readonly end: string;
  /** The allowed ends of the one order; for several orders one string each: `R-1001: completed or manual`. */
  readonly expected: readonly string[];
  /** Whether the run passed. An inconclusive run did not. */
  readonly ok: boolean;
  /** Rules as text, in the order in which they fired. */
  readonly faultsFired: readonly string[];
  readonly faultsUnspent: readonly string[];
  readonly violations: readonly JsonViolation[];
  /** Invariants that could not be judged: neither held nor broken. */
  readonly notJudged: readonly string[];
  readonly durationMs: number;
  readonly orders: readonly JsonOrder[];
  readonly verdict: RunVerdict;
  /** Why the run is inconclusive, else null. */
  readonly reason: string | null;
  readonly file: string;
  readonly world: RunRecord['world'];
  readonly replay: string;
  readonly historySha256: string;
};

type JsonViolation = {
  readonly invariant: string;
  readonly order: string | null;
  readonly message: string;
};

type JsonOrder = {
  readonly order: string;
  readonly end: End;
  readonly expected: readonly End[];
  readonly ok: boolean;
};

export type JsonReport = { readonly scenarios: readonly JsonScenario[]; readonly totals: Totals };

/**
 * The document of `ttadak run --json`.
 *
 * Each key has one type whatever the run was: `end` is always a string and `expected` always a list of
 * strings, for people and for `jq`. Programs that care about several orders read `orders`.
 */
export function toJsonReport(runs: readonly RunRecord[]): JsonReport {
  return { scenarios: runs.map(toScenario), totals: toTotals(runs) };
}

function toScenario(run: RunRecord): JsonScenario {
  return {
    name: run.name,
    end: toEndText(run.orders),
    expected: toExpected(run.orders),
    ok: run.verdict === 'passed',
    faultsFired: run.faultsFired,
    faultsUnspent: run.faultsUnspent,
    violations: run.findings.map(({ invariant, order, message }) => ({
      invariant,
      order,
      message,
    })),
    notJudged: run.notJudged,
    durationMs: run.durationMs,
    orders: run.orders.map(toOrder),
    verdict: run.verdict,
    reason: run.reason,
    file: run.file,
    world: run.world,
    replay: run.replay,
    historySha256: run.historySha256,
  };
}

function toExpected(orders: readonly OrderResult[]): readonly string[] {
  if (orders.length === 1) return orders.flatMap(({ allowed }) => allowed);
  return orders.map(({ order, allowed }) => `${order}: ${allowed.join(' or ')}`);
}

function toOrder(result: OrderResult): JsonOrder {
  const { order, end, allowed } = result;
  return { order, end, expected: allowed, ok: isAllowed(result) };
}

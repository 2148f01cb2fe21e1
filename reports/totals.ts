import type { End } from '../properties/end.js';
import type { RunRecord } from './run-record.js';

export type Totals = {
  readonly scenarios: number;
  readonly passed: number;
  readonly violated: number;
  readonly inconclusive: number;
  /** Counts orders, so the sum exceeds the scenarios where a scenario has several orders. */
  readonly ends: Readonly<Record<End, number>>;
  /** The runs' own times added up; runs beside each other take less. */
  readonly durationMs: number;
};

export function toTotals(runs: readonly RunRecord[]): Totals {
  const countVerdict = (verdict: RunRecord['verdict']) =>
    runs.filter((run) => run.verdict === verdict).length;
  const came = runs.flatMap(({ orders }) => orders.map(({ end }) => end));
  const countEnd = (end: End) => came.filter((other) => other === end).length;
  return {
    scenarios: runs.length,
    passed: countVerdict('passed'),
    violated: countVerdict('violated'),
    inconclusive: countVerdict('inconclusive'),
    ends: {
      completed: countEnd('completed'),
      cancelled: countEnd('cancelled'),
      released: countEnd('released'),
      manual: countEnd('manual'),
      open: countEnd('open'),
    },
    durationMs: runs.reduce((sum, run) => sum + run.durationMs, 0),
  };
}

/** `3 scenarios: 2 passed, 1 violated, 0 inconclusive. Orders: 2 completed, 1 released.` */
export function toTotalsText({ scenarios, passed, violated, inconclusive, ends }: Totals): string {
  const came = Object.entries(ends).filter(([, count]) => count > 0);
  const orders = came.map(([end, count]) => `${count} ${end}`).join(', ') || 'none';
  const noun = scenarios === 1 ? 'scenario' : 'scenarios';
  return `${scenarios} ${noun}: ${passed} passed, ${violated} violated, ${inconclusive} inconclusive. Orders: ${orders}.`;
}

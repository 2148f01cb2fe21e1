// What a run leaves behind, and all that reports know of it.
import type { End } from '../properties/end.js';
import type { Finding } from '../properties/finding.js';
import type { HistoryEntry } from '../simulators/kit/history/history-entry.js';

/** `inconclusive`: the environment failed or the budget ran out; never a pass. */
export type RunVerdict = 'passed' | 'violated' | 'inconclusive';

/** How one order of the run ended, and how it may end by the scenario. */
export type OrderResult = {
  readonly order: string;
  readonly amountKrw: number;
  readonly end: End;
  readonly allowed: readonly End[];
};

/** Money before and after, in won; `allowedKrw` is what the account may have gained at most and at least. */
export type MoneyRow = {
  readonly account: string;
  readonly afterKrw: number;
  readonly allowedKrw: number;
};

export type RunRecord = {
  /** The scenario's name: `confirm: answer lost after approval`. */
  readonly name: string;
  /** The story in a sentence or three. */
  readonly story: string;
  /** The scenario file, relative to where the command was started. */
  readonly file: string;
  readonly world: 'wire' | 'virtual';
  readonly verdict: RunVerdict;
  /** Why it is inconclusive, else null. */
  readonly reason: string | null;
  readonly orders: readonly OrderResult[];
  readonly findings: readonly Finding[];
  /** Invariants that say nothing here, for the service does not show what they need. */
  readonly notJudged: readonly string[];
  /** Rules as text, in the order in which they fired. */
  readonly faultsFired: readonly string[];
  /** Rules that were planned and never fired: a pass that means less than it says. */
  readonly faultsUnspent: readonly string[];
  readonly money: readonly MoneyRow[];
  readonly history: readonly HistoryEntry[];
  readonly historySha256: string;
  /** Real milliseconds. */
  readonly durationMs: number;
  /** The command that repeats the run. */
  readonly replay: string;
};

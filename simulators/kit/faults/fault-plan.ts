import { type Address, isMeant, type Target, toAddressText } from './address.js';
import type { FaultKind } from './fault-kind.js';

/** What is done to one exchange. */
export type FaultRule = {
  readonly at: Target;
  readonly fault: FaultKind;
  /** For `delay`, `execute-late` and `deliver-twice`: how long, in milliseconds. */
  readonly afterMs?: number;
  /** For `error-before` and `error-after`: 500 (default), 502, 503, 504 or 404. All but 500 come from a proxy, in HTML. */
  readonly status?: number;
  /** For `garble-before` and `garble-response`: what stands in place of the answer. Default `html`. */
  readonly garbage?: 'empty' | 'html' | 'broken-json';
  /** For `truncate-response`: how the connection ends. Default `reset`. */
  readonly end?: 'reset' | 'close';
};

/** Times for the kinds that wait, where the rule names none, in milliseconds. */
const defaultAfterMs = { delay: 50, 'execute-late': 2_500, 'deliver-twice': 100 };

/** How long a rule of a waiting kind waits, in milliseconds; 0 for the others. */
export function afterMsOf({ fault, afterMs }: FaultRule): number {
  if (afterMs !== undefined) return afterMs;
  return fault in defaultAfterMs ? defaultAfterMs[fault as keyof typeof defaultAfterMs] : 0;
}

/** As much of a rule, of whatever kind of fault, as tells it from others. */
export type NamedRule = { readonly at: Target; readonly fault: string };

/** The rule as text: `pg.confirm#1 of R-1001: lose-response`. */
export function toRuleText(rule: NamedRule): string {
  return `${toAddressText(rule.at)}: ${rule.fault}`;
}

/** Decides, exchange by exchange, what goes wrong. Each rule fires at most once, except those at `#every`. */
export type FaultPlan = {
  /** The rule for this exchange, which is thereby spent. The first one that is meant wins. */
  readonly take: (exchange: Address) => FaultRule | undefined;
  /** From now on nothing goes wrong. */
  readonly heal: () => void;
  /** The rules that have not fired. */
  readonly unspent: () => readonly NamedRule[];
};

/** A plan that is written down beforehand. */
export function createFaultPlan(rules: readonly FaultRule[]): FaultPlan {
  let armed = [...rules];
  let isHealed = false;
  return {
    take: (exchange) => {
      if (isHealed) return undefined;
      const rule = armed.find(({ at }) => isMeant(at, exchange));
      if (rule !== undefined && rule.at.nth !== 'every')
        armed = armed.filter((other) => other !== rule);
      return rule;
    },
    heal: () => {
      isHealed = true;
    },
    unspent: () => armed,
  };
}

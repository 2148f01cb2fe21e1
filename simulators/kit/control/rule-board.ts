import { z } from 'zod';
import type { Collections } from '../exchange/collections.js';
import { type Address, isMeant, type Target } from '../faults/address.js';

/** Who wished for it. What control asks for wins over the command line. */
export type RuleSource = 'control' | 'command-line';

/** A rule with what became of it. */
export type BoardRule<R> = {
  readonly id: string;
  readonly rule: R;
  readonly source: RuleSource;
  /** `healed`: was called off while it was armed. A rule at `#every` stays armed. */
  readonly state: 'armed' | 'spent' | 'healed';
  readonly firedTimes: number;
};

/** Rules that can be armed and called off while the simulator runs. */
export type RuleBoard<R> = {
  /** Undefined when the board is full. */
  readonly arm: (rule: R, source: RuleSource) => BoardRule<R> | undefined;
  /** Whether it was there. */
  readonly remove: (id: string) => boolean;
  /** The rule for this exchange; the oldest wins. */
  readonly find: (exchange: Address) => R | undefined;
  /** The same, which is thereby spent (unless it is at `#every`). */
  readonly take: (exchange: Address) => R | undefined;
  /** Calls off everything that is armed. */
  readonly heal: () => void;
  readonly list: () => readonly BoardRule<R>[];
};

/** More rules than this on one board are a client that forgets to remove them. */
export const boardRulesMax = 1_000;

export const targetSchema = z.object({
  operation: z.string(),
  nth: z.union([z.int().min(1), z.enum(['next', 'every'])]),
  order: z.string().nullable(),
  paymentKey: z.string().exactOptional(),
});

/** All but the rule itself. */
const entrySchema = z.object({
  id: z.string(),
  rule: z.unknown(),
  source: z.enum(['control', 'command-line']),
  state: z.enum(['armed', 'spent', 'healed']),
  firedTimes: z.int(),
});

/** A board whose rules are remembered under this name. */
export function createRuleBoard<R extends { readonly at: Target }>(
  collections: Collections,
  { name, schema }: { readonly name: string; readonly schema: z.ZodType<R> },
): RuleBoard<R> {
  const rules = collections.open<BoardRule<R>>(name, {
    isOne: (value): value is BoardRule<R> => {
      const entry = entrySchema.safeParse(value);
      return entry.success && schema.safeParse(entry.data.rule).success;
    },
  });
  let lastNumber = 0;

  function nextId(): string {
    for (const { id } of rules.values()) lastNumber = Math.max(lastNumber, Number(id.slice(1)));
    lastNumber += 1;
    return `${name.charAt(0)}${lastNumber}`;
  }

  function armedFor(exchange: Address): BoardRule<R> | undefined {
    return armedBy('control', exchange) ?? armedBy('command-line', exchange);
  }

  function armedBy(source: RuleSource, exchange: Address): BoardRule<R> | undefined {
    for (const entry of rules.values()) {
      const isArmed = entry.state === 'armed' && entry.source === source;
      if (isArmed && isMeant(entry.rule.at, exchange)) return entry;
    }
    return undefined;
  }

  return {
    arm: (rule, source) => {
      if (rules.size() >= boardRulesMax) return undefined;
      const entry = { id: nextId(), rule, source, state: 'armed', firedTimes: 0 } as const;
      rules.set(entry.id, entry);
      return entry;
    },
    remove: (id) => {
      const isThere = rules.get(id) !== undefined;
      rules.delete(id);
      return isThere;
    },
    find: (exchange) => armedFor(exchange)?.rule,
    take: (exchange) => {
      const entry = armedFor(exchange);
      if (entry === undefined) return undefined;
      const state = entry.rule.at.nth === 'every' ? 'armed' : 'spent';
      rules.set(entry.id, { ...entry, state, firedTimes: entry.firedTimes + 1 });
      return entry.rule;
    },
    heal: () => {
      for (const entry of [...rules.values()]) {
        if (entry.state === 'armed') rules.set(entry.id, { ...entry, state: 'healed' });
      }
    },
    list: () => [...rules.values()],
  };
}

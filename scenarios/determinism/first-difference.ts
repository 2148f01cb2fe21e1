import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';

/** Where two histories part. An entry is null where that history had ended. */
export type Difference = {
  readonly seq: number;
  readonly one: HistoryEntry | null;
  readonly other: HistoryEntry | null;
  /** The fields that are not the same. */
  readonly fields: readonly string[];
};

/** The first entry that two histories do not share; null when they are the same. */
export function firstDifference(
  one: readonly HistoryEntry[],
  other: readonly HistoryEntry[],
): Difference | null {
  const length = Math.max(one.length, other.length);
  for (let seq = 0; seq < length; seq += 1) {
    const [left, right] = [one[seq] ?? null, other[seq] ?? null];
    if (JSON.stringify(left) === JSON.stringify(right)) continue;
    return { seq, one: left, other: right, fields: differingFields(left ?? {}, right ?? {}) };
  }
  return null;
}

function differingFields(one: object, other: object): string[] {
  const [left, right] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  const names = new Set([...left.keys(), ...right.keys()]);
  return [...names].filter(
    (name) => JSON.stringify(left.get(name)) !== JSON.stringify(right.get(name)),
  );
}

import assert from 'node:assert/strict';

/** Counts what a search has met: one that gets nowhere proves nothing. */
export type Tally = {
  readonly count: (met: string) => void;
  /** Prints everything with its number. */
  readonly show: () => void;
  /** Fails when more than `missingMax` of these were never met. */
  readonly require: (wanted: readonly string[], options?: { readonly missingMax: number }) => void;
};

export function createTally(): Tally {
  const counts = new Map<string, number>();
  return {
    count: (met) => {
      counts.set(met, (counts.get(met) ?? 0) + 1);
    },
    show: () => {
      for (const [met, times] of [...counts].sort()) {
        process.stdout.write(`      ${met}: ${times}\n`);
      }
    },
    require: (wanted, { missingMax } = { missingMax: 0 }) => {
      const missing = wanted.filter((met) => !counts.has(met));
      assert.ok(missing.length <= missingMax, `never met: ${missing.join(', ')}`);
    },
  };
}

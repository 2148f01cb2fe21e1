/** What was seen of one fault in one way, and how often it was what it should be. */
export type Tally = {
  readonly protocol: 'HTTP' | 'HTTPS';
  readonly connection: 'fresh' | 'kept';
  readonly observer: string;
  readonly fault: string;
  readonly times: number;
  readonly asExpected: number;
  /** Whatever else was seen, as text, and how often. */
  readonly others: Readonly<Record<string, number>>;
};

/** Where and how a fault is observed. */
export type Setting = Pick<Tally, 'protocol' | 'connection' | 'times'>;

/** Counts what was seen; `isExpected` judges one sight. */
export function tally<Sight>(
  about: Setting & Pick<Tally, 'observer' | 'fault'>,
  seen: readonly Sight[],
  isExpected: (sight: Sight) => boolean,
): Tally {
  const others: Record<string, number> = {};
  for (const sight of seen.filter((one) => !isExpected(one))) {
    const text = JSON.stringify(sight);
    others[text] = (others[text] ?? 0) + 1;
  }
  return { ...about, asExpected: seen.filter(isExpected).length, others };
}

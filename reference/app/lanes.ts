/** Does the work for each item, so many at a time: one that hangs delays no other. Results stand in the items' order. */
export async function inLanes<T, R>(
  lanesMax: number,
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results = new Map<number, R>();
  const queue = items.entries();
  const lanes = Array.from({ length: Math.min(lanesMax, items.length) }, async () => {
    // The lanes share one iterator, so each item is taken once.
    for (const [place, item] of queue) results.set(place, await work(item));
  });
  await Promise.all(lanes);
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}

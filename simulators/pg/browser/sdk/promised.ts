/** Does it at once. What SDK v2 gives comes as a promise, and what it throws as a rejection. */
export function promised<T>(deed: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(deed());
  });
}

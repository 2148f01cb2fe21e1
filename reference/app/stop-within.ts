import type { Clock } from './ports.js';

/** Resolves to true as soon as all has ended, to false when the time is over first. */
export function stopWithin(
  clock: Clock,
  { delayMs, ended }: { readonly delayMs: number; readonly ended: Promise<unknown> },
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const callOff = clock.after(delayMs, () => {
      resolve(false);
    });
    ended.then(() => {
      callOff();
      resolve(true);
    }, reject);
  });
}

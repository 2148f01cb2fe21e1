// Days as the PG and the shop count them: from midnight to midnight in Korea, which knows no summer time.

const kstOffsetMs = 9 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

/** From `fromMs` on and before `untilMs`, in milliseconds since the epoch. */
export type KstDay = { readonly date: string; readonly fromMs: number; readonly untilMs: number };

/** The day `2026-01-05`; undefined when there is no such day. */
export function parseKstDay(date: string): KstDay | undefined {
  const midnightMs = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  if (Number.isNaN(midnightMs) || toDate(midnightMs) !== date) return undefined;
  const fromMs = midnightMs - kstOffsetMs;
  return { date, fromMs, untilMs: fromMs + dayMs };
}

/** The day in Korea at a moment. */
export function toKstDate(atMs: number): string {
  return toDate(atMs + kstOffsetMs);
}

function toDate(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}

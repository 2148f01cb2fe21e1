/** Korea knows no summer time. */
const kstOffsetMs = 9 * 60 * 60 * 1000;
const minuteMs = 60_000;
const minutesPerDay = 24 * 60;

/** The day of the books, which is the day in Korea: `2026-11-22`. */
export function toBusinessDay(atMs: number): string {
  return new Date(atMs + kstOffsetMs).toISOString().slice(0, 10);
}

/** Minutes since midnight in Korea, from 0 to 1439. */
export function toMinuteOfDay(atMs: number): number {
  return Math.floor((atMs + kstOffsetMs) / minuteMs) % minutesPerDay;
}

/** How long until it is this minute of the day in Korea again, in milliseconds: more than none, a day at most. */
export function untilMinuteOfDayMs(minute: number, nowMs: number): number {
  const dayMs = minutesPerDay * minuteMs;
  const sinceMidnightMs = (nowMs + kstOffsetMs) % dayMs;
  const leftMs = minute * minuteMs - sinceMidnightMs;
  return leftMs > 0 ? leftMs : leftMs + dayMs;
}

/** A day in Korea, from `fromMs` on and before `untilMs`, in milliseconds since the epoch. */
export type Day = { readonly date: string; readonly fromMs: number; readonly untilMs: number };

const kstOffsetMs = 9 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

export function dayAt(atMs: number): Day {
  const midnightMs = Math.floor((atMs + kstOffsetMs) / dayMs) * dayMs;
  const date = new Date(midnightMs).toISOString().slice(0, 10);
  return { date, fromMs: midnightMs - kstOffsetMs, untilMs: midnightMs - kstOffsetMs + dayMs };
}

/** All days that have a moment between these two. */
export function daysBetween(firstMs: number, lastMs: number): readonly Day[] {
  const days: Day[] = [];
  for (let day = dayAt(firstMs); day.fromMs <= lastMs; day = dayAt(day.untilMs)) days.push(day);
  return days;
}

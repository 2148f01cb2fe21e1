import { kstOffsetMs, toKstDate } from '../../simulators/pg/core/kst.js';

/** A day in Korea, from `fromMs` on and before `untilMs`, in milliseconds since the epoch. */
export type Day = { readonly date: string; readonly fromMs: number; readonly untilMs: number };

const dayMs = 24 * 60 * 60 * 1000;

export function dayAt(atMs: number): Day {
  const midnightMs = Math.floor((atMs + kstOffsetMs) / dayMs) * dayMs;
  const fromMs = midnightMs - kstOffsetMs;
  return { date: toKstDate(atMs), fromMs, untilMs: fromMs + dayMs };
}

/** All days that have a moment between these two. */
export function daysBetween(firstMs: number, lastMs: number): readonly Day[] {
  const days: Day[] = [];
  for (let day = dayAt(firstMs); day.fromMs <= lastMs; day = dayAt(day.untilMs)) days.push(day);
  return days;
}

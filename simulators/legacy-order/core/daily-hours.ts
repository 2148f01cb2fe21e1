import { toMinuteOfDay } from './kst.js';

/** Hours of every day in Korea, which may go over midnight: `23:30-00:30`. `00:00-24:00` is always. */
export type DailyHours = string;

/** A minute of the day, `24:00` included. */
export const timeOfDayPattern = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** Two different ones, with a hyphen between. */
export const dailyHoursPattern =
  /^(?!(\d\d:\d\d)-\1$)(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** Minutes since midnight. */
export function toMinute(timeOfDay: string): number {
  return Number(timeOfDay.slice(0, 2)) * 60 + Number(timeOfDay.slice(3, 5));
}

/** Whether the moment lies within; the last minute named is not part of it. */
export function isWithin(hours: DailyHours, atMs: number): boolean {
  const [from, until] = [toMinute(hours.slice(0, 5)), toMinute(hours.slice(6))];
  const minute = toMinuteOfDay(atMs);
  return from < until ? from <= minute && minute < until : from <= minute || minute < until;
}

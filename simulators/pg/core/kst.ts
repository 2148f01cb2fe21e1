/** Korea knows no summer time. */
export const kstOffsetMs = 9 * 60 * 60 * 1000;

/** Korean time in ISO 8601 with seconds: `2026-11-22T06:13:00+09:00`. */
export function toKstText(atMs: number): string {
  const second = Math.floor(atMs / 1_000);
  if (second !== lastSaid.second) {
    const text = `${new Date(atMs + kstOffsetMs).toISOString().slice(0, 19)}+09:00`;
    lastSaid = { second, text };
  }
  return lastSaid.text;
}

/** A payment says the same second many times, and many payments share one. */
let lastSaid = { second: NaN, text: '' };

/** Korean time with microseconds (the last three always 0) and without offset: `2026-11-22T06:13:00.123000`. */
export function toKstMicrosText(atMs: number): string {
  return `${new Date(atMs + kstOffsetMs).toISOString().slice(0, 23)}000`;
}

/** Korean time as fourteen digits: `20261122061300`. */
export function toKstDigits(atMs: number): string {
  return toKstText(atMs).slice(0, 19).replaceAll(/[-:T]/g, '');
}

/**
 * A moment in Korean time, in milliseconds since the epoch: `2026-11-22T06:13:00`, with or without fractions of the
 * second, or a date alone, which is its beginning. Undefined for anything else, an offset or `Z` included. Source:
 * observed of the real API; the fractions: Toss Payments docs, Transactions (`endDate=2022-01-10T23:59:59.999`).
 */
export function parseKstTime(text: string): number | undefined {
  const [, date, time = '00:00:00'] =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?))?$/.exec(text) ?? [];
  if (date === undefined) return undefined;
  const atMs = Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(atMs) || new Date(atMs).toISOString().slice(0, 10) !== date) return undefined;
  return atMs - kstOffsetMs;
}

/** The day in Korea: `2026-11-22`. */
export function toKstDate(atMs: number): string {
  return toKstText(atMs).slice(0, 10);
}

/** Whether the text is a day of the calendar, without a time. */
export function isKstDate(text: string): boolean {
  return text.length === 10 && parseKstTime(text) !== undefined;
}

const kstOffsetMs = 9 * 60 * 60 * 1000;

/** Korean time in ISO 8601 with seconds: `2026-11-22T06:13:00+09:00`. */
export function toKstText(atMs: number): string {
  return `${new Date(atMs + kstOffsetMs).toISOString().slice(0, 19)}+09:00`;
}

/** Korean time with microseconds (the last three always 0) and without offset: `2026-11-22T06:13:00.123000`. */
export function toKstMicrosText(atMs: number): string {
  return `${new Date(atMs + kstOffsetMs).toISOString().slice(0, 23)}000`;
}

/** Korean time as fourteen digits: `20261122061300`. */
export function toKstDigits(atMs: number): string {
  return toKstText(atMs).slice(0, 19).replaceAll(/[-:T]/g, '');
}

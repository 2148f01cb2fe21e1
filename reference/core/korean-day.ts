/** Korea has had no summer time since 1988. */
const aheadOfUtcMs = 9 * 60 * 60_000;

/** The date in Korea at this moment (milliseconds since the epoch): `2026-01-05`. */
export function toKoreanDay(atMs: number): string {
  return new Date(atMs + aheadOfUtcMs).toISOString().slice(0, 10);
}

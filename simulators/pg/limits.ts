import type { PgSwitches } from './switches.js';

/** How often somebody may ask. What was asked lately is no part of the PG's state, and a restart forgets it. */
export type Limits = {
  /** The code to refuse this request with, null when it may pass. Counts it. */
  readonly refusal: (asked: {
    readonly name: string;
    readonly secretKey: string;
    readonly nowMs: number;
  }) => string | null;
  /** Whether the same look-up or cancel came just before. */
  readonly isConsecutive: (asked: { readonly path: string; readonly nowMs: number }) => boolean;
};

const minuteMs = 60_000;

/** More paths than anybody asks for within the time that counts; then all are forgotten. */
const pathsMax = 10_000;

type Settings = Pick<
  PgSwitches,
  'requestsPerMinuteMax' | 'tooManyRequests' | 'consecutiveRequestMs'
>;

/** Limits by which nobody has asked yet. */
export function createLimits({
  requestsPerMinuteMax,
  tooManyRequests,
  consecutiveRequestMs,
}: Settings): Limits {
  const times = new Map<string, number[]>();
  const last = new Map<string, number>();
  return {
    refusal: ({ name, secretKey, nowMs }) => {
      if (requestsPerMinuteMax === null) return null;
      const key = `${name} ${secretKey}`;
      const recent = (times.get(key) ?? []).filter((atMs) => nowMs - atMs < minuteMs);
      if (recent.length >= requestsPerMinuteMax) return tooManyRequests;
      times.set(key, [...recent, nowMs]);
      return null;
    },
    isConsecutive: ({ path, nowMs }) => {
      if (consecutiveRequestMs === 0) return false;
      const before = last.get(path);
      if (last.size >= pathsMax) last.clear();
      last.set(path, nowMs);
      return before !== undefined && nowMs - before < consecutiveRequestMs;
    },
  };
}

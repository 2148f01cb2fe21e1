import type { Prng } from '../kit/choices/prng.js';
import type { SimulatorRequest } from '../kit/exchange/simulator.js';
import { newTraceId } from './keys.js';

/** A new id for each reply, whatever else is asked meanwhile. */
export type TraceIds = (request: Pick<SimulatorRequest, 'method' | 'path'>) => string;

/** Ids follow from the moment, the request and how often it came at that moment, so nothing is to be remembered for long. */
export function createTraceIds(prng: Prng, nowMs: () => number): TraceIds {
  const times = new Map<string, number>();
  let atMs = 0;
  return ({ method, path }) => {
    if (nowMs() !== atMs) {
      atMs = nowMs();
      times.clear();
    }
    const asked = `${method} ${path}`;
    const nth = (times.get(asked) ?? 0) + 1;
    times.set(asked, nth);
    return newTraceId(prng.fork(`${asked} ${nth} at ${atMs}`).next);
  };
}

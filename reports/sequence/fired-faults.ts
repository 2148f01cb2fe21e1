import type { HistoryEntry } from '../../simulators/kit/history/history-entry.js';
import type { FaultMark } from './sequence-step.js';

export type FiredFault = FaultMark & {
  readonly seq: number;
  readonly atMs: number;
  /** The rule without its kind: `pg.confirm#1 of R-1001`. */
  readonly where: string;
};

/** The faults that fired, numbered from 1 in the order of firing. */
export function toFiredFaults(history: readonly HistoryEntry[]): readonly FiredFault[] {
  return history
    .filter((entry) => entry.kind === 'fault-fired')
    .map(({ seq, atMs, rule, fault }, index) => {
      const where = rule.endsWith(`: ${fault}`) ? rule.slice(0, -fault.length - 2) : rule;
      return { number: index + 1, fault, seq, atMs, where };
    });
}

const circledOne = 0x2460;
const circledMax = 20;

/** `①` to `⑳`, then `(21)`. */
export function toCircled(number: number): string {
  return number <= circledMax ? String.fromCharCode(circledOne + number - 1) : `(${number})`;
}

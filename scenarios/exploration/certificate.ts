import type { End } from '../../properties/end.js';
import { type FaultKind, faultKinds } from '../../simulators/kit/faults/fault-kind.js';
import type { JobResult } from './job.js';

/** One way in which the service broke its promises, with the smallest run that was found for it. */
export type Violation = {
  /** Who does what in it. */
  readonly variant: string;
  readonly invariants: readonly string[];
  readonly messages: readonly string[];
  /** Faults in the run. */
  readonly faults: readonly string[];
  readonly token: string;
  /** The command that repeats it. */
  readonly replay: string;
};

/** What an exploration covered, and what came of it. The same for any number of workers. */
export type Certificate = {
  /** Which service: `reference`, or the defect's id, and a digest of the modules that ran. */
  readonly service: string;
  readonly flow: string;
  readonly customers: number;
  /** The bound: every run with at most so many faults. */
  readonly faults: number;
  readonly kinds: readonly FaultKind[];
  /** In how many ways customers acted and partners answered; these cost no fault. */
  readonly variants: number;
  readonly runs: number;
  /** Runs that were cut short because what was to come had been played. */
  readonly cutOff: number;
  readonly states: number;
  /** Choices that were seen and not played because the budget ended: 0 when all were. */
  readonly unexplored: number;
  /** How the runs that were played to their end ended. */
  readonly ends: Readonly<Partial<Record<End, number>>>;
  readonly violations: readonly Violation[];
  /** By which rules runs were left out, in words. */
  readonly prunedBy: readonly string[];
};

const rules = {
  pruning: [
    'equal states are merged: the step log, what each task of the service knows, the pasts of orders and customers, messages under way and timers',
    'independent steps are not reordered (sleep sets): steps that touch different things; a crash in one of them is played on both sides of the other',
    'customers who do the same at the same moment are interchangeable: of two mirrored orders one is played',
    'a task of the service that is told the same as before, moment by moment, does what it did then: the service is not asked again',
  ],
  ignoredErrors: [
    'with two customers, or two faults, states are equal that differ only in the text of the last technical error (a reset, a closed connection)',
  ],
  severalFaults: [
    'from two faults on, of the kinds that show a caller the same one is played: a closed, truncated or garbled answer is a reset, a held or dripping one is lost',
    'from two faults on the step log is not read: the rules about it are judged with one fault',
  ],
  always: [
    'a step that only its own task notices is taken at once',
    'a look-up changes nothing: whether it was executed, twice or late, is not distinguished',
    'a crash is tried where something changes, not at look-ups',
  ],
} as const;

type Bounds = Pick<Certificate, 'service' | 'flow' | 'customers' | 'faults'> & {
  readonly variants: readonly unknown[];
  readonly isPruning: boolean;
};

export function toCertificate(
  { service, isPruning, flow, customers, faults, variants }: Bounds,
  results: readonly JobResult[],
  violations: readonly Violation[],
): Certificate {
  const sum = (count: (result: JobResult) => number) =>
    results.reduce((total, result) => total + count(result), 0);
  const ends: Partial<Record<End, number>> = {};
  for (const result of results) {
    for (const [end, count] of Object.entries(result.ends) as [End, number][]) {
      ends[end] = (ends[end] ?? 0) + count;
    }
  }
  return {
    service,
    flow,
    customers,
    faults,
    variants: variants.length,
    kinds: faults === 0 ? [] : faultKinds,
    runs: sum(({ runs }) => runs),
    cutOff: sum(({ cutOff }) => cutOff),
    states: sum(({ states }) => states),
    unexplored: sum(({ unexplored }) => unexplored),
    ends,
    violations,
    prunedBy: [
      ...(isPruning ? rules.pruning : []),
      ...(isPruning && (faults > 1 || customers > 1) ? rules.ignoredErrors : []),
      ...(isPruning && faults > 1 ? rules.severalFaults : []),
      ...rules.always,
    ],
  };
}

/** The certificate for people. */
export function toCertificateText(certificate: Certificate): string {
  const { flow, customers, faults, runs, cutOff, states, unexplored, variants } = certificate;
  const ends = Object.entries(certificate.ends).map(([end, count]) => `${count} ${end}`);
  const lines = [
    `Certificate: ${flow}, ${customers === 1 ? 'one customer' : 'two customers'}, at most ${faults} fault${faults === 1 ? '' : 's'}`,
    '',
    `  service      ${certificate.service}`,
    `  variants     ${variants} (acts of the customers × answers of the partners)`,
    `  fault kinds  ${certificate.kinds.length === 0 ? 'none' : certificate.kinds.join(', ')}`,
    `  runs         ${runs}, of which ${cutOff} were cut short at what had been played`,
    `  states       ${states}`,
    `  unexplored   ${unexplored}`,
    `  ends         ${ends.length === 0 ? 'none' : ends.join(', ')}`,
    `  violations   ${certificate.violations.length}`,
    '',
    '  Left out by rule:',
    ...certificate.prunedBy.map((rule) => `    - ${rule}`),
    ...certificate.violations.flatMap(toViolationLines),
  ];
  return lines.join('\n');
}

/** What came of runs that were drawn. */
export function toRandomText(certificate: Certificate): string {
  const { flow, faults, runs, unexplored, variants } = certificate;
  const ends = Object.entries(certificate.ends).map(([end, count]) => `${count} ${end}`);
  const lines = [
    `Random runs: ${flow}, at most ${faults} fault${faults === 1 ? '' : 's'} (a sample: nothing is certified)`,
    '',
    `  service      ${certificate.service}`,
    `  variants     ${variants}`,
    `  runs         ${runs}${unexplored > 0 ? `, ${unexplored} fewer than asked for` : ''}`,
    `  ends         ${ends.length === 0 ? 'none' : ends.join(', ')}`,
    `  violations   ${certificate.violations.length}`,
    ...certificate.violations.flatMap(toViolationLines),
  ];
  return lines.join('\n');
}

function toViolationLines({ variant, invariants, messages, faults, replay }: Violation): string[] {
  return [
    '',
    `  ✗ ${invariants.join(', ')}`,
    `    ${variant}`,
    ...messages.map((message) => `    ${message}`),
    `    ${faults.length === 0 ? 'No fault fired.' : `Faults: ${faults.join('; ')}`}`,
    `    Replay   ${replay}`,
  ];
}

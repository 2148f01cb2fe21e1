// What monitoring counts. Counting is a few numbers in memory; prom-client is loaded and the registry made when
// somebody first asks. So a service which nobody monitors pays nothing, and none reads the machine's clock (which
// prom-client does as it is loaded) past the clock that it was handed. Labels come from closed lists: no id becomes one.

import type * as Prometheus from 'prom-client';
import type { Registry } from 'prom-client';
import type { Clock, StepLog } from '../app/ports.js';
import { StepLogUnavailable } from '../app/step-log-unavailable.js';
import { type Attempt, isEnded } from '../core/attempt.js';
import type { Step } from '../core/step.js';
import type { Written } from './watched-step-log.js';

export type Answered = { readonly method: string; readonly route: string; readonly status: number };

export type Metrics = {
  readonly countWritten: (written: Written) => void;
  readonly countAnswered: (answered: Answered) => void;
  /** In the text format of Prometheus. */
  readonly read: () => Promise<{ readonly contentType: string; readonly text: string }>;
};

export type MetricsDeps = {
  readonly stepLog: Pick<StepLog, 'listOpen'>;
  readonly clock: Clock;
  /** How many attempts the step log passes over, for their rows cannot be believed. */
  readonly countUnreadable?: (() => number) | undefined;
  /** Where the process counts itself; by default nothing else is counted. */
  readonly registry?: Registry | undefined;
};

/** Of one service: several in one process count apart. */
export function createMetrics(deps: MetricsDeps): Metrics {
  const ends = createTally();
  const unknowns = createTally();
  const requests = createTally();
  let registry: Promise<Registry> | undefined;

  async function register(): Promise<Registry> {
    const prometheus = await import('prom-client');
    const made = deps.registry ?? new prometheus.Registry();
    const addCounter = createCounters(prometheus, made);
    addCounter(ends, {
      name: 'payment_attempts_ended_total',
      help: 'Attempts that came to an end.',
    });
    addCounter(unknowns, {
      name: 'payment_calls_unknown_total',
      help: 'Calls to a partner of which nobody knows what came.',
    });
    addCounter(requests, {
      name: 'http_requests_total',
      help: 'Requests that were answered.',
    });
    addGauges(prometheus, made, deps);
    return made;
  }

  return {
    countWritten: ({ before, steps, after }) => {
      if (isEnded(after) && !isEnded(before)) ends.count({ end: after.phase });
      for (const call of steps.flatMap(unansweredOf)) unknowns.count({ call });
    },
    countAnswered: ({ method, route, status }) => {
      requests.count({ method, route, status: String(status) });
    },
    read: async () => {
      registry ??= register();
      const { contentType } = await registry;
      return { contentType, text: await (await registry).metrics() };
    },
  };
}

/** The calls, look-ups among them, of which this row says that nobody knows what came. */
function unansweredOf(step: Step): readonly string[] {
  if (step.kind === 'ended') return step.outcome.kind === 'unknown' ? [step.call] : [];
  const looks = [
    { call: 'look-up-payment', seen: 'pg' in step ? step.pg : null },
    { call: 'look-up-order', seen: 'order' in step ? step.order : null },
    { call: 'look-up-posting', seen: 'posting' in step ? step.posting : null },
  ];
  return looks.filter(({ seen }) => seen?.kind === 'unreachable').map(({ call }) => call);
}

type Labels = Readonly<Record<string, string>>;
type Tally = {
  readonly count: (labels: Labels) => void;
  readonly counts: () => Iterable<{ readonly labels: Labels; readonly times: number }>;
};

function createTally(): Tally {
  const counts = new Map<string, { readonly labels: Labels; readonly times: number }>();
  return {
    count: (labels) => {
      const key = Object.values(labels).join(' ');
      counts.set(key, { labels, times: (counts.get(key)?.times ?? 0) + 1 });
    },
    counts: () => counts.values(),
  };
}

const labelNames = ['end', 'call', 'method', 'route', 'status'] as const;

type Library = typeof Prometheus;

function createCounters({ Counter }: Library, registry: Registry) {
  return (tally: Tally, named: { readonly name: string; readonly help: string }): void => {
    new Counter({
      ...named,
      labelNames,
      registers: [registry],
      collect() {
        this.reset();
        for (const { labels, times } of tally.counts()) this.inc(labels, times);
      },
    });
  };
}

function addGauges({ Gauge }: Library, registry: Registry, deps: MetricsDeps): void {
  const { stepLog, clock, countUnreadable = () => 0 } = deps;
  const ageInSeconds = ({ progressAtMs }: Attempt) => (clock.nowMs() - progressAtMs) / 1_000;
  new Gauge({
    name: 'payment_oldest_open_attempt_age_seconds',
    help: 'For how long nothing certain was learnt of the attempt of which that is longest, of those that have not ended and await no deposit; 0 without one.',
    registers: [registry],
    async collect() {
      const open = await readOpen(stepLog);
      if (open === undefined) this.set(Number.NaN);
      else this.set(Math.max(0, ...open.filter(isMoving).map(ageInSeconds)));
    },
  });
  new Gauge({
    name: 'payment_unreadable_attempts',
    help: 'Attempts that are passed over, for their rows cannot be believed by this release.',
    registers: [registry],
    collect() {
      this.set(countUnreadable());
    },
  });
  new Gauge({
    name: 'payment_manual_items',
    help: 'Open manual items, by cause.',
    labelNames: ['cause'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { flag } of (await readOpen(stepLog)) ?? []) {
        if (flag !== null) this.inc({ cause: flag.cause });
      }
    },
  });
}

/** Undefined while the log is out of reach: what was counted is told all the same, then more than ever. */
async function readOpen(stepLog: MetricsDeps['stepLog']): Promise<readonly Attempt[] | undefined> {
  try {
    return await stepLog.listOpen();
  } catch (error) {
    if (error instanceof StepLogUnavailable) return undefined;
    throw error;
  }
}

/** One that has ended is listed for its flag or its news. A customer may take days to pay into an account. */
function isMoving(attempt: Attempt): boolean {
  return !isEnded(attempt) && attempt.phase !== 'awaiting-deposit';
}

// What monitoring counts. Counting is a few numbers in memory; prom-client is loaded and the registry made when
// somebody first asks. So a service which nobody monitors pays nothing, and none reads the machine's clock (which
// prom-client does as it is loaded) past the clock that it was handed. Labels come from closed lists: no id becomes one.

import type * as Prometheus from 'prom-client';
import type { Registry } from 'prom-client';
import type { Clock, StepLog } from '../app/ports.js';
import { isEnded } from '../core/attempt.js';
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
      for (const step of steps) {
        const isUnknown = step.kind === 'ended' && step.outcome.kind === 'unknown';
        if (isUnknown) unknowns.count({ call: step.call });
      }
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
  const readOpen = () => stepLog.listOpen();
  new Gauge({
    name: 'payment_oldest_open_attempt_age_seconds',
    help: 'Age of the oldest attempt that has not ended, those aside that await a deposit; 0 without one.',
    registers: [registry],
    async collect() {
      const open = await readOpen();
      // A customer may take days to pay into an account.
      const oldest = open.find(({ phase }) => phase !== 'awaiting-deposit');
      this.set(oldest === undefined ? 0 : (clock.nowMs() - oldest.createdAtMs) / 1_000);
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
      for (const { flag } of await readOpen()) {
        if (flag !== null) this.inc({ cause: flag.cause });
      }
    },
  });
}

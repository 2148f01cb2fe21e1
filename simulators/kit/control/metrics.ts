import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ObserveRequest } from './session-exchanges.js';
import type { Sessions } from './sessions.js';

/** What Prometheus reads. */
export type Metrics = {
  readonly observe: ObserveRequest;
  readonly countFault: (kind: string) => void;
  /** What is not counted but looked at when somebody asks. */
  readonly watch: (sessions: Sessions) => void;
  /** In the text format of Prometheus. */
  readonly toText: () => Promise<string>;
};

/** Seconds, from well below a millisecond to the patience of a client. */
const buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 30];

/** Counts from now on. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'ttadak_requests_total',
    help: 'Requests by operation and by the HTTP status that left; "none" when a fault left none.',
    labelNames: ['operation', 'status'],
    registers,
  });
  const seconds = new Histogram({
    name: 'ttadak_request_seconds',
    help: 'From the arrival of a request until its answer may leave, planned delays included.',
    labelNames: ['operation'],
    buckets,
    registers,
  });
  const faults = new Counter({
    name: 'ttadak_faults_fired_total',
    help: 'Faults that struck, by kind.',
    labelNames: ['kind'],
    registers,
  });
  return {
    observe: ({ operation, status, tookMs }) => {
      requests.inc({ operation, status: status ?? 'none' });
      seconds.observe({ operation }, tookMs / 1000);
    },
    countFault: (kind) => {
      faults.inc({ kind });
    },
    watch: (sessions) => {
      registerGauges(sessions, registers);
    },
    toText: () => registry.metrics(),
  };
}

/** What `toText` is. */
export const metricsContentType = Registry.PROMETHEUS_CONTENT_TYPE;

function registerGauges(sessions: Sessions, registers: Registry[]) {
  new Gauge({
    name: 'ttadak_sessions',
    help: 'Sessions that are open.',
    registers,
    collect() {
      this.set(sessions.list().length);
    },
  });
  new Gauge({
    name: 'ttadak_history_entries',
    help: 'History entries that are kept, of all sessions.',
    registers,
    collect() {
      const counts = sessions.list().map(({ session }) => session.history.entries.length);
      this.set(counts.reduce((sum, count) => sum + count, 0));
    },
  });
  new Gauge({
    name: 'ttadak_payments',
    help: 'Payments (of the legacy order system: orders) by status, of all sessions.',
    labelNames: ['status'],
    registers,
    collect() {
      this.reset();
      for (const { session } of sessions.list()) {
        for (const [status, count] of session.party.countByStatus()) this.inc({ status }, count);
      }
    },
  });
}

// The service's own log, as its operators may read it, in the judge's words. Another service speaks another
// dialect; this one is the reference's. One without such a list is judged without it.
import { z } from 'zod';
import { digestOf } from '../../simulators/kit/choices/fingerprint.js';
import type { History } from '../../simulators/kit/history/history.js';
import type { LogRow } from '../../simulators/kit/history/history-entry.js';
import { createListReader } from './list-reader.js';
import type { ReadList } from './operators-eyes.js';

const step = z.looseObject({
  kind: z.string(),
  atMs: z.number(),
  by: z.string().nullable().catch(null),
  call: z
    .union([
      z.string(),
      z.object({ kind: z.string(), idempotencyKey: z.string().nullable().default(null) }),
    ])
    .nullable()
    .default(null),
  outcome: z
    .object({
      kind: z.enum(['accepted', 'rejected', 'unknown']),
      /** Of a confirm: the account that was issued in the place of a capture. */
      deposit: z.unknown().optional(),
    })
    .nullable()
    .default(null),
  end: z.string().nullable().default(null),
  /** Of a lease. */
  untilMs: z.number().nullable().default(null),
});

type Step = z.infer<typeof step>;

const listSchema = z.object({
  attempts: z.array(
    z.object({
      attemptId: z.string(),
      orderId: z.string(),
      state: z.string(),
      steps: z.array(step),
    }),
  ),
});

/** Reads the log into the history, as claims: attempts that came, changed or went. */
export type LogReader = { readonly read: () => Promise<void> };

type Deps = { readonly history: History; readonly readList: ReadList };

export function createLogReader(deps: Deps): LogReader {
  const { history } = deps;
  const readAttempts = createListReader(deps, { path: '/operator/attempts', schema: listSchema });
  type Known = { readonly order: string; readonly attempt: string; readonly content: string };
  const known = new Map<string, Known>();
  let last: z.infer<typeof listSchema> | null = null;

  async function read() {
    const shown = await readAttempts();
    if (shown === null) return;
    if (shown === last) {
      history.record({ kind: 'log-read', attempts: known.size });
      return;
    }
    last = shown;
    const { attempts } = shown;
    const seen = new Set<string>();
    for (const { attemptId: attempt, orderId: order, state, steps } of attempts) {
      const rows = toRows(steps, history.startedAtMs);
      const content = `${state} ${rows.map(({ digest }) => digest).join()}`;
      seen.add(attempt);
      if (known.get(attempt)?.content === content) continue;
      known.set(attempt, { order, attempt, content });
      history.record({ kind: 'log-claimed', order, attempt, state, rows });
    }
    for (const { order, attempt } of [...known.values()]) {
      if (seen.has(attempt)) continue;
      known.delete(attempt);
      history.record({ kind: 'log-withdrawn', order, attempt });
    }
    history.record({ kind: 'log-read', attempts: attempts.length });
  }

  return { read };
}

function toRows(steps: readonly Step[], startedAtMs: number): LogRow[] {
  // An outcome names its call only by kind; the intent before it tells under which key.
  const keys = new Map<string, string | null>();
  return steps.map((row): LogRow => {
    const call = typeof row.call === 'object' ? (row.call?.kind ?? null) : row.call;
    if (typeof row.call === 'object' && row.call !== null) {
      keys.set(row.call.kind, row.call.idempotencyKey);
    }
    return {
      kind: row.kind === 'intended' ? 'intent' : row.kind === 'ended' ? 'outcome' : 'note',
      call,
      outcome: row.outcome?.kind ?? null,
      key: keys.get(call ?? '') ?? null,
      proves: whatProves(row, call),
      by: row.by,
      atMs: row.atMs - startedAtMs,
      leasedUntilMs: leaseOf(row, startedAtMs),
      digest: digestOf(JSON.stringify(row)),
    };
  });
}

function leaseOf({ untilMs }: Step, startedAtMs: number): number | null {
  return untilMs === null ? null : untilMs - startedAtMs;
}

const foundBy: Readonly<Record<string, LogRow['proves']>> = {
  'approval-found': 'captured',
  'refund-found': 'refunded',
};

const acceptedBy: Readonly<Record<string, LogRow['proves']>> = {
  confirm: 'captured',
  cancel: 'refunded',
  complete: 'completed',
};

function whatProves({ kind, outcome, end }: Step, call: string | null): LogRow['proves'] {
  if (kind === 'closed') return end === 'completed' ? 'completed' : null;
  if (kind !== 'ended') return foundBy[kind] ?? null;
  if (outcome?.kind !== 'accepted' || outcome.deposit !== undefined) return null;
  return acceptedBy[call ?? ''] ?? null;
}

// The service's reconciliation of a day, as its operators may read it, in the judge's words. Another service speaks
// another dialect; this one is the reference's. One without a reconciliation that can be read is judged without it.
import { z } from 'zod';
import type { Clock } from '../../simulators/kit/clock/clock.js';
import { parseJson } from '../../simulators/kit/exchange/parse-json.js';
import type { History } from '../../simulators/kit/history/history.js';
import type { ReconciledLine } from '../../simulators/kit/history/reconciliation-claim.js';
import { type Day, daysBetween } from './days.js';
import type { ReadList } from './operators-eyes.js';

const lineSchema = z.object({
  kind: z.string(),
  orderId: z.string().nullable().default(null),
  attemptId: z.string().nullable().default(null),
  paymentKeys: z.array(z.string()),
  pgKrw: z.number().nullable().default(null),
  orderKrw: z.number().nullable().default(null),
  exposureKrw: z.number(),
});

const reconciliationSchema = z.object({
  verdict: z.enum(['matches', 'explained', 'differs', 'incomplete']),
  gaps: z.array(z.string()).default([]),
  lines: z.array(lineSchema),
  counts: z.object({
    agreed: z.number(),
    accepted: z.number(),
    underWay: z.number(),
    withPeople: z.number(),
    differing: z.number(),
    notChecked: z.number(),
  }),
  totals: z.object({
    takenKrw: z.number(),
    returnedKrw: z.number(),
    heldKrw: z.number(),
    paidOrdersKrw: z.number(),
    exposureKrw: z.number(),
  }),
});

/** Reads what the service says of each day on which the run played into the history, as claims. */
export type ReconciliationReader = { readonly read: () => Promise<void> };

type Deps = {
  readonly clock: Clock;
  readonly history: History;
  readonly readList: ReadList;
};

export function createReconciliationReader({
  clock,
  history,
  readList,
}: Deps): ReconciliationReader {
  async function readDay({ date, fromMs, untilMs }: Day) {
    history.record({ kind: 'reconciliation-asked', date });
    const body = await readList(`/operator/reconciliation?date=${date}`);
    const { data } = reconciliationSchema.safeParse(parseJson(body ?? ''));
    if (data === undefined) return;
    const { verdict, gaps, lines, counts, totals } = data;
    history.record({
      kind: 'reconciliation-claimed',
      date,
      fromMs: fromMs - history.startedAtMs,
      untilMs: untilMs - history.startedAtMs,
      verdict,
      gaps,
      lines: lines.map(toLine),
      counts: {
        agrees: counts.agreed,
        accepted: counts.accepted,
        'under-way': counts.underWay,
        people: counts.withPeople,
        differs: counts.differing,
        unchecked: counts.notChecked,
      },
      totals,
    });
  }

  return {
    read: async () => {
      for (const day of daysBetween(history.startedAtMs, clock.nowMs())) await readDay(day);
    },
  };
}

function toLine({
  kind,
  orderId: order,
  attemptId: attempt,
  pgKrw: heldKrw,
  orderKrw: paidKrw,
  ...line
}: z.infer<typeof lineSchema>): ReconciledLine {
  const { paymentKeys, exposureKrw } = line;
  const says = meanings[kind] ?? 'differs';
  return { says, as: kind, order, attempt, paymentKeys, heldKrw, paidKrw, exposureKrw };
}

/** What is not in this table is a difference of some kind. */
const meanings: Readonly<Record<string, ReconciledLine['says']>> = {
  matched: 'agrees',
  'settled-elsewhere': 'agrees',
  'under-way': 'under-way',
  manual: 'people',
  accepted: 'accepted',
  'not-checked': 'unchecked',
};

// What a service says of a day, for tests of the rules about it.
import type { HistoryEvent } from '../../simulators/kit/history/history-entry.js';
import type {
  ReconciledLine,
  ReconciliationClaimed,
} from '../../simulators/kit/history/reconciliation-claim.js';

/** A line about the only payment, all of which agrees unless it says otherwise. */
export function line(event: Partial<ReconciledLine> = {}): ReconciledLine {
  const about = { order: 'R-1', attempt: 'a1', paymentKeys: ['k1'] };
  const sums = { heldKrw: 30_000, paidKrw: 30_000, exposureKrw: 0 };
  return { says: 'agrees', as: 'own word', ...about, ...sums, ...event };
}

type Claim = Omit<Partial<ReconciliationClaimed>, 'totals' | 'counts'> & {
  readonly counts?: Partial<ReconciliationClaimed['counts']>;
  readonly totals?: Partial<ReconciliationClaimed['totals']>;
};

/** What the service says of a day that has just ended, which adds up unless it says otherwise. */
export function says(
  lines: readonly ReconciledLine[],
  { totals, counts, ...event }: Claim = {},
): HistoryEvent {
  const sumOf = (amountOf: (one: ReconciledLine) => number | null) =>
    lines.reduce((sumKrw, one) => sumKrw + (amountOf(one) ?? 0), 0);
  const counted = count(lines);
  return {
    kind: 'reconciliation-claimed',
    date: '2026-01-05',
    fromMs: 0,
    untilMs: 12,
    verdict: verdictOf(counted),
    gaps: [],
    lines,
    counts: { ...counted, ...counts },
    totals: {
      takenKrw: 30_000,
      returnedKrw: 0,
      heldKrw: sumOf(({ heldKrw }) => heldKrw),
      paidOrdersKrw: sumOf(({ paidKrw }) => paidKrw),
      exposureKrw: sumOf(({ exposureKrw }) => exposureKrw),
      ...totals,
    },
    ...event,
  };
}

function count(lines: readonly ReconciledLine[]): ReconciliationClaimed['counts'] {
  const countOf = (word: ReconciledLine['says']) => lines.filter((one) => one.says === word).length;
  return {
    agrees: countOf('agrees'),
    'under-way': countOf('under-way'),
    people: countOf('people'),
    accepted: countOf('accepted'),
    differs: countOf('differs'),
    unchecked: countOf('unchecked'),
  };
}

function verdictOf(counts: ReconciliationClaimed['counts']): ReconciliationClaimed['verdict'] {
  if (counts.differs > 0) return 'differs';
  return counts.people + counts['under-way'] > 0 ? 'explained' : 'matches';
}

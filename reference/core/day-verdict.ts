// What a reconciliation says of the whole day.

import { groupOf, type Line, type LineGroup } from './reconciliation.js';

/**
 * - `matches`: all is closed. The three agree line by line, or an operator has accepted that they do not
 * - `explained`: no line differs, but some are open: they are with people, or the service is still at them
 * - `differs`: people have to look, and have not been called
 * - `incomplete`: somebody did not answer, or the day is not over; what is listed holds, and there may be more
 */
export type Verdict = 'matches' | 'explained' | 'differs' | 'incomplete';

/** How many lines are in which hands; together they are all. */
export type LineCounts = Readonly<Record<LineGroup, number>>;

export function countLines(lines: readonly Line[]): LineCounts {
  const count = (group: LineGroup) => lines.filter((line) => groupOf(line) === group).length;
  return {
    agreed: count('agreed'),
    accepted: count('accepted'),
    underWay: count('underWay'),
    withPeople: count('withPeople'),
    differing: count('differing'),
    notChecked: count('notChecked'),
  };
}

/** `gaps`: why the lines may not be all there is, or not as it is. */
export function toVerdict(counts: LineCounts, gaps: readonly string[]): Verdict {
  if (gaps.length > 0) return 'incomplete';
  if (counts.differing > 0) return 'differs';
  return counts.withPeople + counts.underWay > 0 ? 'explained' : 'matches';
}

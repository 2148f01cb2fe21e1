import type { Finding } from '../../properties/finding.js';
import type { Judge } from '../../properties/judge.js';
import type { Scenario } from '../scenario.js';

/** A scenario also says how its orders may end: another end is a finding, even if it is lawful. */
export function unexpectedEnds(scenario: Pick<Scenario, 'expect'>, judge: Judge): Finding[] {
  return Object.entries(scenario.expect).flatMap(([order, allowed]) => {
    const end = judge.endOf(order);
    if (allowed.includes(end)) return [];
    const message = `Order ${order} was expected to end in ${allowed.join(' or ')}, but is ${end}.`;
    return [{ invariant: 'expectedEnd', order, message, seq: null }];
  });
}

import { createHash } from 'node:crypto';
import type { RunRecord } from '../../reports/run-record.js';
import { toRuleText } from '../../simulators/kit/faults/fault-plan.js';
import type { Scenario } from '../scenario.js';
import type { World } from '../world/world.js';
import { isEndless, judgeRun } from './judge-run.js';
import { unexpectedEnds } from './unexpected-ends.js';

export type RunOptions = {
  /** The command that repeats this run. */
  readonly replay: string;
  /** Real milliseconds, to tell how long it took. */
  readonly stopwatch: () => number;
  /** Whether a planned fault that never fires makes the run say less than it seems to. */
  readonly everyFaultMustFire: boolean;
};

/** Plays a scenario in a world that was made for it, judges it, and closes the world. */
export async function runScenario(
  scenario: Scenario,
  world: World,
  options: RunOptions,
): Promise<RunRecord> {
  const startedAtMs = options.stopwatch();
  const { judge, failure, ...run } = await judgeRun(scenario, world);
  const isAtEnd = failure === null && !run.findings.some(isEndless);
  const findings = [...run.findings, ...(isAtEnd ? unexpectedEnds(scenario, judge) : [])];
  const { entries } = world.history;
  const faultsUnspent = world.faults.unspent().map(toRuleText);
  const isUnplayed = options.everyFaultMustFire && faultsUnspent.length > 0;
  const unplayed = isUnplayed ? `A planned fault never fired: ${faultsUnspent.join(', ')}.` : null;
  const reason = failure ?? unplayed;
  return {
    name: scenario.name,
    story: scenario.story,
    file: scenario.file,
    world: world.kind,
    verdict: findings.length > 0 ? 'violated' : reason === null ? 'passed' : 'inconclusive',
    reason,
    orders: Object.entries(scenario.orders).map(([order, { amountKrw }]) => ({
      order,
      amountKrw,
      end: judge.endOf(order),
      allowed: scenario.expect[order] ?? [],
    })),
    findings,
    notJudged: judge.notJudged(),
    faultsFired: entries.flatMap((entry) => (entry.kind === 'fault-fired' ? [entry.rule] : [])),
    faultsUnspent,
    money: judge.money(),
    history: entries,
    historySha256: createHash('sha256').update(JSON.stringify(entries)).digest('hex'),
    durationMs: Math.round(options.stopwatch() - startedAtMs),
    replay: options.replay,
  };
}

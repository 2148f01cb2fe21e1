import type { Finding } from '../../properties/finding.js';
import { allInvariants } from '../../properties/invariants/all.js';
import { createJudge, type Judge } from '../../properties/judge.js';
import { toBounds } from '../../properties/ledger/bounds.js';
import {
  CutOffError,
  DeadlockError,
  EndlessError,
} from '../../simulators/kit/clock/virtual-time.js';
import type { Scenario } from '../scenario.js';
import { EnvironmentError, type World } from '../world/world.js';
import { play } from './play.js';

const endless = 'everyRunEnds';

const whereToLook =
  'The service waits for something that the run does not hold (a file, a socket); npx ttadak doctor --determinism names it.';

export type JudgedRun = {
  readonly judge: Judge;
  readonly findings: readonly Finding[];
  /** False when it was cut off because what was to come had been played. */
  readonly isWhole: boolean;
  /** Why the environment failed, null when it did not. */
  readonly failure: string | null;
};

export type JudgeOptions = {
  /** Whether what happens now happened in another run, too, and was judged there. */
  readonly isRepeating?: () => boolean;
  /** Whether the service's log is read; without it the rules about it are not judged. */
  readonly readsLog?: boolean;
  /** Whether the service is asked for a reconciliation when all stands so; by default it is. */
  readonly reconciles?: (standing: string) => boolean;
};

/**
 * Plays a scenario in a world that was made for it, judges it, and closes the world. That a service goes on without end is
 * a finding. What else is thrown is a bug.
 */
export async function judgeRun(
  scenario: Scenario,
  world: World,
  { isRepeating = () => false, ...options }: JudgeOptions = {},
): Promise<JudgedRun> {
  const judge = createJudge(allInvariants, toBounds(scenario.timing));
  const findings: Finding[] = [];
  world.history.subscribe((entry) => {
    if (isRepeating()) judge.book(entry);
    else findings.push(...judge.observe(entry));
  });
  let isWhole = true;
  let failure: string | null = null;
  try {
    await world.drive(play(scenario, world, { judge, ...options }));
    findings.push(...judge.atRest());
  } catch (error) {
    if (error instanceof CutOffError) isWhole = false;
    else if (error instanceof EnvironmentError) failure = error.message;
    else if (error instanceof DeadlockError) failure = `${error.message} ${whereToLook}`;
    else if (error instanceof EndlessError) {
      findings.push({ invariant: endless, order: null, message: error.message, seq: null });
    } else throw error;
  } finally {
    await world.close();
  }
  return { judge, findings, isWhole, failure };
}

/** Whether the finding says that the run came to no end. */
export function isEndless({ invariant }: Finding): boolean {
  return invariant === endless;
}

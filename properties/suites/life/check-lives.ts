// Searches for a life that the judge or the model finds fault with, shrinks it, and says how to repeat it.
import fc from 'fast-check';
import { arbitraryLifeSetting, type LifeSetting } from '../../generators/arbitrary-command.js';
import { keepFailure } from '../keep-failure.js';
import { playWritten } from '../play-written.js';
import { arbitraryLife, type PlayedLife, playLife } from './play-life.js';
import { toCommandText } from './to-command-text.js';
import { toLifeScenario } from './to-life-scenario.js';

export type Search = {
  readonly serviceDirectory: string;
  readonly runs: number;
  readonly seed: number;
  /** To repeat a failure instead of searching: the two paths that its report names. */
  readonly path: string | null;
  readonly replayPath: string | null;
  readonly isShrinking: boolean;
  readonly onLife?: (life: PlayedLife) => void;
};

export type LifeFailure = {
  readonly setting: LifeSetting;
  readonly life: PlayedLife;
  /** Lives played before the first that failed, and that one. */
  readonly runs: number;
  /** The environment that makes the suite play this life alone. */
  readonly environment: string;
};

/** The smallest life found that breaks something; null when none did. */
export async function checkLives(search: Search): Promise<LifeFailure | null> {
  const { serviceDirectory, runs, seed, path, replayPath, isShrinking } = search;
  const failed: Pick<LifeFailure, 'setting' | 'life'>[] = [];
  const property = fc.asyncProperty(
    arbitraryLifeSetting,
    arbitraryLife(replayPath),
    async (setting, commands) => {
      const life = await playLife(setting, commands, serviceDirectory);
      search.onLife?.(life);
      if (life.findings.length > 0) failed.push({ setting, life });
      return life.findings.length === 0;
    },
  );
  const details = await fc.check(property, {
    numRuns: runs,
    seed,
    endOnFailure: !isShrinking,
    ...(path !== null && { path }),
  });
  if (!details.failed) return null;
  // The last that failed is the smallest; when none did, ttadak itself broke.
  const smallest = failed.at(-1);
  if (smallest === undefined) throw details.errorInstance;
  const shown = /replayPath="([^"]*)"/.exec(fc.stringify(details.counterexample))?.[1] ?? '';
  const environment = `TTADAK_SEED=${details.seed} TTADAK_PATH=${details.counterexamplePath} TTADAK_REPLAY_PATH=${shown}`;
  return { ...smallest, runs: details.numRuns, environment };
}

/** The failure for people: what was done, what is wrong with it, and last the line that repeats it. */
export async function toFailureText(failure: LifeFailure, serviceDirectory: string) {
  const { setting, life, environment } = failure;
  const commands = life.performed.map(({ command }) => `  ${toCommandText(command)}`);
  const refusals = setting.refusals.map(({ at, code }) => `  ${at} is refused: ${code}`);
  const schedule = setting.schedule === 0 ? [] : [`  schedule ${setting.schedule}`];
  const findings = life.findings.map(({ invariant, message }) => `  ${invariant}: ${message}`);
  const file = await keepAsScenario(failure, serviceDirectory);
  const replay =
    file === null
      ? `${environment} npx mocha properties/suites/payment-life.test.ts`
      : `npx ttadak run ${file} --world virtual`;
  const parts = [...refusals, ...schedule, ...commands, '', ...findings, '', `Replay   ${replay}`];
  return parts.join('\n');
}

/** The file of a scenario that breaks something, too; null when none could be made of the life. */
export async function keepAsScenario(
  { setting, life }: LifeFailure,
  serviceDirectory: string,
): Promise<string | null> {
  const written = toLifeScenario(setting, life);
  if (written === null) return null;
  const { verdict } = await playWritten(written, 'life.yaml', serviceDirectory);
  return verdict === 'violated' ? keepFailure(written) : null;
}

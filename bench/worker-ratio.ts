import { explore } from '../scenarios/exploration/explore.js';
import { createJobPlayers } from '../scenarios/exploration/play-jobs.js';
import { requireFlow } from '../scenarios/flows/all-flows.js';

export type WorkerRatio = {
  readonly oneMs: number;
  readonly twoMs: number;
  readonly ratio: number;
};

/** The same exploration with one worker thread and with two, both warm; how many times faster two are. */
export async function createWorkerRatio(serviceDirectory: string): Promise<WorkerRatio> {
  const oneMs = await timeOf(1, serviceDirectory);
  const twoMs = await timeOf(2, serviceDirectory);
  return { oneMs, twoMs, ratio: oneMs / twoMs };
}

async function timeOf(threads: number, serviceDirectory: string): Promise<number> {
  const players = createJobPlayers({ workers: threads, isHere: false }, () => undefined);
  const variants = requireFlow('disturbed').variantsOf(1);
  const play = (faults: number) =>
    explore({
      stages: [{ flow: 'disturbed', customers: 1, variants, faults }],
      serviceDirectory,
      seed: 1,
      runsMax: 1_000_000,
      untilMs: null,
      isPruning: true,
      playJobs: players.play,
      toCommand: (token) => token,
    });
  await play(1); // Loads and compiles the service in every thread.
  const startedAtMs = performance.now();
  await play(1);
  const elapsedMs = performance.now() - startedAtMs;
  await players.close();
  return Math.round(elapsedMs);
}

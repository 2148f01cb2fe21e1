import { Piscina } from 'piscina';
import { type Job, type JobResult, playJob } from './job.js';

export type JobPlayers = {
  /** The results in the order of the jobs: the same for any number of workers. */
  readonly play: (jobs: readonly Job[]) => Promise<readonly JobResult[]>;
  readonly close: () => Promise<void>;
};

/** Worker threads that play jobs; with one worker the jobs are played here. `onDone` is called after each. */
export function createJobPlayers(workers: number, onDone: (job: Job) => void): JobPlayers {
  if (workers === 1)
    return { play: (jobs) => playHere(jobs, onDone), close: () => Promise.resolve() };
  const filename = new URL('./job-worker.mjs', import.meta.url).href;
  const pool = new Piscina({ filename, minThreads: workers, maxThreads: workers });
  const playOne = async (job: Job) => {
    const result = (await pool.run(job)) as JobResult; // What the worker's playJob returned.
    onDone(job);
    return result;
  };
  return { play: (jobs) => Promise.all(jobs.map(playOne)), close: () => pool.destroy() };
}

/** A virtual run owns the clock of its thread, so there is one at a time. */
async function playHere(jobs: readonly Job[], onDone: (job: Job) => void): Promise<JobResult[]> {
  const results: JobResult[] = [];
  for (const job of jobs) {
    results.push(await playJob(job));
    onDone(job);
  }
  return results;
}

import { Piscina } from 'piscina';
import { EnvironmentError } from '../world/world.js';
import { type FailedJob, type Job, type JobResult, playJob } from './job.js';
import { playRandomJob, type RandomJob } from './random-job.js';

export type AnyJob = Job | RandomJob;

export type JobPlayers = {
  /**
   * The results in the order of the jobs, up to the first that found a violation (when it stops at one): the same for
   * any number of workers. Rejects with an `EnvironmentError` when the service cannot be played.
   */
  readonly play: (jobs: readonly AnyJob[]) => Promise<readonly JobResult[]>;
  readonly close: () => Promise<void>;
};

export type Workers = {
  readonly workers: number;
  /** Whether the jobs are played in this thread; by default when there is one worker. */
  readonly isHere?: boolean;
};

/**
 * A run leaves nothing behind but what was learnt from it. With the default room for what is young, much of a run outlives
 * it by a little, and is then collected the dear way: that cost a fifth of the time.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 128 };

/** Worker threads that play jobs. `onDone` is called after each. */
export function createJobPlayers(
  { workers, isHere = workers === 1 }: Workers,
  onDone: (job: AnyJob, result: JobResult) => void,
): JobPlayers {
  const filename = new URL('./job-worker.mjs', import.meta.url).href;
  // A virtual run owns the clock of its thread, so each thread plays one at a time.
  const threads = { minThreads: workers, maxThreads: workers, resourceLimits };
  const pool = isHere ? null : new Piscina({ filename, ...threads });
  const playOne = async (job: AnyJob): Promise<JobResult> => {
    // What playAnyJob returned in that thread.
    const result = await (pool === null ? playAnyJob(job) : (pool.run(job) as Promise<Outcome>));
    if ('failure' in result) throw new EnvironmentError(result.failure);
    onDone(job, result);
    return result;
  };
  return {
    play: (jobs) => playInOrder(jobs, { workers, playOne }),
    close: async () => {
      await pool?.destroy();
    },
  };
}

type Outcome = JobResult | FailedJob;

/** An error loses its name on the way between threads, so a failure is a value. */
export async function playAnyJob(job: AnyJob): Promise<Outcome> {
  try {
    return await ('variants' in job ? playRandomJob(job) : playJob(job));
  } catch (error) {
    if (error instanceof EnvironmentError) return { failure: error.message };
    throw error;
  }
}

type Players = {
  readonly workers: number;
  readonly playOne: (job: AnyJob) => Promise<JobResult>;
};

/** Jobs are begun in their order, so when one finds a violation all before it are played or being played. */
async function playInOrder(
  jobs: readonly AnyJob[],
  { workers, playOne }: Players,
): Promise<readonly JobResult[]> {
  const results: JobResult[] = [];
  const queue = jobs.entries();
  let last = jobs.length - 1;
  const lanes = Array.from({ length: workers }, async () => {
    // The lanes share one iterator, so each job is taken once.
    for (const [place, job] of queue) {
      if (place > last) return;
      const result = await playOne(job);
      results[place] = result;
      if (job.stopsAtViolation && result.counterexamples.length > 0) last = Math.min(last, place);
    }
  });
  await Promise.all(lanes);
  return results.slice(0, last + 1);
}

import { Piscina } from 'piscina';
import { type Job, type JobResult, playJob } from './job.js';

/**
 * Plays jobs in worker threads and returns their results in the order of the jobs: the same for any
 * number of workers. `onDone` is called as each ends.
 */
export async function playJobs(
  jobs: readonly Job[],
  { workers, onDone }: { readonly workers: number; readonly onDone: (job: Job) => void },
): Promise<readonly JobResult[]> {
  if (workers === 1) return playHere(jobs, onDone);
  const filename = new URL('./job-worker.mjs', import.meta.url).href;
  const pool = new Piscina({ filename, minThreads: workers, maxThreads: workers });
  try {
    return await Promise.all(
      jobs.map(async (job) => {
        const result = (await pool.run(job)) as JobResult; // What the worker's playJob returned.
        onDone(job);
        return result;
      }),
    );
  } finally {
    await pool.destroy();
  }
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

// What one more payment costs the lowdb store, and what opening it costs, by how many attempts it holds that have ended.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDirectoryFiles } from '../../reference/adapters/directory-files.js';
import { logFormat, logVersion, toLogFile } from '../../reference/adapters/log-file.js';
import { openStepLog } from '../../reference/adapters/lowdb-step-log.js';
import type { StepLog } from '../../reference/app/ports.js';
import { closed, creation, leased } from '../../reference/fakes/steps.js';

export type Growth = {
  readonly stored: number;
  /** From the directory to the first answer, in milliseconds. */
  readonly openMs: number;
  /** One attempt from its creation to its end, in six writes: the median, in milliseconds. */
  readonly attemptMs: number;
  /** A round of the sweeper that finds nothing due: the median, in milliseconds. */
  readonly takeUpMs: number;
};

const attemptsMeasured = 50;

export async function measureGrowth(stored: number): Promise<Growth> {
  const directory = await mkdtemp(join(tmpdir(), 'ttadak-growth-'));
  try {
    await fill(directory, stored);
    const openedAtMs = performance.now();
    const files = await openDirectoryFiles(directory);
    const log = await openStepLog(files);
    const openMs = performance.now() - openedAtMs;
    const attempts: number[] = [];
    const rounds: number[] = [];
    for (let nth = 0; nth < attemptsMeasured; nth += 1) {
      attempts.push(await timed(() => liveOnce(log, `new${nth}`)));
      rounds.push(await timed(() => log.takeUp({ instance: 'i', nowMs: 1, untilMs: 2 })));
    }
    await files.close();
    return { stored, openMs, attemptMs: median(attempts), takeUpMs: median(rounds) };
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** As the store itself would have left them; written without waiting for the disk. */
async function fill(directory: string, stored: number): Promise<void> {
  await mkdir(join(directory, 'open'));
  await mkdir(join(directory, 'finished'));
  const header = { format: logFormat, version: logVersion };
  await writeFile(join(directory, 'step-log.json'), JSON.stringify(header));
  for (let nth = 0; nth < stored; nth += 1) {
    const name = `old${nth}`;
    const rows = [creation(name, `R-${name}`), leased, leased, leased, leased, closed];
    const path = join(directory, 'finished', `at_${name}.json`);
    await writeFile(path, JSON.stringify(toLogFile(rows)));
  }
}

async function liveOnce(log: StepLog, name: string): Promise<void> {
  const created = await log.create(creation(name, `R-${name}`));
  if (!created.ok) throw new Error('Expected the attempt to be created.');
  let attempt = created.value;
  for (const step of [leased, leased, leased, leased, closed]) {
    const appended = await log.append(attempt, [step]);
    if (!appended.ok) throw new Error('Expected the row to be written.');
    attempt = appended.value;
  }
}

async function timed(task: () => Promise<unknown>): Promise<number> {
  const startedAtMs = performance.now();
  await task();
  return performance.now() - startedAtMs;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0;
}

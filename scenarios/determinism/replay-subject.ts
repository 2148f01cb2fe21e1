// Plays one run again and again in this thread and compares the histories byte for byte.
import type { MessagePort } from 'node:worker_threads';
import type { RunRecord } from '../../reports/run-record.js';
import { playReplay } from '../exploration/replay.js';
import type { Replay } from '../exploration/token.js';
import { runScenario } from '../run/run-scenario.js';
import type { Scenario } from '../scenario.js';
import { loadEdition } from '../world/virtual/edition.js';
import { createVirtualWorld } from '../world/virtual/virtual-world.js';
import { EnvironmentError } from '../world/world.js';
import { createLeakWatch, type Leak, type LeakWatch } from './leak-watch.js';

export type Subject = {
  readonly name: string;
  readonly serviceDirectory: string;
  readonly seed: number;
  readonly run:
    | { readonly kind: 'story'; readonly scenario: Scenario }
    | { readonly kind: 'token'; readonly replay: Replay };
};

/** What is told while it plays, so that it is known even of a run that never ends. */
export type News = { readonly kind: 'leak'; readonly leak: Leak } | { readonly kind: 'replayed' };

const replayed: News = { kind: 'replayed' };

export type ReplayTask = {
  readonly subject: Subject;
  readonly replays: number;
  readonly news: MessagePort;
};

export type Take = { readonly sha256: string; readonly text: string };

export type Replays =
  | {
      readonly kind: 'played';
      readonly first: Take;
      /** The first one that was not as the first, and which one it was, from 1; nothing is played after it. */
      readonly odd: { readonly nth: number; readonly take: Take } | null;
      /** Of one replay, in the mean; the first, which warms the thread up, counts only where it was the only one. */
      readonly replayMs: number;
    }
  | { readonly kind: 'ended'; readonly nth: number; readonly error: string };

/** Taken hold of before the watch and the runs replace it. */
const stopwatch = performance.now.bind(performance);

let watch: LeakWatch | null = null;

const leaksOfLoading = new Map<string, Leak[]>();

export async function replaySubject({ subject, replays, news }: ReplayTask): Promise<Replays> {
  watch ??= createLeakWatch();
  const tell = (leak: Leak) => {
    news.postMessage({ kind: 'leak', leak } satisfies News);
  };
  let nth = 0;
  try {
    for (const leak of await load(subject.serviceDirectory, watch)) tell(leak);
    watch.open('running', tell);
    let startedAtMs = stopwatch();
    nth = 1;
    const first = toTake(await play(subject));
    news.postMessage(replayed);
    let odd: { nth: number; take: Take } | null = null;
    if (replays > 1) startedAtMs = stopwatch();
    while (nth < replays && odd === null) {
      nth += 1;
      const take = toTake(await play(subject));
      news.postMessage(replayed);
      if (take.text !== first.text) odd = { nth, take };
    }
    const replayMs = (stopwatch() - startedAtMs) / Math.max(1, nth - 1);
    return { kind: 'played', first, odd, replayMs };
  } catch (error) {
    return {
      kind: 'ended',
      nth,
      error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    };
  } finally {
    watch.close();
  }
}

/** Loads the service; answers with what leaked meanwhile, as often as it is asked. */
async function load(directory: string, watching: LeakWatch): Promise<readonly Leak[]> {
  const known = leaksOfLoading.get(directory);
  if (known !== undefined) return known;
  const leaks: Leak[] = [];
  watching.open('loading', (leak) => leaks.push(leak));
  await loadEdition(directory, { keepsModules: true });
  watching.close();
  leaksOfLoading.set(directory, leaks);
  return leaks;
}

async function play({ name, serviceDirectory, seed, run }: Subject): Promise<RunRecord> {
  const setting = { serviceDirectory, seed };
  // As the command replays it: a known-buggy service may keep something in memory, which only stories are to tell.
  if (run.kind === 'token')
    return (await playReplay(run.replay, { ...setting, command: name })).record;
  const world = await createVirtualWorld(run.scenario, { ...setting, keepsModules: true });
  return runScenario(run.scenario, world, { replay: name, stopwatch, everyFaultMustFire: false });
}

function toTake({ history, historySha256, reason }: RunRecord): Take {
  if (reason !== null) throw new EnvironmentError(reason);
  return { sha256: historySha256, text: JSON.stringify(history) };
}

import type { Leak } from './leak-watch.js';

type Known = { readonly api: string; readonly caller: string; readonly why: string };

const knownLeaks: readonly Known[] = [
  {
    api: 'process.hrtime',
    caller: 'node_modules/@hapi/heavy/',
    why: 'hapi samples the load of the process, and limits nothing by it unless told to',
  },
  {
    api: 'process.hrtime',
    caller: 'node_modules/@hapi/hoek/lib/bench.js',
    why: 'hapi samples the load of the process, and limits nothing by it unless told to',
  },
  {
    api: 'Timeout (async resource)',
    caller: 'node_modules/@hapi/shot/',
    why: 'Node keeps the Date header of answers for a second, and no history holds that header',
  },
];

/** Why a leak, though noticed, cannot enter a history; null: it may be to blame. */
export function whyHarmless({ api, at, via }: Leak): string | null {
  const caller = via ?? at;
  const known = knownLeaks.find((leak) => leak.api === api && caller.startsWith(leak.caller));
  return known?.why ?? null;
}

// How much the PG simulator takes, beside a bare hapi route and bare node:http that answer as much: each in a process of its
// own, asked in turns by this one. Ratios of one round count; machines differ, and change while one measures.

import { parseArgs } from 'node:util';
import { type Contender, startContender } from './pg/contender.js';
import { type Load, runPayments } from './pg/run-payments.js';
import { type ContenderName, contenderNames } from './pg/serve.js';
import { measureStartUp } from './pg/start-up.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    payments: { type: 'string', default: '100000' },
    json: { type: 'boolean', default: false },
  },
});

type Slice = Load & {
  readonly requestsPerSecond: number;
  /** Microseconds of a core that the server spends on one request. */
  readonly cpuMicros: number;
};
type Figures = Pick<Slice, 'requestsPerSecond' | 'cpuMicros' | 'confirmP50Ms' | 'confirmP99Ms'>;

async function measureSlice(contender: Contender): Promise<Slice> {
  const before = await contender.usage('cpu');
  const load = await runPayments(contender.port, Number(values.seconds));
  const after = await contender.usage('cpu');
  if (load.failures > 0) throw new Error(`${contender.name} failed ${load.failures} times.`);
  return {
    ...load,
    requestsPerSecond: load.requests / load.seconds,
    cpuMicros: ((after.cpuMs - before.cpuMs) * 1_000) / load.requests,
  };
}

/** The contenders one after the other, in each round; the first round warms up and does not count. */
async function measureRounds(): Promise<Map<ContenderName, Slice[]>> {
  const contenders = await Promise.all(contenderNames.map(startContender));
  const slices = new Map<ContenderName, Slice[]>(contenderNames.map((name) => [name, []]));
  for (let round = 0; round <= Number(values.rounds); round += 1) {
    for (const contender of contenders) {
      const slice = await measureSlice(contender);
      if (round > 0) slices.get(contender.name)?.push(slice);
    }
  }
  for (const { stop } of contenders) stop();
  return slices;
}

/** Resident memory and heap before and after so many payments; the history is on and keeps its newest entries. */
async function measureMemory(paymentsMin: number) {
  const contender = await startContender('simulator');
  const before = await contender.usage('heap');
  let payments = 0;
  while (payments < paymentsMin) {
    const load = await runPayments(contender.port, Number(values.seconds));
    if (load.confirms === 0) throw new Error('The simulator confirmed nothing.');
    payments += load.confirms;
  }
  const after = await contender.usage('heap');
  contender.stop();
  const toMb = (bytes: number) => Math.round(bytes / 1e6);
  return {
    payments,
    rssMb: { before: toMb(before.rssBytes), after: toMb(after.rssBytes) },
    heapMb: { before: toMb(before.heapBytes), after: toMb(after.heapBytes) },
    heapBytesPerPayment: Math.round((after.heapBytes - before.heapBytes) / payments),
  };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0;
}

const figureNames = ['requestsPerSecond', 'cpuMicros', 'confirmP50Ms', 'confirmP99Ms'] as const;

function figuresOf(pick: (name: keyof Figures) => readonly number[]): Figures {
  const pairs = figureNames.map((name) => [name, Number(median(pick(name)).toFixed(2))] as const);
  return Object.fromEntries(pairs) as Figures; // One for each name.
}

const slices = await measureRounds();
const of = (name: ContenderName) => slices.get(name) ?? [];
const contenders = contenderNames.map((name) => ({
  name,
  ...figuresOf((figure) => of(name).map((slice) => slice[figure])),
}));
/** Simulator over the other, round by round. */
const ratios = contenderNames.slice(1).map((name) => ({
  over: name,
  ...figuresOf((figure) =>
    of('simulator').map((slice, round) => slice[figure] / (of(name)[round]?.[figure] ?? NaN)),
  ),
}));
const memory = await measureMemory(Number(values.payments));
const startUps: number[] = [];
for (let nth = 0; nth < Number(values.rounds); nth += 1) startUps.push(await measureStartUp());
const startUpMs = Math.round(median(startUps));

if (values.json) {
  process.stdout.write(`${JSON.stringify({ contenders, ratios, memory, startUpMs }, null, 2)}\n`);
} else {
  const toLine = (name: string, figures: Figures) =>
    `${name.padEnd(26)}${figureNames.map((figure) => String(figures[figure]).padStart(12)).join('')}\n`;
  const heads = ['requests/s', 'cpu µs', 'p50 ms', 'p99 ms'].map((head) => head.padStart(12));
  process.stdout.write(`${''.padEnd(26)}${heads.join('')}\n`);
  for (const { name, ...figures } of contenders) process.stdout.write(toLine(name, figures));
  for (const { over, ...figures } of ratios) {
    process.stdout.write(toLine(`simulator / ${over}`, figures));
  }
  const { payments, rssMb, heapMb, heapBytesPerPayment } = memory;
  process.stdout.write(
    `after ${payments} payments    RSS ${rssMb.before} → ${rssMb.after} MB, heap ${heapMb.before} → ${heapMb.after} MB (${heapBytesPerPayment} bytes a payment)\n` +
      `first good answer after    ${startUpMs} ms\n`,
  );
}

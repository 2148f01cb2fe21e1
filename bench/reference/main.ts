// What the reference takes on each of its stores, beside a bare hapi route that asks the partners as often; and whether lowdb
// grows dearer with what it holds. Ratios of one round count; machines differ, and change while one measures.

import { parseArgs } from 'node:util';
import { buildService } from '../../defects/build-service.js';
import { type Growth, measureGrowth } from './lowdb-growth.js';
import { type Figures, payMany } from './pay-many.js';
import {
  type Contender,
  type ContenderName,
  contenderNames,
  startContender,
} from './start-contender.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    payments: { type: 'string', default: '300' },
    customers: { type: 'string', default: '8' },
    /** How many ended attempts the lowdb store holds in the last step of its growth. */
    stored: { type: 'string', default: '100000' },
    json: { type: 'boolean', default: false },
  },
});

const load = { payments: Number(values.payments), customersAtOnce: Number(values.customers) };

/** The contenders one after the other, in each round; the first round warms up and does not count. */
async function measureRounds(
  contenders: readonly Contender[],
): Promise<Map<ContenderName, Figures[]>> {
  const rounds = new Map<ContenderName, Figures[]>(contenderNames.map((name) => [name, []]));
  for (let round = 0; round <= Number(values.rounds); round += 1) {
    for (const contender of contenders) {
      const figures = await payMany(contender, load);
      if (round > 0) rounds.get(contender.name)?.push(figures);
    }
  }
  return rounds;
}

const figureNames = [
  'paymentsPerSecond',
  'payP50Ms',
  'payP99Ms',
  'callbackP50Ms',
  'callbackP99Ms',
  'callsPerPayment',
] as const satisfies readonly (keyof Figures)[];

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0;
}

function figuresOf(pick: (name: keyof Figures) => readonly number[]): Figures {
  const pairs = figureNames.map((name) => [name, Number(median(pick(name)).toFixed(2))] as const);
  return Object.fromEntries(pairs) as Figures; // One for each name.
}

async function measureContenders() {
  const built = await buildService(null);
  if (!built.ok) throw new Error(built.faults.join('\n'));
  const deps = {
    serviceDirectory: built.directory,
    postgresUrl: process.env['TTADAK_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/test',
  };
  const contenders: Contender[] = [];
  for (const name of contenderNames) contenders.push(await startContender(name, deps));
  const rounds = await measureRounds(contenders);
  for (const { stop } of contenders) await stop();
  const of = (name: ContenderName) => rounds.get(name) ?? [];
  const [bare, ...stores] = contenderNames;
  return {
    contenders: contenderNames.map((name) => ({
      name,
      ...figuresOf((figure) => of(name).map((figures) => figures[figure])),
    })),
    /** Reference over bare hapi, round by round. */
    ratios: stores.map((name) => ({
      name: `${name} / ${bare}`,
      ...figuresOf((figure) =>
        of(name).map((figures, round) => figures[figure] / (of(bare)[round]?.[figure] ?? NaN)),
      ),
    })),
  };
}

async function measureAllGrowth(): Promise<readonly Growth[]> {
  const growth: Growth[] = [];
  for (let stored = 10; stored < Number(values.stored); stored *= 10) {
    growth.push(await measureGrowth(stored));
  }
  growth.push(await measureGrowth(Number(values.stored)));
  return growth;
}

const { contenders, ratios } = await measureContenders();
const growth = await measureAllGrowth();

if (values.json) {
  process.stdout.write(`${JSON.stringify({ load, contenders, ratios, growth }, null, 2)}\n`);
} else {
  const toRow = (name: string, cells: readonly (string | number)[]) =>
    `${name.padEnd(24)}${cells.map((cell) => String(cell).padStart(14)).join('')}\n`;
  const heads = [
    'payments/s',
    'pay p50 ms',
    'pay p99 ms',
    'callback p50',
    'callback p99',
    'calls each',
  ];
  process.stdout.write(toRow('', heads));
  for (const { name, ...figures } of [...contenders, ...ratios]) {
    process.stdout.write(
      toRow(
        name,
        figureNames.map((figure) => figures[figure]),
      ),
    );
  }
  process.stdout.write(
    `\n${toRow('lowdb, attempts stored', ['open ms', 'attempt ms', 'sweep ms'])}`,
  );
  for (const { stored, openMs, attemptMs, takeUpMs } of growth) {
    const cells = [openMs, attemptMs, takeUpMs].map((ms) => ms.toFixed(2));
    process.stdout.write(toRow(String(stored), cells));
  }
}

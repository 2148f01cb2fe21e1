// Instances of the service on one PostgreSQL, behind one address, killed one after the other under load. Exits 1 when an order
// was lost or an invariant broken, 4 when nothing can be said.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { buildService } from '../../defects/build-service.js';
import { soak } from '../../scenarios/soak/soak.js';

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '60' },
    instances: { type: 'string', default: '3' },
    'kill-every-ms': { type: 'string', default: '2000' },
    /** Where all that happened is written. */
    history: { type: 'string', default: 'reports/out/soak.json' },
  },
});

const built = await buildService(null);
if (!built.ok) throw new Error(built.faults.join('\n'));
const { orders, seconds, instances } = values;
const { record, kills } = await soak({
  orders: Number(orders),
  forMs: Number(seconds) * 1_000,
  instances: Number(instances),
  killEveryMs: Number(values['kill-every-ms']),
  serviceDirectory: built.directory,
  postgresUrl: process.env['TTADAK_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/test',
  stopwatch: () => performance.now(),
  replay: `npm run soak:instances -- --orders ${orders} --seconds ${seconds} --instances ${instances}`,
});

const ends = new Map<string, number>();
for (const { end } of record.orders) ends.set(end, (ends.get(end) ?? 0) + 1);
const sorted = [...ends].sort(([one], [other]) => (one < other ? -1 : 1));
const clicks = record.history.filter(({ kind }) => kind === 'customer-asked').length;
await mkdir(dirname(values.history), { recursive: true });
await writeFile(values.history, JSON.stringify(record));
process.stdout.write(
  `${record.verdict}: ${orders} orders, ${clicks} requests of customers, ${instances} instances, ${kills} kills, ${Math.round(record.durationMs / 1_000)} s\n` +
    `ends: ${sorted.map(([end, count]) => `${count} ${end}`).join(', ')}\n` +
    record.findings.map(({ invariant, message }) => `${invariant}: ${message}\n`).join('') +
    (record.reason === null ? '' : `${record.reason}\n`) +
    `all that happened: ${values.history}\nrepeat: ${record.replay}\n`,
);
process.exitCode = { passed: 0, violated: 1, inconclusive: 4 }[record.verdict];

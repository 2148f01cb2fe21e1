// Whether each kind of fault is on the wire what it says to be, so many times of so many: to a raw socket and to real clients,
// over HTTP and HTTPS, on fresh connections and on kept ones. Ends with 1 when one is not.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { realClock } from '../simulators/kit/clock/real-clock.js';
import { certFileName, keepCertificate } from '../simulators/kit/wire/certificate.js';
import { type Client, clients, runCommand } from '../simulators/kit/wire/clients/client.js';
import {
  observeOutage,
  observeWithClient,
  observeWithSocket,
  type Trust,
} from './wire-faults/observe-all.js';
import type { Setting, Tally } from './wire-faults/tally.js';

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '1000' },
    /** `HTTP` or `HTTPS`; both by default. */
    protocol: { type: 'string', multiple: true, default: ['HTTP', 'HTTPS'] },
    json: { type: 'boolean', default: false },
  },
});

const protocols = (['HTTP', 'HTTPS'] as const).filter((one) => values.protocol.includes(one));

async function* observeAll(tls: Trust): AsyncGenerator<Tally> {
  const installed = await installedClients();
  for (const protocol of protocols) {
    for (const connection of ['fresh', 'kept'] as const) {
      const setting: Setting = { protocol, connection, times: Number(values.times) };
      yield* observeWithSocket(setting, tls);
      if (connection === 'fresh') yield await observeOutage(setting);
      for (const client of installed) yield* observeWithClient(setting, client, tls);
    }
  }
}

async function installedClients(): Promise<readonly Client[]> {
  const installed: Client[] = [];
  for (const client of clients) {
    if ((await runCommand(client.probe)).exitCode === 0) installed.push(client);
    else process.stderr.write(`NOT PROVEN: ${client.name} is not installed.\n`);
  }
  return installed;
}

function toLine({
  protocol,
  connection,
  observer,
  fault,
  asExpected,
  times,
  others,
}: Tally): string {
  const where = `${protocol.padEnd(5)} ${connection.padEnd(5)} ${observer.padEnd(11)}`;
  const besides = Object.entries(others).map(([sight, count]) => `  ${count} × ${sight}`);
  return [`${where} ${fault.padEnd(28)} ${asExpected} of ${times}`, ...besides].join('\n');
}

const directory = await mkdtemp(join(tmpdir(), 'ttadak-wire-faults-'));
const certificate = await keepCertificate(directory, { nowMs: realClock.nowMs() });
const tallies: Tally[] = [];
for await (const one of observeAll({ ...certificate, caFile: join(directory, certFileName) })) {
  tallies.push(one);
  if (!values.json) process.stdout.write(`${toLine(one)}\n`);
}
await rm(directory, { recursive: true });

const failed = tallies.filter(({ asExpected, times }) => asExpected !== times);
if (values.json) process.stdout.write(`${JSON.stringify(tallies, null, 2)}\n`);
else process.stdout.write(`${tallies.length - failed.length} of ${tallies.length} as expected\n`);
process.exitCode = failed.length === 0 ? 0 : 1;

import { isDeepStrictEqual } from 'node:util';
import pMap from 'p-map';
import { sleep } from '../../simulators/kit/clock/clock.js';
import { realClock } from '../../simulators/kit/clock/real-clock.js';
import type { Certificate } from '../../simulators/kit/wire/certificate.js';
import type { Client } from '../../simulators/kit/wire/clients/client.js';
import {
  expectedWords,
  isExpected,
  patienceMsOf,
} from '../../simulators/kit/wire/clients/expected-words.js';
import {
  expectedObservations,
  observeFault,
  withoutTls,
} from '../../simulators/kit/wire/expected-observations.js';
import { observeConnection, toRequestText } from '../../simulators/kit/wire/observe-connection.js';
import { startTinyParty, withTinyParty } from '../../simulators/kit/wire/tiny-party.js';
import { type Setting, type Tally, tally } from './tally.js';

/** The certificate of the parties, and the file that clients are to trust. */
export type Trust = Certificate & { readonly caFile: string };

/** How long to wait for executions that are late. */
const patienceMs = 10_000;

/** So many connections are watched at once. */
const concurrency = 50;

/** What a raw socket sees of each kind of fault. */
export async function* observeWithSocket(setting: Setting, tls: Trust): AsyncGenerator<Tally> {
  const isTls = setting.protocol === 'HTTPS';
  const isKept = setting.connection === 'kept';
  for (const row of expectedObservations) {
    const { seen } = isTls ? row : withoutTls(row);
    const party = await startTinyParty({ fault: row.fault, ...(isTls && { tls }) });
    const observe = () => observeFault(party, row, { ca: isTls ? tls.cert : undefined, isKept });
    const sights = await pMap(Array.from({ length: setting.times }), observe, { concurrency });
    const all = party.executed(row.executions * setting.times, 'pg.confirm');
    await Promise.race([all, sleep(realClock, patienceMs)]);
    const executed = party.executedTimes('pg.confirm');
    await party.listener.close();
    const about = { ...setting, observer: 'raw socket', fault: row.name };
    yield tally(about, sights, (sight) => isDeepStrictEqual(sight, seen));
    const executions = { ...about, observer: 'executions' };
    yield tally(executions, sights, () => executed === row.executions * setting.times);
  }
}

/** Whether connecting is refused while the party is down. */
export function observeOutage(setting: Setting): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const test = withTinyParty({}, async ({ listener }) => {
      const text = toRequestText('GET /payments/key');
      await listener.goDown();
      const observe = () => observeConnection({ port: listener.port, text, silenceMs: 10_000 });
      const sights = await pMap(Array.from({ length: setting.times }), observe, { concurrency });
      const about = { ...setting, observer: 'raw socket', fault: 'outage' };
      resolve(tally(about, sights, ({ end }) => end === 'refused'));
    });
    test.catch(reject);
  });
}

/** Processes of a client at once, and questions to each. */
const processesMax = 4;
const questionsMax = 50;

/** What a real client says to each cut. */
export async function* observeWithClient(
  setting: Setting,
  client: Client,
  tls: Trust,
): AsyncGenerator<Tally> {
  const isTls = setting.protocol === 'HTTPS';
  for (const row of expectedWords) {
    const { listener } = await startTinyParty({ fault: row.fault, ...(isTls && { tls }) });
    const question = {
      url: `${listener.url}/payments/confirm`,
      greetingUrl: setting.connection === 'kept' ? `${listener.url}/payments/key` : null,
      patienceMs: patienceMsOf(row),
      caFile: isTls ? tls.caFile : null,
    };
    const ask = (times: number) => client.ask({ ...question, times });
    const words = await pMap(portionsOf(setting.times), ask, { concurrency: processesMax });
    await listener.close();
    const about = { ...setting, observer: client.name, fault: row.cut };
    yield tally(about, words.flat(), (word) =>
      isExpected(row, { client: client.name, word, isTls }),
    );
  }
}

function portionsOf(times: number): number[] {
  const whole = Array.from({ length: Math.floor(times / questionsMax) }, () => questionsMax);
  const rest = times % questionsMax;
  return rest === 0 ? whole : [...whole, rest];
}

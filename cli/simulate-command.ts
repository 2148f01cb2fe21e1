// One simulator alone, until somebody stops it.
import { join, resolve } from 'node:path';

import { createAccountingKind } from '../simulators/accounting/control-accounting.js';
import { accountingSwitchesSchema as accountingSwitches } from '../simulators/accounting/switches.js';
import { createPrng } from '../simulators/kit/choices/prng.js';
import { realClock } from '../simulators/kit/clock/real-clock.js';
import { DataDirectoryError } from '../simulators/kit/control/data-directory-error.js';
import { openDirectoryStore } from '../simulators/kit/control/directory-store.js';
import { operationsOf, type PartyKind } from '../simulators/kit/control/party-kind.js';
import {
  type RunningSimulator,
  startSimulator,
} from '../simulators/kit/control/start-simulator.js';
import { createHistory } from '../simulators/kit/history/history.js';
import { PortTakenError } from '../simulators/kit/wire/port-taken-error.js';
import { createLegacyOrderKind } from '../simulators/legacy-order/control-legacy-order.js';
import { switchesSchema as legacyOrderSwitches } from '../simulators/legacy-order/switches.js';
import { createPgKind } from '../simulators/pg/control-pg.js';
import { switchesSchema as pgSwitches } from '../simulators/pg/switches.js';
import { type ExitCode, exitCode, UsageError } from './exit-code.js';
import { readDialect } from './read-dialect.js';
import { readPlanned } from './read-planned.js';
import { readSwitches } from './read-switches.js';

export type SimulateOptions = {
  readonly port: number;
  readonly host: string;
  readonly tls: boolean;
  readonly data?: string;
  readonly fault: readonly string[];
  readonly switch: readonly string[];
  readonly webhookUrl?: string;
  readonly origin?: string;
  readonly dialect?: string;
  readonly json: boolean;
};

export type SimulatedParty = 'pg' | 'legacy-order' | 'accounting';

/** Prints where it listens and what to set, then runs until SIGINT (exit code 130) or SIGTERM (0). */
export async function simulateCommand(
  party: SimulatedParty,
  options: SimulateOptions,
): Promise<ExitCode> {
  const kind = await kindOf(party, options);
  const planned = readPlanned(options.fault, whatCanBeAsked(kind));
  const stopped = nextSignal();
  const simulator = await start(kind, { party, options, planned });
  print(simulator, { party, options });
  const signal = await stopped;
  await simulator.close();
  return signal === 'SIGINT' ? exitCode.interrupted : exitCode.allWell;
}

async function kindOf(
  party: SimulatedParty,
  { switch: switches, webhookUrl, origin, dialect }: SimulateOptions,
): Promise<PartyKind> {
  if (party !== 'legacy-order' && dialect !== undefined) {
    throw new UsageError([`--dialect ${dialect}: expected none, only the order system has one`]);
  }
  if (party === 'pg') {
    const given = webhookUrl === undefined ? {} : { webhookUrl };
    return createPgKind({ switches: readSwitches(switches, pgSwitches), ...given });
  }
  if (webhookUrl !== undefined) {
    throw new UsageError([
      `--webhook-url ${webhookUrl}: expected none, only the PG sends webhooks`,
    ]);
  }
  if (origin !== undefined) {
    throw new UsageError([`--origin ${origin}: expected none, only the PG has pages`]);
  }
  if (party === 'accounting') {
    return createAccountingKind(readSwitches(switches, accountingSwitches));
  }
  return createLegacyOrderKind({
    switches: readSwitches(switches, legacyOrderSwitches),
    ...(dialect !== undefined && { dialect: await readDialect(dialect) }),
  });
}

/** The operations of a kind, seen of a party that is asked nothing; it may have set itself timers, and is closed. */
function whatCanBeAsked(kind: PartyKind): readonly string[] {
  const history = createHistory(realClock);
  const deps = { clock: realClock, history, prng: createPrng(1), session: 'idle' };
  const idle = kind.create({ ...deps, origin: () => null });
  idle.close?.();
  return operationsOf(idle);
}

type Wanted = {
  readonly party: SimulatedParty;
  readonly options: SimulateOptions;
  readonly planned: ReturnType<typeof readPlanned>;
};

async function start(kind: PartyKind, { party, options, planned }: Wanted) {
  const { port, host, data, origin } = options;
  try {
    const tls = options.tls ? { tls: await certificateFor(options) } : {};
    const reached = origin === undefined ? {} : { origin };
    const store = data === undefined ? {} : { store: openDirectoryStore(data, party) };
    return await startSimulator(kind, { port, host, planned, ...tls, ...reached, ...store });
  } catch (error) {
    throw explain(error, `npx ttadak simulate ${party} --port ${port === 65_535 ? 0 : port + 1}`);
  }
}

/** Where the certificate is kept, so that clients have to be told of it once. */
function certificateDirectory({ data = '.ttadak' }: SimulateOptions): string {
  return resolve(data);
}

async function certificateFor(options: SimulateOptions) {
  // What makes certificates takes a while to load.
  const { keepCertificate } = await import('../simulators/kit/wire/certificate.js');
  const hosts = ['0.0.0.0', '::'].includes(options.host) ? [] : [options.host];
  return keepCertificate(certificateDirectory(options), { hosts, nowMs: realClock.nowMs() });
}

/** What the user can do about it, in the user's words; anything else is a bug and stays as it is. */
function explain(error: unknown, onAnotherPort: string): unknown {
  if (error instanceof PortTakenError) {
    return new UsageError([error.message, `next: ${onAnotherPort}`], exitCode.unavailable);
  }
  if (error instanceof DataDirectoryError) {
    return new UsageError([error.message, `next: ${error.remedy}`], exitCode.unavailable);
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!['EADDRNOTAVAIL', 'EACCES', 'ENOTFOUND', 'ENOTDIR', 'EEXIST', 'EROFS'].includes(code))
    return error;
  const message = error instanceof Error ? error.message : code;
  const next = 'next: choose another --host, --port or --data';
  return new UsageError([message, next], exitCode.unavailable);
}

/** Asked for before the start, so that a signal during it is not lost. A second one ends the process at once. */
function nextSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
}

/** One thing to set in an application. */
type Setting = { readonly name: string; readonly value: string; readonly note: string };

const control = (url: string, more = ''): Setting => ({
  name: 'control',
  value: `${url}/simulator/openapi.json`,
  note: `faults, sessions, clock, history${more}: docs/simulate.md`,
});

const settings: Readonly<Record<SimulatedParty, (url: string) => readonly Setting[]>> = {
  pg: (url) => [
    { name: 'url', value: url, note: 'the base URL, in place of https://api.tosspayments.com' },
    {
      name: 'secretKey',
      value: 'test_sk_ttadak',
      note: 'or any other test_sk_… (widgets: test_gsk_…)',
    },
    {
      name: 'clientKey',
      value: 'test_ck_ttadak',
      note: 'or any other test_ck_… (widgets: test_gck_…)',
    },
    {
      name: 'scriptV2',
      value: `${url}/v2/standard`,
      note: 'the src of the script; its npm loader takes { src }',
    },
    {
      name: 'scriptV1',
      value: `${url}/v1/payment-widget`,
      note: 'the older widget; /v1/payment for the window',
    },
    {
      name: 'webhooks',
      value: `${url}/simulator/webhooks/endpoints`,
      note: 'POST {"url": …} there, or start with --webhook-url',
    },
    control(url, ', webhooks'),
  ],
  'legacy-order': (url) => [
    { name: 'url', value: url, note: 'the base URL' },
    {
      name: 'orders',
      value: `${url}/simulator/orders`,
      note: 'POST {"order": "R-1001", "amountKrw": 33000} there',
    },
    {
      name: 'switches',
      value: `${url}/simulator/switches`,
      note: 'rules and quirks: docs/legacy-order-simulator.md',
    },
    control(url),
  ],
  accounting: (url) => [
    { name: 'url', value: url, note: 'the base URL' },
    {
      name: 'postings',
      value: `${url}/simulator/postings`,
      note: 'GET shows the books; POST there posts by hand',
    },
    {
      name: 'period',
      value: `${url}/simulator/period`,
      note: 'PUT {"closedThrough": "2026-01-05"} there closes the days up to it',
    },
    {
      name: 'switches',
      value: `${url}/simulator/switches`,
      note: 'how it books: docs/accounting-simulator.md',
    },
    control(url),
  ],
};

function print(
  { url, port }: RunningSimulator,
  { party, options }: Pick<Wanted, 'party' | 'options'>,
) {
  const { data, tls, json, dialect } = options;
  const all = [
    ...settings[party](url),
    ...(dialect === undefined ? [] : [spoken(dialect)]),
    ...(tls ? [trust(options)] : []),
  ];
  if (json) {
    const values = Object.fromEntries(all.map(({ name, value }) => [name, value]));
    process.stdout.write(`${JSON.stringify({ party, port, ...values, data: data ?? null })}\n`);
    return;
  }
  const width = Math.max(...all.map(({ value }) => value.length));
  const lines = all.map(
    ({ name, value, note }) => `  ${name.padEnd(11)}${value.padEnd(width)}  ${note}`,
  );
  const state = data === undefined ? 'in memory, gone when it stops' : `kept in ${data}`;
  const head = `The ${party} simulator is ready. Its state is ${state}.`;
  process.stdout.write(`${[head, '', ...lines, '', 'Ctrl-C stops it.'].join('\n')}\n`);
}

function spoken(dialect: string): Setting {
  return { name: 'dialect', value: dialect, note: 'paths, fields and codes are as it says' };
}

function trust(options: SimulateOptions): Setting {
  const value = join(certificateDirectory(options), 'tls-cert.pem');
  return { name: 'trust', value, note: 'the certificate: NODE_EXTRA_CA_CERTS, curl --cacert' };
}

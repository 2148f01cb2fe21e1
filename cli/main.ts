// The composition root of the `ttadak` command: parses the line, calls the command, tells the shell.
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { EnvironmentError } from '../scenarios/world/world.js';
import type { DefectsOptions } from './defects-command.js';
import type { DeterminismOptions } from './determinism-command.js';
import type { DoctorOptions } from './doctor-command.js';
import { type ExitCode, exitCode, UsageError } from './exit-code.js';
import type { ExploreOptions } from './explore-command.js';
import type { ReplayOptions } from './replay-command.js';
import type { RunOptions } from './run-command.js';
import type { SimulatedParty, SimulateOptions } from './simulate-command.js';

let result: ExitCode = exitCode.allWell;

const countFromZero = (text: string) => (text === '0' ? 0 : wholeNumber(text));

const wholeNumber = (text: string) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new InvalidArgumentError('expected a whole number from 1.');
  }
  return value;
};

/** Milliseconds. */
const duration = (text: string) => {
  const [, count, unit] = /^(\d{1,6})(ms|s|m|h)$/.exec(text) ?? [];
  const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
  const durationMs = Number(count) * (unitsMs[unit ?? ''] ?? 0);
  if (durationMs > 0) return durationMs;
  throw new InvalidArgumentError('expected a time like 60s or 5m.');
};

const twoOrMore = (text: string) => {
  if (wholeNumber(text) > 1) return Number(text);
  throw new InvalidArgumentError('expected a whole number from 2: one replay repeats nothing.');
};

const httpUrl = (text: string) => {
  if (/^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : '')) return text;
  throw new InvalidArgumentError('expected a URL that begins with http:// or https://.');
};

const httpOrigin = (text: string) => {
  const { origin, href } = new URL(httpUrl(text));
  if (href === `${origin}/`) return origin;
  throw new InvalidArgumentError('expected no more than https://host:port.');
};

const port = (text: string) => {
  const number = Number(text);
  if (/^\d{1,5}$/.test(text) && number <= 65_535) return number;
  throw new InvalidArgumentError('expected a port from 0 to 65535.');
};

const several = (text: string, before: readonly string[]) => [...before, text];

/** Where runs find PostgreSQL; each takes a schema of its own in it. */
const postgresUrl = process.env['TTADAK_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/test';

const program = new Command('ttadak')
  .description(
    'Whatever goes wrong on the way: does every payment end in completion, cancellation or flagged manual handling?',
  )
  .showHelpAfterError('(`npx ttadak --help` shows the commands)')
  .exitOverride();

program
  .command('run')
  .description('play scenarios: stories by name, scenario files or folders; all stories by default')
  .argument('[scenarios...]', 'names of stories, files or folders')
  .addOption(
    new Option('--world <world>', 'real sockets and processes, or virtual time in one process')
      .choices(['wire', 'virtual'])
      .default('wire'),
  )
  .addOption(
    new Option('--store <store>', 'where the service keeps its step log (wire world)')
      .choices(['lowdb', 'postgres'])
      .default('lowdb'),
  )
  .option('--grep <text>', 'only scenarios whose name contains this')
  .option('--defect <id or file>', 'a known-buggy edition of the reference in its place')
  .option('--workers <count>', 'scenarios at the same time (wire world)', wholeNumber, 6)
  .option('--seed <number>', 'what the partners draw their ids from', wholeNumber, 1)
  .option('--json', 'one JSON document on standard output', false)
  .option('--report <folder>', 'where the report goes', 'reports/out')
  .action(async (scenarios: string[], options: Omit<RunOptions, 'postgresUrl'>) => {
    const { runCommand } = await import('./run-command.js');
    result = await runCommand(scenarios, { ...options, postgresUrl });
  });

program
  .command('explore')
  .description(
    'play every run of a flow within bounds: a certificate, or the smallest counterexample',
  )
  .addOption(
    new Option('--flow <flow>', 'what is played')
      .choices([
        'repair-order',
        'second-try',
        'every-answer',
        'disturbed',
        'double-click',
        'two-processes',
        'shop-order',
        'webhooks',
        'deposit',
        'methods',
        'operators',
        'all',
      ])
      .default('repair-order'),
  )
  .option('--faults <count>', 'at most so many faults in a run', countFromZero, 1)
  .addOption(
    new Option('--customers <count>')
      .choices(['1', '2'])
      .default(2)
      .argParser((text) => {
        if (text === '1' || text === '2') return Number(text);
        throw new InvalidArgumentError('expected 1 or 2.');
      }),
  )
  .option('--runs <count>', 'runs of one variant at the most', wholeNumber, 1_000_000)
  .option(
    '--time-budget <time>',
    'for example 60s or 5m: what is left then is inconclusive',
    duration,
  )
  .option('--random <runs>', 'draw so many runs instead of playing all', wholeNumber)
  .option('--defect <id or file>', 'a known-buggy edition of the reference in its place')
  .option('--workers <count>', 'worker threads', wholeNumber, 2)
  .option('--seed <number>', 'what the partners draw their ids from', wholeNumber, 1)
  .option('--no-pruning', 'play every order of events, equal or not')
  .option('--json', 'one JSON document on standard output', false)
  .action(async (options: ExploreOptions) => {
    const { exploreCommand } = await import('./explore-command.js');
    result = await exploreCommand(options);
  });

program
  .command('replay')
  .description('play one run again')
  .argument('<token>', 'as it stands in a certificate')
  .option('--defect <id or file>', 'a known-buggy edition of the reference in its place')
  .option('--seed <number>', 'what the partners draw their ids from', wholeNumber, 1)
  .option('--json', 'one JSON document on standard output', false)
  .option('--report <folder>', 'where the report goes', 'reports/out')
  .action(async (token: string, options: ReplayOptions) => {
    const { replayCommand } = await import('./replay-command.js');
    result = await replayCommand(token, options);
  });

program
  .command('defects')
  .description('known-buggy services: for each, what the judge finds; none may survive')
  .option('--defect <id or file>', 'only this one')
  .addOption(
    new Option('--time-budget <time>', 'for one defect at the most, for example 60s or 5m')
      .argParser(duration)
      .default(120_000, '2m'),
  )
  .option('--json', 'one JSON document on standard output', false)
  .action(async (options: DefectsOptions) => {
    const { defectsCommand } = await import('./defects-command.js');
    result = await defectsCommand(options);
  });

program
  .command('simulate')
  .description('one simulator alone, for an application of yours, until it is stopped')
  .addArgument(
    new Argument('<party>', 'who is simulated').choices(['pg', 'legacy-order', 'accounting']),
  )
  .option('--port <number>', '0 takes a free one', port, 4700)
  .option('--host <address>', 'where it listens', '127.0.0.1')
  .option('--tls', 'HTTPS with a certificate of its own', false)
  .option('--data <directory>', 'keeps the state over restarts, but not the history')
  .option(
    '--fault <rule>',
    "in each session, for example 'pg.confirm#1:lose-response' (repeatable)",
    several,
    [],
  )
  .option('--webhook-url <url>', 'where the PG sends every webhook', httpUrl)
  .option('--origin <url>', 'where browsers reach the PG, if not where it listens', httpOrigin)
  .option('--switch <name=value>', 'what the real one leaves open (repeatable)', several, [])
  .option('--dialect <file>', "another company's paths, fields and codes for the order system")
  .option('--json', 'one JSON document on standard output', false)
  .action(async (party: SimulatedParty, options: SimulateOptions) => {
    const { simulateCommand } = await import('./simulate-command.js');
    result = await simulateCommand(party, options);
  });

program
  .command('doctor')
  .description(
    'whether this machine has what ttadak needs; with --determinism, whether runs repeat',
  )
  .argument(
    '[runs...]',
    'with --determinism: tokens and stories; all stories and the stored tokens by default',
  )
  .option(
    '--determinism',
    'play each run again and again: the histories must be the same bytes',
    false,
  )
  .option('--replays <count>', 'how often each run is played', twoOrMore, 2)
  .option('--tokens', 'only the stored tokens, no stories', false)
  .option('--defect <id or file>', 'a known-buggy edition of the reference in its place')
  .option('--seed <number>', 'what the partners draw their ids from', wholeNumber, 1)
  .option('--verbose', 'name what leaked without changing a history, too', false)
  .option('--json', 'one JSON document on standard output', false)
  .option('--report <folder>', 'where reports are to go', 'reports/out')
  .action(
    async (
      runs: string[],
      options: DoctorOptions & DeterminismOptions & { determinism: boolean },
    ) => {
      if (options.determinism) {
        const { determinismCommand } = await import('./determinism-command.js');
        result = await determinismCommand(runs, options);
        return;
      }
      if (runs.length > 0)
        throw new UsageError([`"${runs[0]}": expected no run without --determinism`]);
      const { doctorCommand } = await import('./doctor-command.js');
      result = await doctorCommand(options);
    },
  );

program
  .command('list')
  .description('the stories and the known defects')
  .action(async () => {
    const { listCommand } = await import('./list-command.js');
    await listCommand();
  });

for (const command of program.commands) {
  command.showHelpAfterError(`(\`npx ttadak ${command.name()} --help\` shows what it takes)`);
}

try {
  await program.parseAsync();
  process.exitCode = result;
} catch (error) {
  process.exitCode = exitCodeOfError(error);
}

function exitCodeOfError(error: unknown): ExitCode {
  // Commander has said it already.
  if (error instanceof CommanderError)
    return error.exitCode === 0 ? exitCode.allWell : exitCode.usage;
  if (error instanceof UsageError) {
    console.error(error.message);
    return error.code;
  }
  if (error instanceof EnvironmentError) {
    console.error(`inconclusive: ${error.message}`);
    return exitCode.inconclusive;
  }
  console.error('ttadak met a bug of its own. Please report this:');
  console.error(error);
  return exitCode.internal;
}

// The composition root of the `ttadak` command: parses the line, calls the command, tells the shell.
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { exitCode, type ExitCode, UsageError } from './exit-code.js';
import type { RunOptions } from './run-command.js';

let result: ExitCode = exitCode.allWell;

const wholeNumber = (text: string) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new InvalidArgumentError('expected a whole number from 1.');
  }
  return value;
};

const program = new Command('ttadak')
  .description(
    'Whatever goes wrong on the way: does every payment end in completion, cancellation or flagged manual handling?',
  )
  .showHelpAfterError('(`ttadak --help` shows the commands)')
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
  .option('--grep <text>', 'only scenarios whose name contains this')
  .option('--defect <id or file>', 'a known-buggy edition of the reference in its place')
  .option('--workers <count>', 'scenarios at the same time (wire world)', wholeNumber, 6)
  .option('--seed <number>', 'what the partners draw their ids from', wholeNumber, 1)
  .option('--json', 'one JSON document on standard output', false)
  .option('--report <folder>', 'where the report goes', 'reports/out')
  .action(async (scenarios: string[], options: RunOptions) => {
    const { runCommand } = await import('./run-command.js');
    result = await runCommand(scenarios, options);
  });

program
  .command('list')
  .description('the stories and the known defects')
  .action(async () => {
    const { listCommand } = await import('./list-command.js');
    await listCommand();
  });

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
  console.error('ttadak met a bug of its own. Please report this:');
  console.error(error);
  return exitCode.internal;
}

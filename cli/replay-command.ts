import { playReplay } from '../scenarios/exploration/replay.js';
import { parseToken } from '../scenarios/exploration/token.js';
import { type ExitCode, exitCode, exitCodeOf, UsageError } from './exit-code.js';
import { serviceDirectoryOf } from './service-of.js';
import { type Output, showRecords } from './show-records.js';

export type ReplayOptions = Output & { readonly defect?: string; readonly seed: number };

/** What a user types to play it again. */
export function toReplayCommand(
  token: string,
  { defect, seed }: Pick<ReplayOptions, 'defect' | 'seed'>,
): string {
  const words = ['npx ttadak replay', token];
  if (defect !== undefined) words.push('--defect', defect);
  if (seed !== 1) words.push('--seed', String(seed));
  return words.join(' ');
}

/** Plays one run again, by its token. */
export async function replayCommand(token: string, options: ReplayOptions): Promise<ExitCode> {
  const parsed = parseToken(token);
  if (!parsed.ok) throw new UsageError([`replay: ${parsed.fault}`]);
  const { defect, seed } = options;
  const serviceDirectory = await serviceDirectoryOf(defect);
  const command = toReplayCommand(token, options);
  const { record, unused } = await playReplay(parsed.replay, { serviceDirectory, seed, command });
  await showRecords([record], options);
  process.stderr.write(`history sha256 ${record.historySha256}\n`);
  if (unused.length === 0) return exitCodeOf([record]);
  const first = unused.map(({ label, nth, option }) => `${label} (${nth}): ${option}`)[0] ?? '';
  process.stderr.write(
    `The replay diverged: expected the decision "${first}" to come up, it did not. The service, the flow or the simulators have changed since.\n`,
  );
  return exitCode.diverged;
}

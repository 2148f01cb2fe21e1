import type { Checked, Outcome } from '../scenarios/determinism/check-determinism.js';
import { ownedByRuns } from '../scenarios/determinism/doors.js';
import type { Leak } from '../scenarios/determinism/leak-watch.js';
import type { HistoryEntry } from '../simulators/kit/history/history-entry.js';

const suspectsShownMax = 5;
const entryCharactersMax = 200;
const shaCharacters = 12;

/** One line of a subject, and what is to be said about it when it is not the same every time. */
export function toCheckedText(checked: Checked, isVerbose: boolean): string {
  const { name, outcome, leaks, harmless } = checked;
  const lines = [`${symbolOf(outcome)} ${name}  ${summaryOf(checked)}`];
  if (outcome.kind === 'differs') lines.push(...differenceLines(outcome));
  if (outcome.kind !== 'same') lines.push(...suspectLines(outcome, leaks));
  else if (isVerbose) {
    lines.push(...leaks.map((leak) => `    noticed, harmless so far: ${toLeakText(leak)}`));
  }
  if (isVerbose) {
    lines.push(
      ...harmless.map((leak) => `    known to be harmless: ${toLeakText(leak)}: ${leak.why}`),
    );
  }
  return lines.join('\n');
}

/** What all of it comes to. */
export function toTotalsText(all: readonly Checked[], isVerbose: boolean): string {
  const count = (kind: Outcome['kind']) =>
    all.filter(({ outcome }) => outcome.kind === kind).length;
  const replayMs = all.flatMap((checked) => checked.replayMs ?? []);
  const meanMs = replayMs.reduce((sum, ms) => sum + ms, 0) / Math.max(1, replayMs.length);
  const runs = `${all.length} ${all.length === 1 ? 'run' : 'runs'}`;
  const counts = `${count('same')} same, ${count('differs')} differ, ${count('ended')} did not end`;
  const lines = [
    `${runs}, each played ${all[0]?.replays ?? 0} times: ${counts}. One replay takes ${meanMs.toFixed(1)} ms.`,
  ];
  const quiet = new Set(
    all.flatMap(({ outcome, leaks }) => (outcome.kind === 'same' ? leaks.map(toLeakText) : [])),
  );
  if (quiet.size > 0 && !isVerbose) {
    const leaks = quiet.size === 1 ? '1 leak was' : `${quiet.size} leaks were`;
    lines.push(`${leaks} noticed that changed no history; --verbose names them.`);
  }
  return lines.join('\n');
}

/** `crypto.randomInt (random) at reference/app/pay.ts:42`. */
function toLeakText(leak: Leak): string {
  const { api, kind, at, via } = leak;
  const through = via === null ? '' : `, by ${via}`;
  return `${api} (${kind}) at ${at}${through}${momentOf(leak)}`;
}

function momentOf({ when, api }: Leak): string {
  if (when === 'loading') return ', when the module was loaded';
  return ownedByRuns.includes(api) ? ', by a reference taken before the run' : '';
}

function symbolOf({ kind }: Outcome): string {
  return { same: '✓', differs: '✗', ended: '?' }[kind];
}

function summaryOf({ outcome, replayMs }: Checked): string {
  const took = replayMs === null ? '' : `  ${replayMs.toFixed(1)} ms`;
  switch (outcome.kind) {
    case 'same':
      return `sha256 ${outcome.sha256.slice(0, shaCharacters)}  same${took}`;
    case 'differs': {
      const [one, other] = outcome.sha256.map((sha256) => sha256.slice(0, shaCharacters));
      return `sha256 ${one ?? ''} ${other ?? ''}  differs${took}`;
    }
    case 'ended':
      return `did not end: ${outcome.error}`;
  }
}

function differenceLines({ between, difference }: Extract<Outcome, { kind: 'differs' }>): string[] {
  const { seq, one, other, fields } = difference;
  const what = fields.length === 0 ? 'the order of fields' : fields.join(', ');
  return [
    `    between ${between}`,
    `    first difference: entry ${seq}, in ${what}`,
    `      one    ${toEntryText(one)}`,
    `      other  ${toEntryText(other)}`,
  ];
}

function suspectLines(outcome: Outcome, leaks: readonly Leak[]): string[] {
  if (leaks.length === 0) return [`    leaked  nothing was noticed; ${whatElse(outcome)}`];
  const lines = leaks.slice(0, suspectsShownMax).map((leak) => `    leaked  ${toLeakText(leak)}`);
  const more = leaks.length - suspectsShownMax;
  return more > 0 ? [...lines, `    … and ${more} more (--json)`] : lines;
}

function whatElse(outcome: Outcome): string {
  return outcome.kind === 'differs' && outcome.between.startsWith('replay')
    ? 'the service may keep something in memory from run to run'
    : 'look for a value that a module takes when it is loaded, for import() and for a loop that waits';
}

function toEntryText(entry: HistoryEntry | null): string {
  if (entry === null) return 'has ended';
  const facts = Object.entries(entry)
    .filter(([name]) => !['seq', 'atMs', 'kind'].includes(name))
    .map(([name, value]) => `${name}=${String(value)}`);
  const text = `+${(entry.atMs / 1000).toFixed(3)} s ${entry.kind} ${facts.join(' ')}`;
  return text.length > entryCharactersMax ? `${text.slice(0, entryCharactersMax)}…` : text;
}

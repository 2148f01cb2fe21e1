// What a machine needs for ttadak to work, and whether this one has it.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { buildService } from '../defects/build-service.js';
import { type ExitCode, exitCode } from './exit-code.js';

export type DoctorOptions = { readonly json: boolean; readonly report: string };

type Fact = {
  readonly name: string;
  readonly isOk: boolean;
  /** What was found. */
  readonly found: string;
  /** What to do about it; null when all is well. */
  readonly next: string | null;
};

type Package = {
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
};

/** Prints a line for each fact; exit code 4 when one of them is against it, for then nothing can be said. */
export async function doctorCommand({ json, report }: DoctorOptions): Promise<ExitCode> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  const { engines, dependencies } = JSON.parse(text) as Package; // Our own file.
  const facts = [
    nodeFact(engines.node),
    await dependenciesFact(Object.keys(dependencies)),
    await serviceFact(),
    await portFact(),
    await folderFact(report),
    cpuFact(),
  ];
  process.stdout.write(json ? `${JSON.stringify({ facts }, null, 2)}\n` : `${toText(facts)}\n`);
  return facts.every(({ isOk }) => isOk) ? exitCode.allWell : exitCode.inconclusive;
}

function nodeFact(wanted: string): Fact {
  const toNumbers = (version: string) => version.replace(/^\D+/, '').split('.').map(Number);
  const [[major = 0, minor = 0], [wantedMajor = 0, wantedMinor = 0]] = [
    toNumbers(process.versions.node),
    toNumbers(wanted),
  ];
  const isOk = major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
  const next = `install Node ${wanted}: https://nodejs.org`;
  return {
    name: 'Node',
    isOk,
    found: `${process.version}, ${wanted} is needed`,
    next: isOk ? null : next,
  };
}

async function dependenciesFact(names: readonly string[]): Promise<Fact> {
  const missing: string[] = [];
  for (const name of names) if (!(await canBeLoaded(name))) missing.push(name);
  const isOk = missing.length === 0;
  const found = isOk ? `all ${names.length} load` : `${missing.join(', ')}: cannot be loaded`;
  return { name: 'dependencies', isOk, found, next: isOk ? null : 'npm ci' };
}

async function canBeLoaded(name: string): Promise<boolean> {
  try {
    await import(name);
    return true;
  } catch (error) {
    // A package that shows its parts only is there all the same.
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return text.includes('ERR_PACKAGE_PATH_NOT_EXPORTED');
  }
}

async function serviceFact(): Promise<Fact> {
  const built = await buildService(null).catch((error: unknown) => ({
    ok: false as const,
    faults: [String(error)],
  }));
  if (built.ok) return { name: 'service', isOk: true, found: 'builds', next: null };
  const next = 'git status reference: is it as it was checked out, can .ttadak/ be written to?';
  return { name: 'service', isOk: false, found: built.faults.join('; '), next };
}

function portFact(): Promise<Fact> {
  const name = 'port';
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => {
      const next = 'npx ttadak run --world virtual, which needs no port';
      resolve({ name, isOk: false, found: error.message, next });
    });
    server.listen(0, '127.0.0.1', () => {
      server.close(() => {
        resolve({ name, isOk: true, found: 'a free one can be had on 127.0.0.1', next: null });
      });
    });
  });
}

async function folderFact(folder: string): Promise<Fact> {
  const name = 'reports';
  const probe = join(folder, `.doctor-${process.pid}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
    return { name, isOk: true, found: `${folder} can be written to`, next: null };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { name, isOk: false, found, next: 'choose another folder with --report' };
  }
}

function cpuFact(): Fact {
  const count = availableParallelism();
  const found = count === 1 ? '1: explore with --workers 1' : `${count}`;
  return { name: 'CPUs', isOk: true, found, next: null };
}

function toText(facts: readonly Fact[]): string {
  const width = Math.max(...facts.map(({ name }) => name.length));
  const lines = facts.map(({ name, isOk, found, next }) => {
    const line = `${isOk ? '✓ ok    ' : '✗ failed'}  ${name.padEnd(width)}  ${found}`;
    return next === null ? line : `${line}\n${' '.repeat(width + 12)}next: ${next}`;
  });
  return lines.join('\n');
}

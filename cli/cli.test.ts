// The command as a user meets it: what it prints, where, and its exit code.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('./ttadak.mjs', import.meta.url));

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

function ttadak(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

const story = `name: 'pay: a test'
story: A test.
orders:
  R-1: { amountKrw: 100 }
customers:
  kim: [{ pay: R-1 }, authenticate, callback]
expect:
  R-1: completed
`;

describe('ttadak', () => {
  let directory = '';
  let report = '';

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'ttadak-cli-'));
    report = join(directory, 'out');
  });

  after(() => rm(directory, { recursive: true }));

  async function file(name: string, text: string): Promise<string> {
    const path = join(directory, name);
    await writeFile(path, text);
    return path;
  }

  const inVirtual = () => ['--world', 'virtual', '--report', report];

  it('plays a story and prints where the report is as the last line', async () => {
    const { code, stdout } = await ttadak('run', 'happy', ...inVirtual());

    assert.equal(code, 0);
    assert.match(stdout, /1 scenario: 1 passed/);
    assert.match(stdout.trimEnd().split('\n').at(-1) ?? '', /^Report {3}.*index\.md$/);
  });

  it('plays on real sockets, twice beside each other', async () => {
    const both = await Promise.all([
      ttadak('run', 'happy', '--report', join(directory, 'one')),
      ttadak('run', 'happy', '--report', join(directory, 'two')),
    ]);

    assert.deepEqual(
      both.map(({ code }) => code),
      [0, 0],
    );
  });

  it('prints one JSON document on standard output with --json', async () => {
    const names = ['happy', 'confirm-answer-lost'];
    const { stdout } = await ttadak('run', ...names, '--json', ...inVirtual());

    const { scenarios, totals } = JSON.parse(stdout) as {
      scenarios: { end: string; ok: boolean; faultsFired: string[] }[];
      totals: { passed: number };
    };
    assert.equal(totals.passed, 2);
    assert.deepEqual(
      scenarios.map(({ end, ok }) => [end, ok]),
      [
        ['completed', true],
        ['completed', true],
      ],
    );
    assert.deepEqual(scenarios[1]?.faultsFired, ['pg.confirm#1 of R-1001: lose-response']);
  });

  it('exits 1 for a defect, names what it broke and how to repeat it', async () => {
    const defect = ['--defect', 'timeout-is-failure'];
    const { code, stdout } = await ttadak('run', 'confirm-answer-lost', ...defect, ...inVirtual());

    assert.equal(code, 1);
    assert.match(stdout, /toldNotChargedIsNotCharged/);
    assert.match(
      stdout,
      /Replay {3}npx ttadak run confirm-answer-lost --defect timeout-is-failure/,
    );
  });

  it('exits 4 when a planned fault never fires', async () => {
    const text = `${story}faults:\n  - { at: pg.cancel#1, fault: lose-response }\n`;
    const { code, stdout } = await ttadak('run', await file('unspent.yaml', text), ...inVirtual());

    assert.equal(code, 4);
    assert.match(stdout, /never fired: pg\.cancel#1: lose-response/);
  });

  it('lists the stories and the defects', async () => {
    const { code, stdout } = await ttadak('list');

    assert.equal(code, 0);
    assert.match(stdout, /^ {2}happy +happy: one customer pays one order$/m);
    assert.match(stdout, /^ {2}timeout-is-failure$/m);
  });

  it('ends an exploration in a certificate', async () => {
    const bounds = ['--faults', '0', '--customers', '2', '--workers', '1'];
    const { code, stdout } = await ttadak('explore', ...bounds, '--json');

    const { certificate } = JSON.parse(stdout) as {
      certificate: { runs: number; unexplored: number; violations: unknown[] };
    };
    assert.equal(code, 0);
    assert.equal(certificate.unexplored, 0);
    assert.deepEqual(certificate.violations, []);
    assert.ok(certificate.runs > 50);
  });

  it('exits 4 when the budget of an exploration is too small', async () => {
    const bounds = ['--faults', '1', '--customers', '1', '--runs', '2', '--workers', '1'];
    const { code, stderr } = await ttadak('explore', ...bounds);

    assert.equal(code, 4);
    assert.match(stderr, /inconclusive: .* at least \d+ are left; raise --runs/);
  });

  it('exits 4 when the time of an exploration is over', async () => {
    const { code, stderr } = await ttadak('explore', '--time-budget', '1ms', '--workers', '1');

    assert.equal(code, 4);
    assert.match(stderr, /inconclusive: .* at least \d+ are left; raise --time-budget/);
  });

  it('draws runs, and certifies nothing by them', async () => {
    const drawn = ['--flow', 'all', '--random', '30', '--faults', '3', '--workers', '1'];
    const { code, stdout } = await ttadak('explore', ...drawn);

    assert.equal(code, 0);
    assert.match(
      stdout,
      /^Random runs: all, at most 3 faults \(a sample: nothing is certified\)$/m,
    );
    assert.match(stdout, /^ {2}runs +30$/m);
  });

  it('shows what is found of one defect', async () => {
    const { code, stdout } = await ttadak('defects', '--defect', 'timeout-is-failure', '--json');

    const { defects } = JSON.parse(stdout) as { defects: { verdict: string }[] };
    assert.equal(code, 0);
    assert.equal(defects[0]?.verdict, 'caught');
  });

  it('hunts for a mistake of which only the edits are known', async () => {
    const file = join(directory, 'unseen.yaml');
    const edits = `
  - file: core/callback.ts
    find: "return attempt.claim?.amountKrw === callback.amountKrw ? undefined : 'AMOUNT_MISMATCH';"
    replace: "return undefined;"`;
    await writeFile(file, `id: unseen\nstory: The amount is not compared.\nedits: ${edits}\n`);
    const { code, stdout } = await ttadak('defects', '--defect', file, '--json');

    const { defects } = JSON.parse(stdout) as {
      defects: { verdict: string; invariants: string[] }[];
    };
    assert.equal(code, 0);
    assert.equal(defects[0]?.verdict, 'caught');
    assert.ok(defects[0].invariants.includes('confirmOnlyMatching'));
  });

  it('is inconclusive when the time ends before anything was found', async () => {
    const file = join(directory, 'harmless.yaml');
    const edits = `
  - file: core/manual-item.ts
    find: "Compare the PG, the legacy system and the step log; nothing was done."
    replace: "Compare the PG, the legacy system and the step log."`;
    await writeFile(file, `id: harmless\nstory: Another text.\nedits: ${edits}\n`);
    const { code, stdout } = await ttadak(
      ...['defects', '--defect', file, '--time-budget', '4s', '--json'],
    );

    const { defects } = JSON.parse(stdout) as { defects: { verdict: string }[] };
    assert.equal(code, 4);
    assert.equal(defects[0]?.verdict, 'inconclusive');
  });

  it('says that this machine has what it needs', async () => {
    const { code, stdout } = await ttadak('doctor', '--report', report);

    assert.equal(code, 0);
    assert.match(stdout, /^✓ ok +Node +v\d+.*\n✓ ok +dependencies +all \d+ load$/m);
    assert.equal(stdout.trim().split('\n').length, 6);
  });

  it('says what a machine lacks and what to do about it, exits 4', async () => {
    const path = join(await file('no-folder', ''), 'out');

    const { code, stdout } = await ttadak('doctor', '--report', path);

    assert.equal(code, 4);
    assert.match(stdout, /^✗ failed +reports .*\n +next: choose another folder with --report$/m);
  });

  it('tells that runs repeat, with the digest of each history', async () => {
    const { code, stdout } = await ttadak('doctor', '--determinism', 'happy', '--replays', '3');

    assert.equal(code, 0);
    assert.match(stdout, /^✓ happy {2}sha256 [0-9a-f]{12} {2}same/m);
    assert.match(stdout, /^1 run, each played 3 times: 1 same, 0 differ.* One replay takes/m);
    assert.doesNotMatch(stdout, /leak/);
  });

  it('tells where runs part and what leaked, exits 5', async () => {
    const text = `id: of-chance
story: A test.
edits:
  - file: app/pay.ts
    find: toPgOrderId(ids.unguessable())
    replace: toPgOrderId(process.hrtime.bigint().toString(16).padStart(32, '0'))
breaks: [conservation]
shownBy: happy
`;
    const defect = ['--defect', await file('of-chance.yaml', text)];
    const { code, stdout } = await ttadak('doctor', '--determinism', 'happy', ...defect);

    assert.equal(code, 5);
    assert.match(stdout, /^✗ happy .* differs/m);
    assert.match(stdout, /first difference: entry \d+, in body\n +one +\+0.000 s .*\n +other +/);
    assert.match(
      stdout,
      /leaked {2}process\.hrtime\.bigint \(clock\) at reference\/app\/pay\.ts:40$/m,
    );
  });

  it('plays the stored tokens with --tokens', async () => {
    const { code, stdout } = await ttadak('doctor', '--determinism', '--tokens', '--json');

    const { determinism } = JSON.parse(stdout) as {
      determinism: { name: string; outcome: { kind: string } }[];
    };
    assert.equal(code, 0);
    assert.ok(determinism.length > 0);
    assert.ok(
      determinism.every(
        ({ name, outcome }) => /^t\d+\.\S+ --defect /.test(name) && outcome.kind === 'same',
      ),
    );
  });

  const mistakes: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a story that does not exist', ['run', 'hapy'], /^"hapy": expected .*did you mean "happy"\?/],
    ['a file that does not exist', ['run', '/no/such.yaml'], /^"\/no\/such\.yaml": expected/],
    [
      'a defect that does not exist',
      ['run', '--defect', 'timeout'],
      /^"timeout": expected a known defect/,
    ],
    ['a name that no scenario has', ['run', '--grep', 'zzz'], /^--grep "zzz": expected/],
    [
      'a world that does not exist',
      ['run', '--world', 'real'],
      /Allowed choices are wire, virtual/,
    ],
    ['no workers', ['run', '--workers', '0'], /expected a whole number from 1/],
    ['an option that does not exist', ['run', '--jsn'], /unknown option '--jsn'.*\n?.*--json/],
    ['a damaged token', ['replay', 't2.abc.def'], /^replay: expected the whole token/],
    [
      'a token of another version',
      ['replay', 't9.abc.def'],
      /^replay: expected a token of this version/,
    ],
    ['one replay', ['doctor', '--determinism', '--replays', '1'], /expected a whole number from 2/],
    ['a run without --determinism', ['doctor', 'happy'], /^"happy": expected no run/],
    ['three customers', ['explore', '--customers', '3'], /expected 1 or 2/],
    [
      'two customers in a flow for one',
      ['explore', '--flow', 'second-try', '--customers', '2'],
      /^--customers 2: expected .* which is 1; try: npx ttadak explore/,
    ],
    ['a flow that does not exist', ['explore', '--flow', 'x'], /Allowed choices are repair-order/],
    ['a time without a unit', ['explore', '--time-budget', '60'], /expected a time like 60s or 5m/],
  ];
  for (const [name, args, expected] of mistakes) {
    it(`says what was expected of ${name}, exits 2 and shows no stack`, async () => {
      const { code, stdout, stderr } = await ttadak(...args);

      assert.equal(code, 2);
      assert.match(stderr, expected);
      assert.doesNotMatch(stderr, /\n\s+at /);
      assert.equal(stdout, '');
    });
  }

  it('says where in a scenario file a mistake stands', async () => {
    const path = await file('wrong.yaml', story.replace('amountKrw', 'amountKwr'));

    const { code, stderr } = await ttadak('run', path);

    assert.equal(code, 2);
    assert.match(stderr, /wrong\.yaml:4:10 .*"amountKwr" \(did you mean "amountKrw"\?\)/);
  });

  it('says that a folder has no scenarios', async () => {
    const empty = join(directory, 'empty');
    await mkdir(empty);

    const { code, stderr } = await ttadak('run', empty);

    assert.equal(code, 2);
    assert.match(stderr, /expected a folder with scenario files/);
  });

  it('says which edit of a defect file does not fit the reference', async () => {
    const text = `id: of-mine
story: A test.
edits: [{ file: core/tell.ts, find: no such text, replace: x }]
breaks: [conservation]
shownBy: happy
`;
    const { code, stderr } = await ttadak('run', '--defect', await file('defect.yaml', text));

    assert.equal(code, 2);
    assert.match(
      stderr,
      /expected "no such text" exactly once in reference\/core\/tell\.ts, found it 0 times/,
    );
  });

  it('says that the report cannot be written', async () => {
    const path = join(await file('a-file', ''), 'out');
    const { code, stderr } = await ttadak('run', 'happy', '--world', 'virtual', '--report', path);

    assert.equal(code, 2);
    assert.match(stderr, /expected a folder that can be written to, got ENOTDIR/);
  });
});

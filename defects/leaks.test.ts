// The doctor's own proof: services that reach past a run to the machine, each by another way, are told by API and place.
import assert from 'node:assert/strict';
import { createDeterminismCheck } from '../scenarios/determinism/check-determinism.js';
import { findScenarios } from '../scenarios/find-scenarios.js';
import { buildService } from './build-service.js';
import type { Edit } from './defect.js';

type Leaky = {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** The leak as `api at place`, its line being that of the edited file. */
  readonly leak: string;
  readonly outcome: 'same' | 'differs' | 'ended' | 'any';
};

const head = 'import { type Attempt,';

/** An edit of `app/pay.ts` with one line put on its top: so the lines below keep their numbers. */
function onTop(line: string): Edit {
  return { file: 'app/pay.ts', find: head, replace: `${line} ${head}` };
}

/** Puts a statement before the attempt is created, on line 34. */
function inPay(statement: string): Edit {
  const find = 'const created = await stepLog.create({';
  return { file: 'app/pay.ts', find, replace: `${statement} ${find}` };
}

/** Puts an expression in place of the PG order id, on line 40. */
function asPgOrderId(expression: string): Edit {
  return { file: 'app/pay.ts', find: 'toPgOrderId(ids.unguessable())', replace: expression };
}

const leakyServices: readonly Leaky[] = [
  {
    name: 'an id from a draw of crypto that no run owns',
    edits: [
      onTop("import { randomFillSync } from 'node:crypto';"),
      asPgOrderId("toPgOrderId(randomFillSync(Buffer.alloc(16)).toString('hex'))"),
    ],
    leak: 'crypto.randomFillSync at reference/app/pay.ts:40',
    outcome: 'differs',
  },
  {
    name: 'an id that was drawn when the module was loaded',
    edits: [
      onTop("import { randomUUID } from 'node:crypto'; const salt = randomUUID();"),
      asPgOrderId('toPgOrderId(`${salt.slice(0, 8)}${ids.unguessable()}`.slice(0, 32))'),
    ],
    leak: 'crypto.randomUUID at reference/app/pay.ts:3',
    outcome: 'differs',
  },
  {
    name: 'a date taken hold of at import',
    edits: [
      onTop('const { now } = Date;'),
      asPgOrderId('toPgOrderId(`${now()}${ids.unguessable()}`.slice(0, 32))'),
    ],
    leak: 'Date.now at reference/app/pay.ts:40',
    outcome: 'any',
  },
  {
    name: 'a stopwatch that no run owns',
    edits: [asPgOrderId("toPgOrderId(process.hrtime.bigint().toString(16).padStart(32, '0'))")],
    leak: 'process.hrtime.bigint at reference/app/pay.ts:40',
    outcome: 'differs',
  },
  {
    name: 'chance taken hold of at import',
    edits: [
      onTop('const { random } = Math;'),
      asPgOrderId("toPgOrderId(random().toString(16).slice(2).padEnd(32, '0'))"),
    ],
    leak: 'Math.random at reference/app/pay.ts:40',
    outcome: 'differs',
  },
  {
    name: 'a timer taken hold of at import',
    edits: [
      onTop('const later = setTimeout;'),
      inPay('await new Promise((resolve) => later(resolve, 5));'),
    ],
    leak: 'setTimeout at reference/app/pay.ts:34',
    outcome: 'any',
  },
  {
    name: 'a file that is read',
    edits: [
      onTop("import { readFile } from 'node:fs/promises';"),
      inPay("await readFile('/dev/null');"),
    ],
    leak: 'fs/promises.readFile at reference/app/pay.ts:34',
    outcome: 'any',
  },
  {
    name: 'work on the thread pool',
    edits: [
      onTop("import { gzip } from 'node:zlib'; import { promisify } from 'node:util';"),
      inPay("await promisify(gzip)('text');"),
    ],
    leak: 'zlib.gzip at reference/app/pay.ts:34',
    outcome: 'any',
  },
  {
    name: 'a socket',
    edits: [inPay("await fetch('http://127.0.0.1:9').catch(() => undefined);")],
    leak: 'fetch at reference/app/pay.ts:34',
    outcome: 'any',
  },
  {
    name: 'a file that is waited for before anything else can happen',
    edits: [
      {
        file: 'adapters/lowdb-step-log.ts',
        find: head,
        replace: `import { readFile } from 'node:fs/promises'; ${head}`,
      },
      {
        file: 'adapters/lowdb-step-log.ts',
        find: 'const open = new Map<AttemptId, Entry>();',
        replace:
          "for (let n = 0; n < 50; n += 1) await readFile('/dev/null'); const open = new Map<AttemptId, Entry>();",
      },
    ],
    leak: 'fs/promises.readFile at reference/adapters/lowdb-step-log.ts:30',
    outcome: 'ended',
  },
  {
    name: 'a loop that waits for a file to be gone',
    edits: [
      onTop("import { existsSync } from 'node:fs';"),
      inPay("while (existsSync('/')) continue;"),
    ],
    leak: 'fs.existsSync at reference/app/pay.ts:34',
    outcome: 'ended',
  },
];

describe('leaks', () => {
  const patient = createDeterminismCheck(120_000);
  /** For what never ends. */
  const impatient = createDeterminismCheck(15_000);

  after(() => Promise.all([patient.close(), impatient.close()]));

  async function check(
    story: string,
    edits: readonly Edit[],
    { replays = 2, determinism = patient } = {},
  ) {
    const defect = { id: 'leaky', story: 'A leak.', edits: [...edits], breaks: [], shownBy: story };
    const built = await buildService(edits.length === 0 ? null : defect);
    assert.ok(built.ok, JSON.stringify(built));
    const found = await findScenarios([story]);
    assert.ok(found.ok);
    const [scenario] = found.scenarios;
    assert.ok(scenario !== undefined);
    const run = { kind: 'story', scenario } as const;
    return determinism.check(
      { name: story, serviceDirectory: built.directory, seed: 1, run },
      replays,
    );
  }

  for (const story of [
    'happy',
    'crash-after-confirm',
    'pay-double-click',
    'callback-forged-secret',
  ]) {
    it(`are not in the reference: ${story}`, async () => {
      const { outcome, leaks } = await check(story, []);

      assert.equal(outcome.kind, 'same');
      assert.deepEqual(leaks, []);
    });
  }

  it('are not what a run owns, imported by name or not', async () => {
    const { outcome, leaks } = await check('happy', [
      onTop(
        "import { randomUUID } from 'node:crypto'; import { setTimeout as wait } from 'node:timers/promises'; const draw = randomUUID;",
      ),
      inPay('await wait(5); AbortSignal.timeout(5); new Date(); Math.random();'),
      asPgOrderId("toPgOrderId(draw().replaceAll('-', ''))"),
    ]);

    assert.equal(outcome.kind, 'same');
    assert.deepEqual(leaks, []);
  });

  for (const { name, edits, leak, outcome: expected } of leakyServices) {
    it(`are told: ${name}`, async () => {
      const determinism = expected === 'ended' ? impatient : patient;
      const { outcome, leaks } = await check('happy', edits, { determinism });

      const told = leaks.map(({ api, at }) => `${api} at ${at}`);
      assert.equal(told[0], leak, JSON.stringify({ outcome, leaks }));
      if (expected !== 'any') assert.equal(outcome.kind, expected, JSON.stringify(outcome));
    });
  }

  it('are told with the entry where two histories part', async () => {
    const { outcome } = await check('happy', [
      asPgOrderId("toPgOrderId(process.hrtime.bigint().toString(16).padStart(32, '0'))"),
    ]);

    assert.ok(outcome.kind === 'differs');
    const { one, other, seq, fields } = outcome.difference;
    assert.equal(one?.seq, seq);
    assert.equal(one.kind, other?.kind);
    assert.ok(fields.length > 0 && !fields.includes('seq'));
  });

  it('are not needed for a difference: a service may keep something in memory', async () => {
    const edits = [
      onTop('let count = 0;'),
      asPgOrderId("toPgOrderId(String(count++).padStart(32, '0'))"),
    ];

    const { outcome, leaks } = await check('happy', edits, { replays: 4 });

    assert.ok(outcome.kind === 'differs');
    assert.equal(outcome.between, 'replay 1 and replay 2 of one thread');
    assert.deepEqual(leaks, []);
  });
});

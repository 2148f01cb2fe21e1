import assert from 'node:assert/strict';
import { firstChoices } from '../../../simulators/kit/choices/choices.js';
import { createFingerprint } from '../../../simulators/kit/choices/fingerprint.js';
import { createVirtualTime } from '../../../simulators/kit/clock/virtual-time.js';
import type { HttpAnswer } from '../world.js';
import type { Edition } from './edition.js';
import { createFacts } from './facts.js';
import { RemembersError } from './real-task.js';
import { startRecalledProcess } from './recalled-process.js';
import { createRecollection, type Recollection } from './recollection.js';
import type { MakeCall } from './service-call.js';
import { createServiceLife } from './service-life.js';
import type { Surroundings } from './service-pool.js';

type Handle = (parts: Surroundings) => Promise<string>;

/** A service that answers every request with what `handle` makes of it. */
function editionOf(handle: Handle): Edition {
  const edition = {
    isReference: true,
    parseConfig: () => ({ ok: true, value: {} }),
    createService: (parts: Surroundings) => ({
      server: {
        initialize: () => Promise.resolve(),
        inject: async () => ({ statusCode: 200, payload: await handle(parts) }),
      },
      startSweeper: () => undefined,
    }),
  };
  return edition as unknown as Edition; // Of an edition a process uses no more than this.
}

/** Asks the service once, in a run of its own; what it reads is `stored`. */
async function ask(
  edition: Edition,
  recollection: Recollection,
  stored = 'a',
): Promise<HttpAnswer> {
  const time = createVirtualTime({ choices: firstChoices, startMs: 0 });
  const makeCall: MakeCall = () => Promise.resolve({ value: stored, fact: stored });
  let tasks = 0;
  const process = startRecalledProcess({
    process: { edition, environment: {}, processId: 'one' },
    time,
    fingerprint: createFingerprint(),
    life: createServiceLife(),
    makeCall,
    facts: createFacts({ ignoresErrors: false }),
    stepLog: { listOpen: () => Promise.resolve([]) },
    nameTask: (kind) => `${kind} ${String(tasks++)}`,
    toUnguessable: (name) => name,
    recollection,
  });
  const request = { method: 'GET', path: '/', headers: {}, body: null } as const;
  return time.drive(process.inject(request));
}

/** What `ask` has stored: of the step log no more is used. */
async function readFrom({ stepLog }: Surroundings): Promise<string> {
  return (await stepLog.find('at_1' as never)) as unknown as string;
}

const read: Handle = async (parts) => `${await readFrom(parts)} ${await readFrom(parts)}`;

function countingService(handle: Handle) {
  const count = { asked: 0 };
  const edition = editionOf((parts) => {
    count.asked += 1;
    return handle(parts);
  });
  return { edition, count };
}

describe('a recalled process', () => {
  const remember = () => createRecollection(createFacts({ ignoresErrors: false }));

  it('asks the service when it is told something for the first time', async () => {
    const { edition, count } = countingService(read);

    const answer = await ask(edition, remember());

    assert.deepEqual(answer, { status: 200, body: 'a a' });
    assert.equal(count.asked, 1);
  });

  it('gives the same answer again without asking', async () => {
    const { edition, count } = countingService(read);
    const recollection = remember();

    const answers = [await ask(edition, recollection), await ask(edition, recollection)];

    assert.deepEqual(answers[1], answers[0]);
    assert.equal(count.asked, 1);
  });

  it('asks the service again when it is told something else on the way', async () => {
    const { edition, count } = countingService(read);
    const recollection = remember();
    await ask(edition, recollection, 'a');

    const answer = await ask(edition, recollection, 'b');

    assert.deepEqual(answer, { status: 200, body: 'b b' });
    assert.equal(count.asked, 2);
  });

  it('finds out a service that keeps something in memory', async () => {
    let requests = 0;
    const { edition } = countingService(async (parts) => {
      requests += 1;
      // The second time it reads nothing at all before it answers.
      return requests > 1 ? 'from memory' : readFrom(parts);
    });
    const recollection = remember();
    await ask(edition, recollection, 'a');

    await assert.rejects(ask(edition, recollection, 'b'), RemembersError);
  });
});

// The contract of the step log, run against every place that it can lie in.

import assert from 'node:assert/strict';
import type { LoggedAttempt, StepLog } from '../app/ports.js';
import { settings } from '../core/attempt-at.js';
import { foldSteps } from '../core/evolve.js';
import { type AttemptId, toAttemptId, toPgOrderId } from '../core/ids.js';
import type { Step } from '../core/step.js';
import * as places from '../fakes/log-places.js';
import { requirePostgres } from '../fakes/own-schema.js';
import { closed, creation, flag, hinted, leased, told, voided } from '../fakes/steps.js';

const idsOf = (found: readonly LoggedAttempt[]) => found.map(({ attempt }) => attempt.id);

async function create(log: StepLog, name: string, order?: string) {
  const result = await log.create(creation(name, order));
  assert.ok(result.ok);
  return result.value;
}

async function append(log: StepLog, id: AttemptId, ...steps: readonly Step[]) {
  const attempt = await log.find(id);
  assert.ok(attempt !== undefined);
  const result = await log.append(attempt, steps);
  assert.ok(result.ok);
  return result.value;
}

const ran: string[] = [];
after(() => process.stderr.write(`    The step log's contract ran ${ran.join(', ')}.\n`));

for (const [where, createPlace] of [
  ['in memory', places.createMemoryPlace],
  ['in a directory', places.createDirectoryPlace],
  ['in PostgreSQL', places.createPostgresPlace],
] as const) {
  describe(`step log ${where}`, () => {
    let place: places.Place;
    let opened: places.Opened;
    let log: StepLog;

    before(async function () {
      if (createPlace === places.createPostgresPlace) await requirePostgres(this, process.env);
      ran.push(where);
    });
    beforeEach(async () => {
      place = await createPlace(process.env);
      opened = await place.open();
      log = opened.log;
    });
    afterEach(async () => {
      await opened.close();
      await place.remove();
    });

    async function reopen(): Promise<StepLog> {
      await opened.close();
      opened = await place.open();
      return opened.log;
    }

    it('creates an attempt and finds it', async () => {
      const attempt = await create(log, 'a');

      assert.equal(attempt.phase, 'created');
      assert.deepEqual(await log.find(attempt.id), attempt);
      assert.equal(await log.find(toAttemptId('b')), undefined);
    });

    it('keeps one open attempt per order and shows it to the second', async () => {
      const first = await create(log, 'a');

      const second = await log.create(creation('b'));

      assert.deepEqual(second, {
        ok: false,
        error: { kind: 'order-has-open-attempt', attempt: first },
      });
      assert.equal(await log.find(toAttemptId('b')), undefined);
    });

    it('keeps one open attempt of many that come at the same time', async () => {
      const names = ['a', 'b', 'c', 'd'];
      const results = await Promise.all(names.map((name) => log.create(creation(name))));

      assert.equal(results.filter(({ ok }) => ok).length, 1);
      assert.equal((await log.listOpen()).length, 1);
    });

    it('lets a new attempt begin after the end of the last', async () => {
      const { id } = await create(log, 'a');
      await append(log, id, closed);

      assert.equal((await create(log, 'b')).phase, 'created');
    });

    it('appends all of the rows, in order', async () => {
      const { id } = await create(log, 'a');
      await append(log, id, leased, told);

      const [logged] = await log.listAll(10);
      assert.deepEqual(logged?.steps, [creation('a'), leased, told]);
      assert.deepEqual(logged.attempt, foldSteps(logged.steps));
    });

    it('refuses an append to a version that has passed', async () => {
      const seen = await create(log, 'a');
      await append(log, seen.id, leased);

      const result = await log.append(seen, [leased]);

      assert.deepEqual(result, { ok: false, error: { kind: 'conflict' } });
    });

    it('accepts one of two appends that come at the same time', async () => {
      const seen = await create(log, 'a');

      const results = await Promise.all([log.append(seen, [leased]), log.append(seen, [leased])]);

      assert.deepEqual(results.map(({ ok }) => ok).sort(), [false, true]);
    });

    it('accepts a remark beside the version that somebody else carries', async () => {
      const seen = await create(log, 'a');
      await append(log, seen.id, told);

      assert.equal((await log.append(seen, [leased])).ok, true);
      assert.equal((await log.listAll(1))[0]?.steps.length, 3);
    });

    it('refuses an append to an attempt that it does not know', async () => {
      const seen = foldSteps([creation('stranger')]);

      assert.deepEqual(await log.append(seen, [told]), {
        ok: false,
        error: { kind: 'conflict' },
      });
    });

    it('finds an ended attempt, and takes remarks about it', async () => {
      const { id } = await create(log, 'a');
      await append(log, id, closed);
      await append(log, id, told);

      const found = await log.find(id);
      assert.equal(found?.phase, 'released');
      assert.equal(found.told, 'checking');
      assert.deepEqual(await log.listOpen(), []);
    });

    it('finds open and ended attempts by their PG order ids', async () => {
      const { id } = await create(log, 'a');
      await append(log, id, closed);
      await create(log, 'b');

      assert.equal((await log.findByPgOrderId(toPgOrderId('a')))?.phase, 'released');
      assert.equal((await log.findByPgOrderId(toPgOrderId('b')))?.phase, 'created');
      assert.equal(await log.findByPgOrderId(toPgOrderId('c')), undefined);
      assert.equal((await (await reopen()).findByPgOrderId(toPgOrderId('a')))?.id, id);
    });

    it('lists an ended attempt again when there is news of it, beside the next of its order', async () => {
      const { id } = await create(log, 'a');
      await append(log, id, closed);
      const next = await create(log, 'b');
      await append(log, id, hinted);

      const listed = async () => (await log.listOpen()).map((one) => one.id);
      assert.deepEqual(await listed(), [id, next.id]);
      assert.equal((await log.findByPgOrderId(toPgOrderId('a')))?.hints.length, 1);
      log = await reopen();
      assert.deepEqual(await listed(), [id, next.id]);
      assert.equal((await log.create(creation('c'))).ok, false);
      assert.equal((await log.listAll(10)).length, 2);
    });

    it('lists it no longer once a look has answered the news', async () => {
      const { id } = await create(log, 'a');
      await append(log, id, closed);
      await append(log, id, hinted);
      const pg = { kind: 'seen', payments: [] } as const;
      const order = { kind: 'absent' } as const;
      await append(log, id, leased, { kind: 'observed', pg, order, row: 25, atMs: 6, by: 'test' });

      assert.deepEqual(await log.listOpen(), []);
      log = await reopen();
      assert.deepEqual(await log.listOpen(), []);
      assert.equal((await log.find(id))?.phase, 'released');
    });

    it('loses no news that came while an end was on its way', async () => {
      const seen = await create(log, 'a');
      await append(log, seen.id, hinted);
      assert.equal((await log.append(seen, [closed])).ok, true);

      const found = await log.find(seen.id);
      assert.deepEqual(await log.listOpen(), [found]);
      const nowMs = settings.graceMs * 2;
      const taken = await log.takeUp({ instance: 'i', nowMs, untilMs: nowMs + 5 });
      assert.deepEqual(taken, [found]);
    });

    it('loses no news by a word about an attempt that it was not seen in', async () => {
      const { id } = await create(log, 'a');
      const seen = await append(log, id, closed);
      await append(log, id, hinted);
      assert.equal((await log.append(seen, [told])).ok, true);

      assert.deepEqual(await log.listOpen(), [await log.find(id)]);
    });

    it('needs nobody when what came while an end was on its way says the same', async () => {
      const seen = await create(log, 'a');
      const hint = { transmissionId: null, eventType: null, status: 'EXPIRED', createdAt: null };
      await append(log, seen.id, { kind: 'hinted', hint, atMs: 2, by: 'test' });
      assert.equal((await log.append(seen, [closed])).ok, true);
      const sweeper = { instance: 'i', nowMs: settings.graceMs * 2, untilMs: settings.graceMs * 3 };

      assert.deepEqual(await log.listOpen(), []);
      assert.deepEqual(await log.takeUp(sweeper), []);
    });

    it('lists open attempts by age, and all of them up to the limit', async () => {
      await create(log, 'b', 'R-2');
      await create(log, 'a', 'R-1');
      const { id } = await create(log, 'c', 'R-3');
      await append(log, id, closed);

      assert.deepEqual(
        (await log.listOpen()).map((one) => one.id),
        ['at_a', 'at_b'],
      );
      assert.equal((await log.listAll(10)).length, 3);
      assert.equal((await log.listAll(2)).length, 2);
      assert.equal((await log.listAll(1)).length, 1);
    });

    it('hands a sweeper what is due, oldest first, with its rows', async () => {
      const graceMs = settings.graceMs;
      const { id } = await create(log, 'b', 'R-2');
      await append(log, id, voided);
      await create(log, 'a', 'R-1');
      const ended = await create(log, 'c', 'R-3');
      await append(log, ended.id, closed);

      const taken = await log.takeUp({ instance: 'i', nowMs: 10 + graceMs, untilMs: 20 + graceMs });

      assert.deepEqual(taken, [await log.find(toAttemptId('a')), await log.find(id)]);
    });

    it('hands a sweeper again what it took up and left lying', async () => {
      const attempt = await create(log, 'a');
      const nowMs = 10 + settings.graceMs;

      const rounds = [
        await log.takeUp({ instance: 'i', nowMs, untilMs: nowMs + 5 }),
        await log.takeUp({ instance: 'i', nowMs: nowMs + 1, untilMs: nowMs + 6 }),
        await log.takeUp({ instance: 'j', nowMs: nowMs + 6, untilMs: nowMs + 9 }),
      ];

      assert.deepEqual(rounds, [[attempt], [attempt], [attempt]]);
    });

    for (const [what, text] of [
      ['한글 and characters beyond 16 bits', '결제 완료 😀 𝒳'],
      ['U+0000 and other controls', 'a\u0000b\u0001\u001f\u007f\u2028\\u0000'],
      ['half of a character', 'a\ud83d b\ude00'],
      ['quotes and backslashes', `{"a":"\\"b\\\\"} 'x' ""`],
      ['a million characters', '😀x'.repeat(333_334)],
    ] as const) {
      it(`keeps evidence as it came: ${what}`, async () => {
        const { id } = await create(log, 'a');
        const ended: Step = {
          kind: 'ended',
          call: 'claim',
          outcome: { kind: 'unknown', reason: text },
          evidence: {
            kind: 'reply',
            status: 200,
            headers: { [text.slice(0, 9)]: text },
            body: text,
          },
          atMs: 2,
          by: 'test',
        };
        await append(log, id, ended);

        const [logged] = await (await reopen()).listAll(1);

        assert.deepEqual(logged?.steps[1], ended);
      });
    }

    it('lists an ended attempt again once it is flagged, opened again too, and lets go with the flag', async () => {
      const { id } = await create(log, 'a');
      await append(log, id, closed);
      const flagged = await append(log, id, flag);

      assert.deepEqual(await log.listOpen(), [flagged]);
      const again = await reopen();
      assert.deepEqual(await again.listOpen(), [flagged]);

      await append(again, id, closed);
      assert.deepEqual(await again.listOpen(), []);
      assert.equal((await again.listAll(10))[0]?.steps.length, 4);
    });

    it('takes no order from the attempt that holds it when an earlier one is flagged', async () => {
      const { id } = await create(log, 'a');
      await append(log, id, closed);
      const holder = await create(log, 'b');
      await append(log, id, flag);

      const third = await log.create(creation('c'));
      const again = await reopen();

      const error = { kind: 'order-has-open-attempt', attempt: holder };
      assert.deepEqual(third, { ok: false, error });
      assert.deepEqual(await again.create(creation('d')), { ok: false, error });
      assert.equal((await again.listOpen()).length, 2);
    });

    it('finds all attempts of an order', async () => {
      const first = await create(log, 'a');
      await append(log, first.id, closed);
      await create(log, 'b');
      await create(log, 'c', 'R-2');

      const found = await log.search({ kind: 'of-order', orderId: first.orderId });

      assert.deepEqual(idsOf(found), ['at_a', 'at_b']);
    });

    it('finds the attempts with a row in a period, and those with certain PG order ids', async () => {
      const { id } = await create(log, 'a');
      await append(log, id, leased, closed);
      await create(log, 'b', 'R-2');
      const period = { kind: 'of-period', fromMs: 2, untilMs: 4, pgOrderIds: [] } as const;

      assert.deepEqual(idsOf(await log.search(period)), ['at_a']);
      assert.deepEqual(idsOf(await log.search({ ...period, fromMs: 5, untilMs: 9 })), []);
      const pgOrderIds = [toPgOrderId('b')];
      assert.deepEqual(idsOf(await log.search({ ...period, fromMs: 5, pgOrderIds })), ['at_b']);
    });

    it('is the same after it was opened again', async () => {
      const { id } = await create(log, 'a');
      await append(log, id, leased);
      const ended = await create(log, 'b', 'R-2');
      await append(log, ended.id, closed);
      const before = await log.listAll(10);

      const again = await reopen();

      assert.deepEqual(await again.listAll(10), before);
      assert.equal((await again.create(creation('c'))).ok, false);
      assert.equal((await again.create(creation('d', 'R-2'))).ok, true);
    });

    it('never changes a row that it has shown', async () => {
      const { id } = await create(log, 'a');
      const [before] = await log.listAll(1);
      const copy = structuredClone(before?.steps);
      await append(log, id, leased);

      assert.deepEqual(before?.steps, copy);
    });
  });
}

// A process to be killed: writes to a step log without end and says what was acknowledged. Used by a test.

import { openDirectoryFiles } from '../adapters/directory-files.js';
import { openStepLog } from '../adapters/lowdb-step-log.js';
import { parseOrderId, toAttemptId, toPgOrderId } from '../core/ids.js';
import { invariant } from '../core/result.js';
import type { Step } from '../core/step.js';

const [directory, life] = process.argv.slice(2);
invariant(directory !== undefined && life !== undefined, 'a directory and a number are given');

const attemptsMax = 10_000;
const leased: Step = { kind: 'leased', owner: 'writer', untilMs: 9, atMs: 2, by: 'writer' };
const closed: Step = { kind: 'closed', end: 'released', why: 'TEST', atMs: 3, by: 'writer' };
const log = await openStepLog(await openDirectoryFiles(directory));

for (let index = 0; index < attemptsMax; index += 1) {
  const name = `${life}x${index}`;
  const orderId = parseOrderId(`R-${name}`);
  invariant(orderId !== undefined, 'the name parses');
  const result = await log.create({
    kind: 'created',
    attemptId: toAttemptId(name),
    orderId,
    requestId: 'request-1',
    secret: 'secret',
    pgOrderId: toPgOrderId(name),
    atMs: 1,
    by: 'writer',
  });
  invariant(result.ok, 'the order is new');
  let attempt = result.value;
  process.stdout.write(`${attempt.id} 1\n`);
  for (const [rows, step] of [leased, leased, closed].entries()) {
    const appended = await log.append(attempt, [step]);
    invariant(appended.ok, 'nobody else writes');
    attempt = appended.value;
    process.stdout.write(`${attempt.id} ${rows + 2}\n`);
  }
}

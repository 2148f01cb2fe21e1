import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SimulatorReply } from '../../simulators/kit/exchange/simulator.js';
import { legacyOrderCase, pgCase } from './cases.js';
import { type Change, changeField } from './change-field.js';
import { editPact, keepOnly } from './edit-pact.js';
import type { Alter } from './stage.js';
import { startVerifier, type Verifier } from './verifier.js';
import { verifyStage } from './verify-stage.js';

/** One field of one operation's replies, how it is broken, and the interaction that notices. */
type Break = readonly [operation: string, field: string, change: Change, caughtBy: string];

const pgBreaks: readonly Break[] = [
  ['pg.confirm', 'paymentKey', 'renamed', 'a confirm of an authenticated payment'],
  ['pg.confirm', 'totalAmount', 'retyped', 'a confirm of an authenticated payment'],
  ['pg.confirm', 'code', 'dropped', 'a confirm that the card company declines'],
  ['pg.confirm', 'virtualAccount.dueDate', 'emptied', 'a confirm of a payment by virtual account'],
  [
    'pg.look-up-order',
    'virtualAccount.expired',
    'dropped',
    'a look-up of a payment that awaits its deposit',
  ],
  ['pg.look-up', 'status', 'dropped', 'a look-up by payment key'],
  ['pg.look-up', 'code', 'renamed', 'a look-up by an unknown payment key'],
  ['pg.look-up-order', 'orderId', 'emptied', 'a look-up by order id'],
  ['pg.look-up-order', 'currency', 'dropped', 'a look-up by order id'],
  ['pg.cancel', 'balanceAmount', 'retyped', 'a cancel of a captured payment'],
  ['pg.list-transactions', 'amount', 'retyped', 'the first page of a day of transactions'],
  ['pg.list-transactions', 'transactionKey', 'renamed', 'the next page of a day of transactions'],
  ['pg.list-transactions', 'status', 'emptied', 'the next page of a day of transactions'],
];

const legacyOrderBreaks: readonly Break[] = [
  ['legacy-order.look-up', 'order.version', 'retyped', 'a look-up of a payable order'],
  ['legacy-order.look-up', 'order.attemptId', 'dropped', 'a look-up of a payable order'],
  ['legacy-order.claim', 'order.amount', 'retyped', 'a claim of a payable order'],
  ['legacy-order.claim', 'order.orderName', 'emptied', 'a claim of a payable order'],
  ['legacy-order.complete', 'order.state', 'renamed', 'a completion of a held order'],
  ['legacy-order.complete', 'code', 'dropped', 'a completion that the accounting rejects'],
  ['legacy-order.fence', 'order.orderId', 'dropped', 'a fence around a held order'],
  ['legacy-order.release', 'result', 'renamed', 'a release of a fenced order'],
];

describe('contracts: the simulators', () => {
  let verifier: Verifier;
  let directory: string;
  before(async () => {
    verifier = startVerifier();
    directory = await mkdtemp(join(tmpdir(), 'ttadak-pact-'));
  });
  after(async () => {
    verifier.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('keep the pact with the PG', async () => {
    assert.deepEqual(await verifyStage({ verifier, ...pgCase }), []);
  });

  it('keep the pact with the legacy order system', async () => {
    assert.deepEqual(await verifyStage({ verifier, ...legacyOrderCase }), []);
  });

  for (const [broken, breaks] of [
    [pgCase, pgBreaks],
    [legacyOrderCase, legacyOrderBreaks],
  ] as const) {
    for (const [operation, field, change, caughtBy] of breaks) {
      it(`are caught when ${operation} says ${field} ${change}`, async () => {
        const { contract } = broken;
        const pactFile = await editPact(contract, directory, (pact) => keepOnly(pact, [caughtBy]));
        const alter = only(operation, (reply) => changeField(reply, field, change));

        const problems = await verifyStage({ verifier, ...broken, pactFile, alter });

        assert.ok(problems.includes(`failed: ${caughtBy}`), problems.join('\n'));
      });
    }
  }

  it('are caught when pg.confirm answers with another status', async () => {
    const alter = only('pg.confirm', (reply) => ({ ...reply, status: reply.status + 1 }));

    const problems = await verifyStage({ verifier, ...pgCase, alter });

    assert.deepEqual(failedOf(problems), [
      'failed: a confirm of a payment by virtual account',
      'failed: a confirm of an authenticated payment',
      'failed: a confirm that the card company declines',
    ]);
  });

  it('are caught when pg.cancel shows a payment of somebody else', async () => {
    const alter = only('pg.cancel', (reply) => ({
      ...reply,
      body: reply.body.replaceAll('simmi20261122060001', 'simmi20261122060000'),
    }));

    const problems = await verifyStage({ verifier, ...pgCase, alter });

    assert.deepEqual(failedOf(problems), ['failed: a cancel of a captured payment']);
  });

  for (const [what, toPage, caughtBy] of [
    ['is too long', (rows) => [...rows, ...rows], 'the first page of a day of transactions'],
    ['is empty too early', () => [], 'the next page of a day of transactions'],
    ['is never empty', (rows) => [...rows, {}], 'a day without transactions'],
  ] as const satisfies readonly [string, (rows: readonly unknown[]) => unknown[], string][]) {
    it(`are caught when a page of transactions ${what}`, async () => {
      const alter = only('pg.list-transactions', (reply) => {
        const rows: unknown = JSON.parse(reply.body);
        return Array.isArray(rows) ? { ...reply, body: JSON.stringify(toPage(rows)) } : reply;
      });

      const problems = await verifyStage({ verifier, ...pgCase, alter });

      assert.ok(problems.includes(`failed: ${caughtBy}`), problems.join('\n'));
    });
  }

  it('may say more than they must', async () => {
    const alter: Alter = (_, reply) => ({
      ...reply,
      body: reply.body.replace(/^(\[?)\{/, '$1{"added":1,'),
    });

    assert.deepEqual(await verifyStage({ verifier, ...pgCase, alter }), []);
  });
});

function only(operation: string, alter: (reply: SimulatorReply) => SimulatorReply): Alter {
  return (name, reply) => (name === operation ? alter(reply) : reply);
}

function failedOf(problems: readonly string[]): readonly string[] {
  return problems.filter((problem) => problem.startsWith('failed: ')).sort();
}

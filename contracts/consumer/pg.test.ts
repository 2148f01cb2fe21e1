import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { createPgGateway } from '../../reference/adapters/pg-gateway.js';
import { createPgTransactions } from '../../reference/adapters/pg-transactions.js';
import { createWreckTransport } from '../../reference/adapters/wreck-transport.js';
import { realClock } from '../../simulators/kit/clock/real-clock.js';
import { pactFileOf } from '../pact-file.js';
import {
  cancelAccepted,
  cancelIdempotencyKey,
  cancelledAlready,
  confirmAccepted,
  confirmDeclined,
  confirmIdempotencyKey,
  confirmIssuesAccount,
  listEmpty,
  listNextPage,
  listPage,
  listTooOften,
  listUnknownPlace,
  lookUpAwaitingDeposit,
  lookUpFound,
  lookUpOrderFound,
  lookUpOrderUnknown,
  lookUpUnknown,
  pageRows,
  pgContract,
  secretKey,
} from './pg-interactions.js';
import { createPin } from './pin.js';
import { amountKrw, day, orderId, paymentKey, pgOrderId, transactionKey } from './sample.js';

const transport = createWreckTransport({ clock: realClock });
const gatewayTo = (url: string) => createPgGateway({ transport, url, secretKey, timeoutMs: 5_000 });

const list = (url: string, after: string | null = null) =>
  createPgTransactions({ transport, url, secretKey, timeoutMs: 5_000 }).list({
    ...{ day, after, limit: pageRows },
  });

const confirm = {
  kind: 'confirm',
  paymentKey,
  pgOrderId,
  amountKrw,
  idempotencyKey: confirmIdempotencyKey,
} as const;
const cancel = { ...confirm, kind: 'cancel', idempotencyKey: cancelIdempotencyKey } as const;
const byKey = { orderId, pgOrderId, paymentKey };
const byOrder = { ...byKey, paymentKey: null };

const captured = { paymentKey, pgOrderId, status: 'DONE', amountKrw, balanceKrw: amountKrw };

const moved = {
  ...{ transactionKey: 'txn-2', paymentKey, pgOrderId, status: 'DONE', amountKrw },
  atMs: Date.parse('2026-11-22T06:00:01+09:00'),
};

const deposit = {
  bankCode: '20',
  accountNumber: 'X6505636518308',
  dueAtMs: Date.parse('2026-11-29T06:00:01Z'),
};

describe('contracts: the payment service asks the PG', () => {
  const { pin } = createPin(pgContract);

  before(() => rm(pactFileOf(pgContract), { force: true }));

  it('takes a captured payment for a confirm that was accepted', async () => {
    const { outcome } = await pin([confirmAccepted], (url) => gatewayTo(url).perform(confirm));

    assert.deepEqual(outcome, { kind: 'accepted' });
  });

  it('believes a decline', async () => {
    const { outcome } = await pin([confirmDeclined], (url) => gatewayTo(url).perform(confirm));

    assert.deepEqual(outcome, { kind: 'rejected', code: 'REJECT_CARD_PAYMENT' });
  });

  it('takes an account to be paid into for no payment yet', async () => {
    const { outcome } = await pin([confirmIssuesAccount], (url) => gatewayTo(url).perform(confirm));

    assert.deepEqual(outcome, { kind: 'accepted', deposit });
  });

  it('finds the account of a payment that awaits its deposit', async () => {
    const sighting = await pin([lookUpAwaitingDeposit], (url) => gatewayTo(url).lookUp(byOrder));

    const payment = { ...captured, status: 'WAITING_FOR_DEPOSIT' };
    assert.deepEqual(sighting, {
      kind: 'seen',
      payments: [{ ...payment, deposit: { ...deposit, isExpired: false } }],
    });
  });

  it('finds a captured payment by its key, and asks by order too', async () => {
    const sighting = await pin([lookUpFound, lookUpOrderFound], (url) =>
      gatewayTo(url).lookUp(byKey),
    );

    assert.deepEqual(sighting, { kind: 'seen', payments: [captured] });
  });

  it('finds a captured payment by its order alone', async () => {
    const sighting = await pin([lookUpOrderFound], (url) => gatewayTo(url).lookUp(byOrder));

    assert.deepEqual(sighting, { kind: 'seen', payments: [captured] });
  });

  it('sees no payment under an unknown key and order', async () => {
    const sighting = await pin([lookUpUnknown, lookUpOrderUnknown], (url) =>
      gatewayTo(url).lookUp(byKey),
    );

    assert.deepEqual(sighting, { kind: 'seen', payments: [] });
  });

  it('sees no payment under an unknown order', async () => {
    const sighting = await pin([lookUpOrderUnknown], (url) => gatewayTo(url).lookUp(byOrder));

    assert.deepEqual(sighting, { kind: 'seen', payments: [] });
  });

  it('takes a payment without balance for a cancel that was accepted', async () => {
    const { outcome } = await pin([cancelAccepted], (url) => gatewayTo(url).perform(cancel));

    assert.deepEqual(outcome, { kind: 'accepted' });
  });

  it('does not guess who cancelled a payment that is cancelled already', async () => {
    const { outcome } = await pin([cancelledAlready], (url) => gatewayTo(url).perform(cancel));

    assert.deepEqual(outcome, { kind: 'unknown', reason: 'HTTP 400 ALREADY_CANCELED_PAYMENT' });
  });

  it('reads the first page of what moved on a day', async () => {
    const page = await pin([listPage], (url) => list(url));

    assert.deepEqual(page, { kind: 'page', transactions: [{ ...moved, transactionKey }] });
  });

  it('reads the next page, behind the last transaction of the one before', async () => {
    const page = await pin([listNextPage], (url) => list(url, transactionKey));

    assert.deepEqual(page, { kind: 'page', transactions: [{ ...moved, status: 'CANCELED' }] });
  });

  it('reads an empty page', async () => {
    const page = await pin([listEmpty], (url) => list(url));

    assert.deepEqual(page, { kind: 'page', transactions: [] });
  });

  it('takes no refusal for an empty page', async () => {
    const page = await pin([listUnknownPlace], (url) => list(url, transactionKey));

    assert.deepEqual(page, { kind: 'unreadable', error: 'HTTP 400' });
  });

  it('knows that it has asked for too many pages', async () => {
    const page = await pin([listTooOften], (url) => list(url));

    assert.deepEqual(page, { kind: 'limited' });
  });
});

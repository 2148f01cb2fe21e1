import assert from 'node:assert/strict';
import type { PgCall } from '../core/call.js';
import { failed } from '../core/result.js';
import type { Step } from '../core/step.js';
import { askToPay, claimOrder, comeBack, readStatus } from '../fakes/customer.js';
import { createFakePartners } from '../fakes/fake-partners.js';
import { createFakeService, type FakeService } from '../fakes/fake-service.js';
import type { PgGateway, StepLog } from './ports.js';
import { StepLogUnavailable } from './step-log-unavailable.js';

/** A step log whose disk is full while `isFull` says so of the rows. */
function createFullLog(log: StepLog, isFull: (steps: readonly Step[]) => boolean): StepLog {
  const notWritten = failed({ kind: 'not-written', reason: 'ENOSPC' } as const);
  return {
    ...log,
    create: (step) => (isFull([step]) ? Promise.resolve(notWritten) : log.create(step)),
    append: (attempt, steps) =>
      isFull(steps) ? Promise.resolve(notWritten) : log.append(attempt, steps),
  };
}

async function createServiceThatCannotWrite(
  isFull: (steps: readonly Step[]) => boolean,
): Promise<FakeService> {
  const { stepLog } = await createFakeService();
  return createFakeService({ stepLog: createFullLog(stepLog, isFull) });
}

const intends = (kind: string) => (steps: readonly Step[]) =>
  steps.some((step) => step.kind === 'intended' && step.call.kind === kind);

describe('a row that cannot be written', () => {
  it('refuses the attempt before anybody was asked for anything', async () => {
    const service = await createServiceThatCannotWrite(() => true);
    service.partners.openOrder('R-1');
    assert.equal((await askToPay(service, 'R-1')).body['reason'], 'TRY_LATER');
    assert.deepEqual(service.partners.calls, []);
  });

  it('keeps the claim from being sent', async () => {
    const service = await createServiceThatCannotWrite(intends('claim'));
    service.partners.openOrder('R-1');
    assert.equal((await askToPay(service, 'R-1')).body['reason'], 'TRY_LATER');
    assert.deepEqual(service.partners.calls, ['read-order']);
  });

  it('keeps an attempt from being shown', async () => {
    const service = await createServiceThatCannotWrite((steps) => steps[0]?.kind === 'told');
    service.partners.openOrder('R-1');
    assert.deepEqual(await askToPay(service, 'R-1'), {
      status: 409,
      body: { status: 'in-progress' },
    });
  });

  it('refuses a callback that cannot be recorded, and confirms nothing', async () => {
    const service = await createServiceThatCannotWrite(
      (steps) => steps[0]?.kind === 'callback-accepted',
    );
    const ticket = await claimOrder(service, 'R-1');
    const answer = await comeBack(service, ticket);
    assert.deepEqual(answer, { status: 503, body: { status: 'refused', reason: 'TRY_LATER' } });
    assert.ok(!service.partners.calls.includes('confirm'));
  });

  it('keeps the confirm from being sent, and leaves the customer checking', async () => {
    const service = await createServiceThatCannotWrite(intends('confirm'));
    const ticket = await claimOrder(service, 'R-1');
    assert.equal((await comeBack(service, ticket)).body['status'], 'checking');
    assert.ok(!service.partners.calls.includes('confirm'));
  });

  it('leaves the customer checking when it is the approval, which a query then finds', async () => {
    let isFull = true;
    const service = await createServiceThatCannotWrite(
      (steps) => isFull && steps[0]?.kind === 'ended' && steps[0].call === 'confirm',
    );
    const ticket = await claimOrder(service, 'R-1');
    assert.equal((await comeBack(service, ticket)).body['status'], 'checking');
    assert.ok(service.complaints.includes('step log not written'));

    isFull = false;
    await service.pass(2);

    assert.equal(await readStatus(service, ticket), 'paid');
  });
});

describe('a step log that is out of reach', () => {
  /** A service whose database goes away when rows come of which `isLast` says so: they are not written any more. */
  async function createServiceThatLosesItsLog(isLast: (steps: readonly Step[]) => boolean) {
    const { stepLog } = await createFakeService();
    const state = { isAway: false };
    const notWritten = failed({ kind: 'not-written', reason: 'ECONNRESET' } as const);
    const read = <T>(reading: () => Promise<T>) =>
      state.isAway ? Promise.reject(new StepLogUnavailable('ECONNREFUSED')) : reading();
    const service = await createFakeService({
      stepLog: {
        create: (step) => (state.isAway ? Promise.resolve(notWritten) : stepLog.create(step)),
        append: (attempt, steps) => {
          state.isAway ||= isLast(steps);
          return state.isAway ? Promise.resolve(notWritten) : stepLog.append(attempt, steps);
        },
        find: (id) => read(() => stepLog.find(id)),
        findByPgOrderId: (id) => read(() => stepLog.findByPgOrderId(id)),
        listOpen: () => read(() => stepLog.listOpen()),
        takeUp: (sweeper) => read(() => stepLog.takeUp(sweeper)),
        listAll: (limit) => read(() => stepLog.listAll(limit)),
        search: (query) => read(() => stepLog.search(query)),
      },
    });
    return { service, state };
  }

  const tryLater = { status: 503, body: { status: 'refused', reason: 'TRY_LATER' } };

  it('lets nobody begin, come back or ask, and says to try later', async () => {
    const { service, state } = await createServiceThatLosesItsLog(() => false);
    const ticket = await claimOrder(service, 'R-1');
    state.isAway = true;

    assert.deepEqual(await askToPay(service, 'R-1'), tryLater);
    assert.deepEqual(await comeBack(service, ticket), tryLater);
    const headers = { 'attempt-secret': ticket.secret };
    assert.deepEqual(await service.request('GET', `/payments/${ticket.id}`, { headers }), tryLater);
  });

  it('leaves the customer checking when it goes after the confirm, and finds the approval later', async () => {
    const { service, state } = await createServiceThatLosesItsLog(
      (steps) => steps[0]?.kind === 'ended' && steps[0].call === 'confirm',
    );
    const ticket = await claimOrder(service, 'R-1');

    assert.deepEqual(await comeBack(service, ticket), {
      status: 200,
      body: { status: 'checking' },
    });
    await service.pass(2);
    assert.ok(service.complaints.includes('sweep put off'));
    state.isAway = false;
    await service.pass(2);

    assert.equal(await readStatus(service, ticket), 'paid');
  });
});

describe('a request that hangs for longer than the grace', () => {
  /** A service whose calls of this kind are executed at once and answered when the test says so. */
  async function createHangingService(kind: PgCall['kind']) {
    const partners = createFakePartners();
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const perform: PgGateway['perform'] = async (call) => {
      const answer = await partners.pg.perform(call);
      if (call.kind === kind) await held;
      return answer;
    };
    const service = await createFakeService({
      partners: { ...partners, pg: { ...partners.pg, perform } },
    });
    return { service, letGo };
  }

  it('makes no further call once the sweeper has taken its attempt', async () => {
    const { service, letGo } = await createHangingService('confirm');
    const ticket = await claimOrder(service, 'R-1');
    const answer = comeBack(service, ticket);

    await service.pass(2);
    assert.equal(await readStatus(service, ticket), 'paid');
    letGo();

    assert.equal((await answer).body['status'], 'paid');
    const effects = service.partners.calls.filter((call) => !/look-up|read-order/.test(call));
    assert.deepEqual(effects, ['claim', 'confirm', 'complete']);
  });
});

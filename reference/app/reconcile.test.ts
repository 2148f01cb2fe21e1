import assert from 'node:assert/strict';
import { openStepLog } from '../adapters/lowdb-step-log.js';
import { createMemoryFiles } from '../adapters/step-log-files.js';
import type { Krw } from '../core/money.js';
import { failed } from '../core/result.js';
import { claimOrder, comeBack, readStatus, type Ticket } from '../fakes/customer.js';
import { createFakeService, type FakeService } from '../fakes/fake-service.js';
import { kim, listItems } from '../fakes/operator.js';
import type { StepLog } from './ports.js';

/** Of the fake clock's first moment. */
const date = '2023-11-15';
const nextDate = '2023-11-16';

type Report = {
  readonly verdict: string;
  readonly gaps: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly lines: readonly { readonly kind: string; readonly orderId: string | null }[];
  readonly totals: Readonly<Record<string, number>>;
};

describe('a reconciliation', () => {
  let service: FakeService;

  beforeEach(async () => {
    service = await createFakeService();
  });

  async function ask(method: 'GET' | 'POST', of = date): Promise<Report> {
    const answer =
      method === 'GET'
        ? await service.request('GET', `/operator/reconciliation?date=${of}`, { headers: kim })
        : await service.request('POST', '/operator/reconciliation', {
            payload: { date: of },
            headers: kim,
          });
    assert.equal(answer.status, 200);
    return answer.body as unknown as Report; // The service's own answer.
  }

  /** Pays an order; the PG lists it. */
  async function pay(orderId: string, paymentKey: string): Promise<Ticket> {
    const ticket = await claimOrder(service, orderId);
    const { body } = await comeBack(service, ticket, { paymentKey });
    assert.equal(body['status'], 'paid');
    book(ticket, { paymentKey });
    return ticket;
  }

  function book({ pgOrderId }: Ticket, transaction: { paymentKey: string; status?: string }) {
    service.transactions.book({ pgOrderId, atMs: service.clock.nowMs(), ...transaction });
  }

  const untilListed = () => service.clock.advance(30 * 60 * 60_000);
  const kindsOf = ({ lines }: Report) => lines.map(({ orderId, kind }) => `${orderId} ${kind}`);
  const looks = () => service.partners.calls.filter((call) => call === 'look-up').length;

  it('of a day on which all went well says so, without a look at each payment', async () => {
    await pay('R-1', 'key-1');
    await pay('R-2', 'key-2');
    await untilListed();

    const report = await ask('GET');

    assert.equal(report.verdict, 'matches');
    assert.deepEqual(kindsOf(report), ['R-1 matched', 'R-2 matched']);
    assert.deepEqual(report.totals, {
      takenKrw: 66_000,
      returnedKrw: 0,
      heldKrw: 66_000,
      paidOrdersKrw: 66_000,
      exposureKrw: 0,
    });
    assert.equal(looks(), 0);
  });

  it('says that a day is not over', async () => {
    await pay('R-1', 'key-1');
    const { verdict, gaps } = await ask('GET');
    assert.equal(verdict, 'incomplete');
    assert.match(gaps[0] ?? '', /^the day/);
  });

  it('finds an order that was rolled back later, and calls people for it once', async () => {
    const ticket = await pay('R-1', 'key-1');
    service.partners.editOrder('R-1', { state: 'payable', attemptId: null, version: 9 });
    await untilListed();

    assert.deepEqual(kindsOf(await ask('GET')), ['R-1 money-without-order']);
    assert.deepEqual(await listItems(service), []);
    assert.deepEqual(kindsOf(await ask('POST')), ['R-1 money-without-order']);
    const items = await listItems(service);
    assert.equal(items.length, 1);
    assert.equal(await readStatus(service, ticket), 'manual');

    const before = await service.stepLog.listAll(10);
    const again = await ask('POST');
    assert.deepEqual(kindsOf(again), ['R-1 manual']);
    assert.equal(again.verdict, 'explained');
    assert.equal(again.counts['withPeople'], 1);
    assert.deepEqual(await listItems(service), items);
    assert.deepEqual(await service.stepLog.listAll(10), before);
  });

  it('lets the item go when the order system has mended it', async () => {
    const ticket = await pay('R-1', 'key-1');
    const { version, attemptId } = service.partners.orderOf('R-1');
    service.partners.editOrder('R-1', { state: 'in-progress' });
    await untilListed();
    await ask('POST');
    service.partners.editOrder('R-1', { state: 'complete', version, attemptId });

    await service.pass(2);

    assert.deepEqual(await listItems(service), []);
    assert.equal(await readStatus(service, ticket), 'paid');
    assert.equal(service.partners.calls.filter((call) => call === 'complete').length, 1);
  });

  it('calls people for a paid order that costs something else, until the price is corrected', async () => {
    const ticket = await pay('R-1', 'key-1');
    service.partners.editOrder('R-1', { amountKrw: 44_000 as Krw, version: 9 }); // A test's own price.
    await untilListed();

    assert.deepEqual(kindsOf(await ask('GET')), ['R-1 price-differs']);
    await ask('POST');
    const [item] = await listItems(service);
    assert.deepEqual([item?.cause, item?.exposureKrw], ['PRICE_CHANGED', 11_000]);

    service.partners.editOrder('R-1', { amountKrw: 33_000 as Krw, version: 10 });
    await service.pass(2);
    assert.deepEqual(await listItems(service), []);
    assert.equal(await readStatus(service, ticket), 'paid');
    assert.deepEqual(kindsOf(await ask('GET')), ['R-1 matched']);
  });

  it('keeps an order payable while an earlier attempt of it is in the queue', async () => {
    await pay('R-1', 'key-1');
    service.partners.editOrder('R-1', { state: 'payable', attemptId: null, version: 9 });
    await untilListed();
    await ask('POST');

    const payload = { orderId: 'R-1', requestId: 'request-2' };
    assert.equal((await service.request('POST', '/payments', { payload })).status, 200);
    assert.equal((await listItems(service)).length, 1);
  });

  it('finds a refund in the back office on the day of the refund', async () => {
    const ticket = await pay('R-1', 'key-1');
    await service.clock.advance(24 * 60 * 60_000);
    service.partners.setPayment('key-1', { status: 'CANCELED', balanceKrw: 0 });
    book(ticket, { paymentKey: 'key-1', status: 'CANCELED' });
    await untilListed();

    assert.deepEqual(kindsOf(await ask('GET')), ['R-1 matched']);
    assert.deepEqual(kindsOf(await ask('GET', nextDate)), ['R-1 refunded-but-complete']);
  });

  it('finds a payment that the log does not know', async () => {
    service.transactions.book({ paymentKey: 'stranger', atMs: service.clock.nowMs() });
    await untilListed();

    const report = await ask('POST');

    assert.equal(report.verdict, 'differs');
    assert.deepEqual(kindsOf(report), ['null unknown-to-the-log']);
    assert.equal(report.totals['exposureKrw'], 33_000);
  });

  it('puts the last moment of a day into that day, and the next into the next', async () => {
    const midnightMs = Date.parse('2023-11-16T00:00:00+09:00');
    service.transactions.book(
      { paymentKey: 'last', atMs: midnightMs - 1 },
      { paymentKey: 'first', atMs: midnightMs },
    );
    await untilListed();
    const keysOf = async (of: string) => JSON.stringify((await ask('GET', of)).lines);
    assert.match(await keysOf(date), /"last"/);
    assert.doesNotMatch(await keysOf(date), /"first"/);
    assert.match(await keysOf(nextDate), /"first"/);
    assert.doesNotMatch(await keysOf(nextDate), /"last"/);
  });

  it('reads the PG’s list page by page', async () => {
    const many = Array.from({ length: 2_500 }, (_, place) => ({
      paymentKey: `stranger-${place}`,
      atMs: service.clock.nowMs(),
    }));
    service.transactions.book(...many);
    await untilListed();

    assert.equal((await ask('GET')).lines.length, 2_500);
    assert.equal(service.transactions.asked(), 3);
  });

  it('waits when the PG is asked too often', async () => {
    await pay('R-1', 'key-1');
    await untilListed();
    service.transactions.answerNext({ kind: 'limited' }, { kind: 'limited' });

    const pending = ask('GET');
    await service.clock.advance(14_000);
    assert.equal(service.transactions.asked(), 2);
    await service.clock.advance(1_000);

    assert.equal((await pending).verdict, 'matches');
  });

  it('is incomplete when the PG never stops to refuse', async () => {
    await untilListed();
    service.transactions.answerNext(...Array<{ kind: 'limited' }>(5).fill({ kind: 'limited' }));
    const pending = ask('GET');
    await service.clock.advance(80_000);
    const { verdict, gaps } = await pending;
    assert.equal(verdict, 'incomplete');
    assert.match(gaps.join(), /429/);
  });

  it('is incomplete without the PG’s list, and asks for each payment instead', async () => {
    await pay('R-1', 'key-1');
    const left = await claimOrder(service, 'R-2');
    await service.pass(33);
    service.partners.authenticate('key-2', left.pgOrderId);
    service.partners.setPayment('key-2', { status: 'DONE' });
    await untilListed();
    service.transactions.answerNext({ kind: 'unreadable', error: 'HTTP 500' });

    const report = await ask('GET');

    assert.equal(report.verdict, 'incomplete');
    assert.match(report.gaps.join(), /HTTP 500/);
    assert.deepEqual(kindsOf(report), ['R-1 matched', 'R-2 money-without-order']);
  });

  it('is incomplete while the order system is away, and does not ask it for ever', async () => {
    for (let nth = 1; nth <= 40; nth += 1) await pay(`R-${nth}`, `key-${nth}`);
    await untilListed();
    const before = service.partners.calls.length;
    service.partners.script('read-order', ...Array<'lost'>(200).fill('lost'));

    const report = await ask('POST');

    assert.equal(report.verdict, 'incomplete');
    assert.equal(report.lines.length, 40);
    assert.ok(report.lines.every(({ kind }) => kind === 'not-checked'));
    assert.ok(service.partners.calls.length - before < 60);
    assert.deepEqual(await listItems(service), []);
  });

  it('does not say that people were called when that could not be written', async () => {
    const stepLog = await openStepLog(createMemoryFiles());
    const full = failed({ kind: 'not-written', reason: 'ENOSPC' } as const);
    let isFull = false;
    const append: StepLog['append'] = (attempt, steps) =>
      isFull ? Promise.resolve(full) : stepLog.append(attempt, steps);
    service = await createFakeService({ stepLog: { ...stepLog, append } });
    await pay('R-1', 'key-1');
    service.partners.editOrder('R-1', { state: 'payable', attemptId: null });
    await untilListed();
    isFull = true;

    const answer = await service.request('POST', '/operator/reconciliation', {
      payload: { date },
      headers: kim,
    });

    assert.deepEqual(answer, { status: 503, body: { status: 'refused', reason: 'TRY_LATER' } });
    isFull = false;
    await ask('POST');
    assert.equal((await listItems(service)).length, 1);
  });

  it('does not believe an order system that shows the time before the claim', async () => {
    await pay('R-1', 'key-1');
    service.partners.editOrder('R-1', { state: 'payable', attemptId: null, version: 1 });
    await untilListed();

    const report = await ask('POST');

    assert.equal(report.verdict, 'incomplete');
    assert.deepEqual(kindsOf(report), ['R-1 not-checked']);
    assert.deepEqual(await listItems(service), []);
  });

  it('changes nothing when it is only read', async () => {
    await pay('R-1', 'key-1');
    service.partners.editOrder('R-1', { state: 'payable', attemptId: null });
    await untilListed();
    const before = await service.stepLog.listAll(10);
    assert.deepEqual(await ask('GET'), await ask('GET'));
    assert.deepEqual(await service.stepLog.listAll(10), before);
  });

  it('is for operators, of a day that there is', async () => {
    const status = async (path: string, headers: Record<string, string>) =>
      (await service.request('GET', path, { headers })).status;
    assert.equal(await status(`/operator/reconciliation?date=${date}`, {}), 401);
    for (const query of ['', '?date=2023-02-30', '?date=today', `?date=${date}&date=${date}`]) {
      assert.equal(await status(`/operator/reconciliation${query}`, kim), 400);
    }
    const unnamed = { authorization: 'Bearer operator-token' };
    const options = { payload: { date }, headers: unnamed };
    const posted = await service.request('POST', '/operator/reconciliation', options);
    assert.equal(posted.status, 403);
  });
});

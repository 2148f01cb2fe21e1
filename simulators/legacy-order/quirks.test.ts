import assert from 'node:assert/strict';
import { startLegacyOrder } from './start-legacy-order.js';

const oneOClock = '2026-11-22T13:00:00+09:00';

describe('legacy order: refusesWithStatus200', () => {
  it('says every refusal with status 200, in its own words', () => {
    const { ask, lookUp } = startLegacyOrder({ refusesWithStatus200: true });

    const refused = ask('complete');
    const unknown = lookUp('R-9');

    assert.deepEqual([refused.status, refused.json['result']], [200, 'REJECTED']);
    assert.deepEqual([refused.code, refused.json['code']], ['NOT_IN_PROGRESS', 'NOT_IN_PROGRESS']);
    assert.deepEqual([unknown.status, unknown.json['code']], [200, 'ORDER_UNKNOWN']);
  });
});

describe('legacy order: maintenance', () => {
  it('answers so many calls with a page for people, and does nothing', () => {
    const { ask, lookUp, legacyOrder, entries } = startLegacyOrder({ maintenanceCalls: 2 });

    const replies = [ask('claim'), lookUp()];

    for (const { status, headers, body } of replies) {
      assert.equal(status, 200);
      assert.match(headers['content-type'] ?? '', /^text\/html/);
      assert.match(body, /시스템 점검/);
    }
    assert.equal(legacyOrder.switches().maintenanceCalls, 0);
    assert.equal(entries.length, 1);
    assert.equal(ask('claim').status, 200);
  });

  it('comes every day at its hours, with the status that was wished', () => {
    const { lookUp, clock } = startLegacyOrder({
      at: '2026-11-22T01:59:00+09:00',
      maintenanceHours: '02:00-04:00',
      maintenanceStatus: 503,
    });

    const statuses = [1, 60, 60, 24 * 60 - 60].map((minutes) => {
      clock.advance(minutes * 60_000);
      return lookUp().status;
    });

    assert.deepEqual(statuses, [503, 503, 200, 503]);
  });
});

describe('legacy order: claimChecksVersion', () => {
  it('loses the update of a clerk when it is off', () => {
    const { ask, order, legacyOrder } = startLegacyOrder({ claimChecksVersion: false });
    legacyOrder.clerk({ order: 'R-1', act: 'edit-amount', amountKrw: 44_000 });

    assert.equal(ask('claim', { version: 1 }).status, 200);
    assert.deepEqual([order()?.state, order()?.amountKrw], ['in-progress', 44_000]);
  });
});

describe('legacy order: staleReadsMs', () => {
  it('shows the order as it was before its last change, for a while', () => {
    const { ask, lookUp, clock } = startLegacyOrder({ staleReadsMs: 800 });
    const seen = () => lookUp().json['order'] as Readonly<Record<string, unknown>>;
    ask('claim');

    clock.advance(799);
    assert.deepEqual([seen()['state'], seen()['version']], ['payable', 1]);
    clock.advance(1);
    assert.deepEqual([seen()['state'], seen()['version']], ['in-progress', 2]);
  });

  it('makes decisions by what is, and says so in their answers', () => {
    const { ask } = startLegacyOrder({ staleReadsMs: 800 });
    ask('claim');

    const { status, json } = ask('complete');

    assert.equal(status, 200);
    assert.equal((json['order'] as Readonly<Record<string, unknown>>)['state'], 'complete');
  });
});

describe('legacy order: fence', () => {
  it('lets the order go at once where there is no state for it', () => {
    const { bring, ask, order } = startLegacyOrder({ fence: 'payable' });
    bring('in-progress');

    const { status } = ask('fence');

    assert.deepEqual([status, order()?.state, order()?.attempt], [200, 'payable', null]);
    assert.equal(ask('complete').code, 'NOT_IN_PROGRESS');
    assert.equal(ask('fence').code, 'NOT_IN_PROGRESS');
  });

  it('has no such path where it is unsupported', () => {
    const { bring, ask, order } = startLegacyOrder({ fence: 'unsupported' });
    bring('in-progress');

    const { status, code } = ask('fence');

    assert.deepEqual([status, code, order()?.state], [404, 'PATH_UNKNOWN', 'in-progress']);
  });
});

describe('legacy order: secondCompletion', () => {
  it('is refused where the system remembers no attempt', () => {
    const { bring, ask, legacyOrder } = startLegacyOrder({ secondCompletion: 'refused' });
    bring('complete');

    const { status, code, json } = ask('complete');

    assert.deepEqual([status, code], [409, 'ALREADY_COMPLETE']);
    assert.equal((json['order'] as Readonly<Record<string, unknown>>)['attemptId'], 'a-1');
    assert.equal(legacyOrder.postings().length, 1);
  });

  it('posts twice where nobody looks', () => {
    const { bring, ask, order, legacyOrder, countOf } = startLegacyOrder({
      secondCompletion: 'posts-again',
    });
    bring('complete');

    assert.equal(ask('complete').status, 200);
    assert.equal(ask('complete', { attempt: 'a-2' }).code, 'ALREADY_COMPLETE');
    assert.equal(ask('complete', { amount: 1 }).code, 'AMOUNT_MISMATCH');

    assert.equal(legacyOrder.postings().length, 2);
    assert.equal(order()?.version, 4);
    assert.equal(countOf('order-changed'), 3);
  });

  it('has both postings taken back when the clerk cancels', () => {
    const { bring, ask, legacyOrder } = startLegacyOrder({ secondCompletion: 'posts-again' });
    bring('complete');
    ask('complete');

    legacyOrder.clerk({ order: 'R-1', act: 'cancel' });

    const sum = legacyOrder.postings().reduce((all, { amountKrw }) => all + amountKrw, 0);
    assert.deepEqual([legacyOrder.postings().length, sum], [4, 0]);
  });
});

describe('legacy order: nightly batch', () => {
  for (const rollsBackTo of ['payable', 'unpayable'] as const) {
    it(`makes complete orders ${rollsBackTo} at its hour, and takes their postings back`, () => {
      const { bring, order, clock, entries, legacyOrder } = startLegacyOrder({
        at: oneOClock,
        rollsBackTo,
      });
      bring('complete');

      clock.advance(14 * 3_600_000 - 1);
      assert.equal(order()?.state, 'complete');
      clock.advance(1);

      assert.deepEqual([order()?.state, order()?.attempt], [rollsBackTo, null]);
      const [changed, posted] = entries.slice(-2);
      assert.ok(changed?.kind === 'order-changed' && posted?.kind === 'order-posting-booked');
      assert.deepEqual([changed.by, changed.exchange], ['batch', null]);
      assert.deepEqual([posted.amountKrw, posted.businessDay], [-33_000, '2026-11-23']);
      assert.equal(legacyOrder.postings().length, 2);
    });
  }

  it('comes every night, and leaves what is not complete', () => {
    const { bring, order, clock, countOf } = startLegacyOrder({
      at: oneOClock,
      rollsBackTo: 'payable',
    });
    bring('in-progress');

    clock.advance(2 * 86_400_000);
    assert.equal(order()?.state, 'in-progress');
    bring('complete');
    clock.advance(86_400_000);

    assert.equal(order()?.state, 'payable');
    assert.equal(countOf('order-changed'), 3);
  });

  it('begins when it is switched on, and comes no more when it is switched off', () => {
    const { bring, order, clock, legacyOrder } = startLegacyOrder({ at: oneOClock });
    bring('complete');

    legacyOrder.changeSwitches({ rollsBackTo: 'payable', batchAt: '13:30' });
    legacyOrder.changeSwitches({ rollsBackTo: 'none' });
    clock.advance(3_600_000);
    assert.equal(order()?.state, 'complete');

    legacyOrder.changeSwitches({ rollsBackTo: 'payable', batchAt: '14:30' });
    clock.advance(3_600_000);
    assert.equal(order()?.state, 'payable');
  });
});

describe('legacy order: slow at the hour', () => {
  it('does what was asked at once and answers late, in the first minutes of each hour only', async () => {
    const { send, clock, order } = startLegacyOrder({
      at: oneOClock,
      slowMinutes: 1,
      slowMs: 3_000,
    });
    const log: string[] = [];

    const claimed = send('claim').then(() => log.push('claimed'));
    await Promise.resolve();
    assert.equal(order()?.state, 'in-progress');
    clock.advance(2_999);
    await new Promise(setImmediate);
    assert.deepEqual(log, []);
    clock.advance(1);
    await claimed;

    clock.advance(60_000);
    await send('release');
    assert.equal(order()?.state, 'payable');
  });
});

describe('legacy order: screens of the clerk', () => {
  it('keep an order from being claimed for a while, or until the clerk is done', () => {
    const { ask, clock, legacyOrder } = startLegacyOrder({ screenLockMs: 60_000 });
    legacyOrder.openScreen('R-1');

    const { status, code } = ask('claim');
    assert.deepEqual([status, code], [409, 'LOCKED']);
    clock.advance(60_000);
    assert.equal(ask('claim').status, 200);
    ask('release');

    legacyOrder.openScreen('R-1');
    legacyOrder.clerk({ order: 'R-1', act: 'edit-amount', amountKrw: 44_000 });
    assert.equal(ask('claim').status, 200);
    ask('release');

    legacyOrder.openScreen('R-1');
    legacyOrder.closeScreen('R-1');
    assert.equal(ask('claim').status, 200);
  });

  it('lock nothing by default, and never what somebody has claimed', () => {
    const { ask, legacyOrder } = startLegacyOrder();
    legacyOrder.openScreen('R-1');
    assert.equal(ask('claim').status, 200);

    legacyOrder.changeSwitches({ screenLockMs: 60_000 });
    assert.equal(ask('complete').status, 200);
  });
});

import assert from 'node:assert/strict';
import { startLegacyOrder } from './start-legacy-order.js';

const slow = { slowMinutes: 60, slowMs: 300 };

describe('legacy order: requestsAtOnceMax', () => {
  it('turns away at once, undone, what comes while so many are in hand', async () => {
    const { send, order, clock } = startLegacyOrder({ ...slow, requestsAtOnceMax: 1 });
    const claimed = send('claim');

    assert.equal(await send('complete'), 503);

    assert.equal(order()?.state, 'in-progress');
    clock.advance(300);
    assert.equal(await claimed, 200);
  });

  it('takes on the next when an answer has left', async () => {
    const { send, order, clock } = startLegacyOrder({ ...slow, requestsAtOnceMax: 1 });
    const claimed = send('claim');
    clock.advance(300);
    await claimed;

    const completed = send('complete');

    clock.advance(300);
    assert.equal(await completed, 200);
    assert.equal(order()?.state, 'complete');
  });

  it('takes on as many as it is told', async () => {
    const { send, clock } = startLegacyOrder({ ...slow, requestsAtOnceMax: 2 });
    const both = [send('claim'), send('complete')];

    assert.equal(await send('release'), 503);

    clock.advance(300);
    assert.deepEqual(await Promise.all(both), [200, 200]);
  });

  it('says so in its own words', async () => {
    const { send, ask, clock } = startLegacyOrder({ ...slow, requestsAtOnceMax: 1 });
    const claimed = send('claim');

    const { status, json } = ask('complete');

    assert.deepEqual([status, json['result'], json['code']], [503, 'ERROR', 'BUSY']);
    assert.equal(json['order'], null);
    clock.advance(300);
    await claimed;
  });
});

describe('legacy order: requestsPerWindowMax', () => {
  const twoPerSecond = { requestsPerWindowMax: 2, requestWindowMs: 1_000 };

  it('turns away, undone, what is one too many, until the window is over', () => {
    const { ask, lookUp, order, clock } = startLegacyOrder(twoPerSecond);
    lookUp();
    clock.advance(999);
    ask('claim');

    const { status, json } = ask('complete');

    assert.deepEqual([status, json['result'], json['code']], [429, 'ERROR', 'TOO_MANY_REQUESTS']);
    assert.equal(order()?.state, 'in-progress');
    clock.advance(1);
    assert.equal(ask('complete').status, 200);
  });

  it('begins a window with its first request, and counts none that it turned away', () => {
    const { lookUp, clock } = startLegacyOrder(twoPerSecond);
    const lookThrice = () => [1, 2, 3].map(() => lookUp().status);
    assert.deepEqual(lookThrice(), [200, 200, 429]);

    clock.advance(5_500);

    assert.deepEqual(lookThrice(), [200, 200, 429]);
    clock.advance(999);
    assert.equal(lookUp().status, 429);
    clock.advance(1);
    assert.equal(lookUp().status, 200);
  });

  it('goes on counting after a restart', () => {
    const { lookUp, legacyOrder } = startLegacyOrder(twoPerSecond);
    lookUp();
    lookUp();
    const kept = legacyOrder.state.documents();
    const other = startLegacyOrder(twoPerSecond);

    other.legacyOrder.state.restore(kept);

    assert.equal(other.lookUp().status, 429);
  });
});

describe('legacy order: over its limits', () => {
  it('passes for a success where every refusal does', () => {
    const { lookUp } = startLegacyOrder({ requestsPerWindowMax: 1, refusesWithStatus200: true });
    lookUp();

    const { status, json } = lookUp();

    assert.deepEqual([status, json['code']], [200, 'TOO_MANY_REQUESTS']);
  });
});

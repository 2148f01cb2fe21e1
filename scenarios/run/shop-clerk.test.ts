import assert from 'node:assert/strict';
import { createManualClock } from '../../simulators/kit/clock/manual-clock.js';
import { createHistory } from '../../simulators/kit/history/history.js';
import type { HttpAnswer, HttpRequest } from '../world/world.js';
import { createShopClerk } from './shop-clerk.js';

const shown = { order: { orderName: 'Coat', amountKrw: 33_000, state: 'payable', version: 1 } };
const done: HttpAnswer = { status: 200, body: JSON.stringify(shown) };

function start(answerTo: (request: HttpRequest) => HttpAnswer) {
  const written: unknown[] = [];
  const history = createHistory(createManualClock(0));
  const ask = (request: HttpRequest) => {
    if (request.method === 'PUT') written.push(JSON.parse(request.body ?? ''));
    return Promise.resolve(answerTo(request));
  };
  const nothing = () => Promise.resolve();
  const service = { start: nothing, stop: nothing, crash: nothing, ask };
  const clerk = createShopClerk({ service, history });
  return {
    clerk,
    written,
    answers: () =>
      history.entries.map((entry) =>
        entry.kind === 'clerk-answered' ? [entry.act, entry.holds, entry.reason] : entry.kind,
      ),
    rest: async () => {
      while (clerk.isBusy()) await new Promise(setImmediate);
    },
  };
}

describe('clerk of the shop', () => {
  it('writes what the order is to be, one act after the other', async () => {
    const { clerk, written, answers, rest } = start(() => done);

    clerk.act({ order: 'R-1', act: 'cancel' });
    clerk.act({ order: 'R-1', act: 'edit-amount', amountKrw: 44_000 });
    clerk.act({ order: 'R-1', act: 'sell' });
    await rest();

    const coat = { orderName: 'Coat', amountKrw: 33_000 };
    assert.deepEqual(written, [
      { ...coat, state: 'unpayable' },
      { ...coat, amountKrw: 44_000 },
      { ...coat, state: 'closed' },
    ]);
    assert.deepEqual(answers(), [
      ['cancel', true, null],
      ['edit-amount', true, null],
      ['sell', true, null],
    ]);
  });

  it('leaves it at that when the service refuses, and says why', async () => {
    const body = '{"status":"refused","reason":"BEING_PAID"}';
    const { clerk, written, answers, rest } = start(({ method }) =>
      method === 'GET' ? done : { status: 409, body },
    );

    clerk.act({ order: 'R-1', act: 'close' });
    await rest();

    assert.equal(written.length, 1);
    assert.deepEqual(answers(), [['close', false, 'BEING_PAID']]);
  });

  for (const [what, answer] of [
    ['no answer', null],
    ['a page', { status: 200, body: '<html>' }],
    ['no such order', { status: 404, body: '{}' }],
  ] as const) {
    it(`writes nothing when a look brings ${what}`, async () => {
      const { clerk, written, answers, rest } = start(() => answer);

      clerk.act({ order: 'R-1', act: 'reopen' });
      await rest();

      assert.deepEqual(written, []);
      assert.deepEqual(answers(), [['reopen', null, null]]);
    });
  }
});

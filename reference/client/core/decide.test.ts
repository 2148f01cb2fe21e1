import assert from 'node:assert/strict';
import type { Word } from '../../core/word.js';
import { decide } from './decide.js';
import { arrive, type PageEvent, type PageKind, type PageState } from './page-state.js';
import { nextAskAfterMs } from './polling.js';
import type { Callback, Ticket } from './ticket.js';

const ticket: Ticket = {
  attemptId: 'at_1',
  secret: 's',
  pgOrderId: 'po_1',
  amountKrw: 33_000,
  orderName: 'Coat',
};
const callback: Callback = { paymentKey: 'k', pgOrderId: 'po_1', amount: '33000' };

type Given = Partial<Pick<PageState, 'ticket' | 'callback' | 'remark'>>;

function on(page: PageKind, given: Given = {}): PageState {
  return arrive({ page, ticket, callback: null, remark: null, ...given });
}

/** What a page comes to, and the kinds of what it did last. */
function after(start: PageState, ...events: readonly PageEvent[]) {
  let state = start;
  let did: readonly string[] = [];
  for (const event of events) {
    const reaction = decide(state, event);
    state = reaction.state;
    did = reaction.effects.map(({ kind }) => kind);
  }
  return { state, did };
}

function told(word: Word): PageEvent {
  return { kind: 'status-answered', answer: { kind: 'word', word, deposit: null } };
}

const shown: PageEvent = { kind: 'shown' };
const waited: PageEvent = { kind: 'waited' };
const silence: PageEvent = { kind: 'status-answered', answer: { kind: 'no-answer' } };
const unheard: PageEvent = { kind: 'callback-answered', answer: { kind: 'no-answer' } };
const start: PageEvent = { kind: 'pressed', action: 'start' };
const payPressed: PageEvent = { kind: 'pressed', action: 'pay' };

function refused(reason: string): PageEvent {
  return { kind: 'callback-answered', answer: { kind: 'refused', reason } };
}

describe('shop page: what it does', () => {
  it('begins nothing by being loaded', () => {
    const { state, did } = after(on('order', { ticket: null }), shown);

    assert.deepEqual([state.doing, did], ['nothing', []]);
  });

  for (const page of ['order', 'payment', 'fail'] as const) {
    it(`asks how it stands when the ${page} page is loaded again`, () => {
      assert.deepEqual(after(on(page), shown).did, ['ask-status']);
    });
  }

  for (const page of ['payment', 'success', 'fail'] as const) {
    it(`asks nothing on a ${page} page without the secret`, () => {
      const { state, did } = after(on(page, { ticket: null, callback }), shown);

      assert.deepEqual([state.remark, did], [{ kind: 'stranger' }, []]);
    });
  }

  it('asks to pay once for a double click', () => {
    const { did } = after(on('order', { ticket: null }), shown, start, start);

    assert.deepEqual(did, []);
  });

  it('keeps what the window needs before anything else', () => {
    const answered: PageEvent = { kind: 'pay-answered', answer: { kind: 'ready', ticket } };
    const { state, did } = after(on('order', { ticket: null }), start, answered);

    assert.deepEqual([state.word, did], ['ready', ['remember', 'wait']]);
  });

  it('forgets the earlier attempt before it begins again', () => {
    const again: PageEvent = { kind: 'pressed', action: 'start-again' };
    const { state, did } = after(on('order'), shown, told('not-charged'), again);

    assert.deepEqual([state.ticket, state.word, did], [null, null, ['forget', 'ask-to-pay']]);
  });

  for (const kind of ['window-spoke', 'window-closed'] as const) {
    it(`only asks when ${kind}`, () => {
      const { state, did } = after(on('order'), shown, told('ready'), { kind });

      assert.deepEqual([state.word, did], ['ready', ['ask-status']]);
    });
  }

  it('asks less and less, and anew when something happens', () => {
    const delayAfter = (...events: readonly PageEvent[]) => {
      const { state } = after(on('order'), shown, ...events);
      return decide(state, told('checking')).effects;
    };
    const again = [told('checking'), waited];

    assert.deepEqual(delayAfter(), [{ kind: 'wait', delayMs: 1_000 }]);
    assert.deepEqual(delayAfter(...again, ...again), [{ kind: 'wait', delayMs: 2_250 }]);
    assert.deepEqual(delayAfter(...again, ...again, { kind: 'window-spoke' }), [
      { kind: 'wait', delayMs: 1_000 },
    ]);
  });

  it('gives up some day, and asks again when it is pressed', () => {
    const asked = { ...on('order'), asks: 10_000 };
    const { state, did } = after(asked, told('checking'));
    const pressed = after(state, { kind: 'pressed', action: 'ask' });

    assert.deepEqual([state.doing, did], ['nothing', []]);
    assert.deepEqual([pressed.did, pressed.state.asks], [['ask-status'], 0]);
  });

  for (const word of ['paid', 'cancelled', 'not-charged', 'manual'] as const) {
    it(`asks no more after "${word}", which stands alone`, () => {
      const { state, did } = after(on('order'), shown, { kind: 'window-closed' }, told(word));

      assert.deepEqual([state.word, state.remark, did], [word, null, []]);
    });
  }

  for (const word of ['awaiting-deposit', 'checking', 'confirming'] as const) {
    for (const page of ['order', 'payment', 'success', 'fail'] as const) {
      it(`asks again by itself after "${word}" on the ${page} page`, () => {
        assert.deepEqual(after(on(page), shown, told(word)).did, ['wait']);
      });
    }
  }

  it('keeps the last word when there is no answer, says so, and asks again', () => {
    const { state, did } = after(on('order'), shown, told('confirming'), waited, silence);

    assert.deepEqual([state.word, state.isUnanswered, did], ['confirming', true, ['wait']]);
  });

  it('knows nothing when the service does not know the attempt', () => {
    const unknown: PageEvent = { kind: 'status-answered', answer: { kind: 'unknown-attempt' } };
    const { state, did } = after(on('order'), shown, unknown);

    assert.deepEqual([state.remark, state.word, did], [{ kind: 'stranger' }, null, []]);
  });
});

describe('shop page: the PG’s widget', () => {
  it('is mounted once, and only when the service says "ready"', () => {
    assert.deepEqual(after(on('payment'), shown, told('ready')).did, ['mount-widget']);
    assert.deepEqual(after(on('payment'), shown, told('ready'), shown, told('ready')).did, []);
    assert.deepEqual(after(on('payment'), shown, told('paid')).did, []);
    assert.deepEqual(after(on('order'), shown, told('ready')).did, ['wait']);
  });

  const mounted = [shown, told('ready'), { kind: 'widget-mounted' }] as const;

  it('opens the PG’s window after one more look', () => {
    assert.deepEqual(after(on('payment'), ...mounted, payPressed).did, ['ask-status']);
    assert.deepEqual(after(on('payment'), ...mounted, payPressed, told('ready')).did, [
      'request-payment',
    ]);
  });

  it('opens one window for a double click', () => {
    const { did } = after(on('payment'), ...mounted, payPressed, payPressed);

    assert.deepEqual(did, []);
  });

  for (const news of [told('paid'), told('checking'), told('not-charged'), silence]) {
    it(`opens none after ${JSON.stringify(news)}`, () => {
      const { state, did } = after(on('payment'), ...mounted, payPressed, news);

      assert.ok(!did.includes('request-payment'));
      assert.equal(state.widget, 'shown');
    });
  }

  it('asks when the PG’s window ended on the page, and may be pressed again', () => {
    const said: PageEvent = { kind: 'pg-said', code: 'USER_CANCEL', message: 'm' };
    const { state, did } = after(on('payment'), ...mounted, payPressed, told('ready'), said);

    assert.deepEqual([state.widget, did], ['shown', ['ask-status']]);
  });

  it('may be pressed again on a page that comes back as it was left', () => {
    const { state } = after(on('payment'), ...mounted, payPressed, told('ready'), shown);

    assert.equal(state.widget, 'shown');
  });

  it('is tried again after it did not come', () => {
    const missing: PageEvent = { kind: 'widget-missing' };
    const { did } = after(on('payment'), shown, told('ready'), missing, shown, told('ready'));

    assert.deepEqual(did, ['mount-widget']);
  });
});

describe('shop page: the way back from the PG', () => {
  const back = on('success', { callback });

  it('brings the callback to the service, and tells the opener when there may be news', () => {
    const answered: PageEvent = {
      kind: 'callback-answered',
      answer: { kind: 'word', word: 'paid', deposit: null },
    };

    assert.deepEqual(after(back, shown).did, ['call-back']);
    const { state, did } = after(back, shown, answered);
    assert.deepEqual([state.word, state.callback, did], ['paid', null, ['tell-opener']]);
  });

  for (const news of [unheard, refused('TRY_LATER')]) {
    it(`brings it again after ${JSON.stringify(news)}`, () => {
      const { state } = after(back, shown, news);

      assert.equal(state.word, null);
      assert.deepEqual(after(state, waited).did, ['call-back']);
    });
  }

  it('brings it no more once it was refused, and asks how it stands', () => {
    const { state, did } = after(back, shown, refused('AMOUNT_MISMATCH'));

    assert.deepEqual(did, ['tell-opener', 'ask-status']);
    assert.deepEqual([state.word, state.callback], [null, null]);
    assert.deepEqual(state.remark, { kind: 'refused', reason: 'AMOUNT_MISMATCH' });
  });

  it('asks nothing more where a payment ended without one', () => {
    const remark = { kind: 'pg-said', code: 'PAY_PROCESS_CANCELED', message: 'm' } as const;
    const { state, did } = after(on('fail', { remark }), shown, told('ready'));

    assert.deepEqual([state.remark, did], [remark, []]);
  });
});

describe('shop page: asking again', () => {
  it('begins after a second, ends after about half an hour', () => {
    const delays: number[] = [];
    for (let asks = 0; asks < 1_000; asks += 1) delays.push(nextAskAfterMs(asks) ?? 0);

    const minutes = delays.reduce((sum, delay) => sum + delay, 0) / 60_000;
    assert.equal(delays[0], 1_000);
    assert.equal(Math.max(...delays), 10_000);
    assert.ok(minutes > 28 && minutes < 32, `${minutes} minutes`);
  });
});

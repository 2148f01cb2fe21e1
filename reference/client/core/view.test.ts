import assert from 'node:assert/strict';
import { words } from '../../core/word.js';
import { arrive, type PageKind, type PageState } from './page-state.js';
import type { Callback, Ticket } from './ticket.js';
import { toView } from './view.js';

const ticket: Ticket = {
  attemptId: 'at_1',
  secret: 's',
  pgOrderId: 'po_1',
  amountKrw: 33_000,
  orderName: 'Coat',
};
const callback: Callback = { paymentKey: 'k', pgOrderId: 'po_1', amount: '33000' };
const pages: readonly PageKind[] = ['order', 'payment', 'success', 'fail'];

function view(page: PageKind, changes: Partial<PageState> = {}, hasOpener = false) {
  const state = { ...arrive({ page, ticket, callback: null, remark: null }), ...changes };
  const { buttons, ...rest } = toView(state, hasOpener);
  return { ...rest, actions: buttons.map(({ action }) => action), buttons };
}

describe('shop page: what it shows', () => {
  for (const page of pages) {
    for (const word of words) {
      it(`shows the service's "${word}" on the ${page} page`, () => {
        assert.equal(view(page, { word }).headline, word);
      });
    }

    it(`says nothing of money on the ${page} page before the service did`, () => {
      assert.equal(view(page).headline, 'asking');
      assert.equal(view(page, { remark: { kind: 'window-closed' } }).headline, 'asking');
      assert.equal(view(page, { isUnanswered: true }).headline, 'asking');
      const said = { kind: 'pg-said', code: 'PAY_PROCESS_CANCELED', message: 'm' } as const;
      assert.equal(view(page, { remark: said }).headline, 'asking');
    });
  }

  it('shows the account while it is to be paid into, and no longer', () => {
    const deposit = { bankCode: '20', accountNumber: '1', dueAt: '', amountKrw: 33_000 };

    assert.equal(view('order', { word: 'awaiting-deposit', deposit }).deposit, deposit);
    assert.equal(view('order', { word: 'paid', deposit }).deposit, null);
  });

  it('is checking from the return on, until the service has said more', () => {
    assert.equal(view('success', { callback }).headline, 'checking');
    assert.equal(view('success', { callback, word: 'ready' }).headline, 'checking');
  });

  it('begins again only where nothing can be charged any more', () => {
    const beginning = words.filter((word) =>
      view('order', { word }).actions.includes('start-again'),
    );

    assert.deepEqual(beginning, ['cancelled', 'not-charged']);
    for (const word of words) {
      assert.ok(!view('order', { word }).actions.includes('start'));
      assert.ok(!view('success', { word }).actions.includes('start-again'));
    }
  });

  it('opens the window and lets pay only at "ready"', () => {
    const widget = 'shown';
    const opening = words.filter((word) => view('order', { word }).actions.includes('open-window'));
    const paying = words.filter((word) =>
      view('payment', { word, widget }).actions.includes('pay'),
    );
    const seen = words.filter((word) => view('payment', { word, widget }).isWidgetShown);

    assert.deepEqual([opening, paying, seen], [['ready'], ['ready'], ['ready']]);
  });

  it('lets the button rest while the PG’s window is open', () => {
    assert.deepEqual(view('payment', { word: 'ready', widget: 'paying' }).buttons, [
      { action: 'pay', isEnabled: false },
    ]);
  });

  it('lets the first button rest while it asks to pay', () => {
    const asking = view('order', { ticket: null, doing: 'asking-to-pay' });

    assert.deepEqual(asking.buttons, [{ action: 'start', isEnabled: false }]);
    assert.equal(asking.headline, 'beginning');
  });

  it('begins nothing in a browser that keeps nothing', () => {
    const { headline, actions } = view('order', { ticket: null, remark: { kind: 'no-memory' } });

    assert.deepEqual([headline, actions], ['not-begun', []]);
  });

  it('has nothing for a stranger but the way out', () => {
    for (const page of ['payment', 'success', 'fail'] as const) {
      const stranger = view(page, { ticket: null, callback, remark: { kind: 'stranger' } }, true);

      assert.deepEqual([stranger.headline, stranger.actions], ['nothing-known', ['close']]);
    }
  });

  it('can be closed only when it is a window', () => {
    assert.deepEqual(view('success', { word: 'paid' }, true).actions, ['close']);
    assert.deepEqual(view('success', { word: 'paid' }, false).actions, []);
  });

  it('never leaves a customer without a word to ask again', () => {
    for (const page of pages) {
      assert.deepEqual(view(page).actions, ['ask']);
      assert.ok(view(page, { word: 'checking' }).actions.includes('ask'));
    }
  });
});

import type { WordAnswer } from './answers.js';
import { isLastWord } from './last-word.js';
import type { Action, PageEvent, PageState, Reaction, Remark } from './page-state.js';
import { nextAskAfterMs } from './polling.js';

/** What a page does about what happens. It shows a word about money only if the service said it. */
export function decide(state: PageState, event: PageEvent): Reaction {
  switch (event.kind) {
    case 'shown':
      return begin(state);
    case 'pressed':
      return press(state, event.action);
    case 'pay-answered':
      return followPay(state, event.answer);
    case 'callback-answered':
      return followCallback(state, event.answer);
    case 'status-answered':
      return followStatus(state, event.answer);
    case 'waited':
      return ask({ ...state, asks: state.asks + 1 });
    case 'window-spoke':
      return askAnew(state);
    case 'window-closed':
      return askAnew({ ...state, remark: { kind: 'window-closed' } });
    case 'widget-mounted':
      return stay({ ...state, widget: 'shown' });
    case 'widget-missing':
      return stay({ ...state, widget: 'absent', remark: { kind: 'widget-missing' } });
    case 'pg-said': {
      const { code, message } = event;
      return askAnew({ ...state, widget: 'shown', remark: { kind: 'pg-said', code, message } });
    }
  }
}

/** Loading a page never begins a payment: with nothing to ask about it only stands there. */
function begin(state: PageState): Reaction {
  // A page that comes back by the back button may have been left with the PG's window open.
  const widget = state.widget === 'paying' ? 'shown' : state.widget;
  if (state.ticket !== null) return askAnew({ ...state, widget });
  const isStranger = state.page !== 'order' && state.remark === null;
  return stay(isStranger ? { ...state, remark: { kind: 'stranger' } } : state);
}

function press(state: PageState, action: Action): Reaction {
  const { ticket } = state;
  switch (action) {
    case 'start':
    case 'start-again': {
      if (state.doing === 'asking-to-pay') return stay(state);
      const begun = { ...state, ticket: null, word: null, deposit: null, remark: null };
      const asking = { kind: 'ask-to-pay' } as const;
      return {
        state: { ...begun, isUnanswered: false, doing: 'asking-to-pay' },
        effects: action === 'start' ? [asking] : [{ kind: 'forget' }, asking],
      };
    }
    case 'open-window': {
      const asked = askAnew({ ...state, remark: null });
      if (ticket === null) return asked;
      return { ...asked, effects: [{ kind: 'open-window', ticket }, ...asked.effects] };
    }
    case 'pay':
      // Another window may have paid meanwhile, so the PG's window opens only after a look.
      if (state.widget !== 'shown') return stay(state);
      return askAnew({ ...state, remark: null, widget: 'paying' });
    case 'ask':
      return askAnew({ ...state, remark: null });
    case 'close':
      return { state, effects: [{ kind: 'close-window' }] };
  }
}

type AnswerOf<K extends PageEvent['kind']> = Extract<
  PageEvent,
  { kind: K; answer: unknown }
>['answer'];

function followPay(state: PageState, answer: AnswerOf<'pay-answered'>): Reaction {
  const idle: PageState = { ...state, doing: 'nothing' };
  switch (answer.kind) {
    case 'ready': {
      const { ticket } = answer;
      const waiting = wait({ ...idle, ticket, word: 'ready', asks: 0 });
      return { ...waiting, effects: [{ kind: 'remember', ticket }, ...waiting.effects] };
    }
    case 'in-progress':
      return stay({ ...idle, remark: { kind: 'in-progress' } });
    case 'refused':
      return stay({ ...idle, remark: { kind: 'refused', reason: answer.reason } });
    case 'no-answer':
      return stay({ ...idle, remark: { kind: 'not-begun' } });
  }
}

/** The opener is told as soon as there may be news; what the news is it asks the service. */
function followCallback(state: PageState, answer: AnswerOf<'callback-answered'>): Reaction {
  switch (answer.kind) {
    case 'word':
      return tellingOpener(hear({ ...state, callback: null, remark: null }, answer));
    case 'refused': {
      const remark: Remark = { kind: 'refused', reason: answer.reason };
      // Not taken and not refused for good: the same callback may come again.
      if (answer.reason === 'TRY_LATER') return wait({ ...state, remark });
      return tellingOpener(askAnew({ ...state, callback: null, remark }));
    }
    case 'no-answer':
      return tellingOpener(wait({ ...state, isUnanswered: true }));
  }
}

function followStatus(state: PageState, answer: AnswerOf<'status-answered'>): Reaction {
  switch (answer.kind) {
    case 'word':
      return hear(state, answer);
    case 'unknown-attempt':
      return stay({ ...state, doing: 'nothing', remark: { kind: 'stranger' } });
    case 'no-answer':
      // Whether the PG's window may be opened is not known either.
      return wait({ ...state, isUnanswered: true, widget: unpressed(state) });
  }
}

function hear(state: PageState, { word, deposit }: WordAnswer): Reaction {
  const heard: PageState = { ...state, word, deposit, isUnanswered: false, doing: 'nothing' };
  // A last word stands alone.
  if (isLastWord(word)) return stay({ ...heard, remark: null, widget: unpressed(state) });
  if (word !== 'ready') return wait({ ...heard, widget: unpressed(state) });
  if (state.page === 'payment') return goOnPaying(heard);
  // Nothing comes by itself where a payment has ended without one; the order page looks after its window.
  return state.page === 'order' ? wait(heard) : stay(heard);
}

function goOnPaying(state: PageState): Reaction {
  const { ticket, widget } = state;
  if (ticket === null) return stay(state);
  if (widget === 'paying') return { state, effects: [{ kind: 'request-payment', ticket }] };
  if (widget !== 'absent') return stay(state);
  return { state: { ...state, widget: 'mounting' }, effects: [{ kind: 'mount-widget', ticket }] };
}

function askAnew(state: PageState): Reaction {
  return ask({ ...state, asks: 0 });
}

/** The callback, as long as the service has not taken it: repeating it is asking, too. */
function ask(state: PageState): Reaction {
  const { ticket, callback } = state;
  if (ticket === null) return stay(state);
  return callback === null
    ? { state: { ...state, doing: 'asking-status' }, effects: [{ kind: 'ask-status', ticket }] }
    : {
        state: { ...state, doing: 'calling-back' },
        effects: [{ kind: 'call-back', ticket, callback }],
      };
}

function wait(state: PageState): Reaction {
  const delayMs = nextAskAfterMs(state.asks);
  if (delayMs === null) return stay({ ...state, doing: 'nothing' });
  return { state: { ...state, doing: 'waiting' }, effects: [{ kind: 'wait', delayMs }] };
}

function unpressed({ widget }: PageState): PageState['widget'] {
  return widget === 'paying' ? 'shown' : widget;
}

function stay(state: PageState): Reaction {
  return { state, effects: [] };
}

function tellingOpener({ state, effects }: Reaction): Reaction {
  return { state, effects: [{ kind: 'tell-opener' }, ...effects] };
}

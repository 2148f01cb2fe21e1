import type { DepositDue, Word } from '../../core/word.js';
import { isLastWord } from './last-word.js';
import type { Action, PageState, Remark } from './page-state.js';

/** What stands on a page. */
export type View = {
  readonly headline: Headline;
  readonly remark: Remark | null;
  /** Where to pay, while the headline says so. */
  readonly deposit: DepositDue | null;
  /** The last question was not answered; what stands there may be old. */
  readonly isUnanswered: boolean;
  readonly buttons: readonly Button[];
  /** The PG's widget may be seen; only while a payment may be begun. */
  readonly isWidgetShown: boolean;
};

/** The service's word, or that there is none yet. */
export type Headline = Word | 'not-begun' | 'beginning' | 'asking' | 'nothing-known';

export type Button = { readonly action: Action; readonly isEnabled: boolean };

/** `hasOpener`: the page stands in a window that another page of ours opened. */
export function toView(state: PageState, hasOpener: boolean): View {
  const { page, word, widget, remark, isUnanswered } = state;
  const headline = toHeadline(state);
  return {
    headline,
    remark,
    deposit: headline === 'awaiting-deposit' ? state.deposit : null,
    isUnanswered,
    buttons: page === 'order' ? orderButtons(state) : windowButtons(state, hasOpener),
    isWidgetShown: page === 'payment' && word === 'ready' && widget !== 'absent',
  };
}

function toHeadline({ page, ticket, word, doing, callback, remark }: PageState): Headline {
  if (doing === 'asking-to-pay') return 'beginning';
  if (ticket === null) return page === 'order' ? 'not-begun' : 'nothing-known';
  if (remark?.kind === 'stranger') return 'nothing-known';
  // The customer authenticated: money may move as soon as the service has heard of it.
  if (callback !== null) return 'checking';
  return word ?? 'asking';
}

function orderButtons({ ticket, word, doing, remark }: PageState): readonly Button[] {
  if (remark?.kind === 'no-memory') return [];
  if (ticket === null) return [{ action: 'start', isEnabled: doing !== 'asking-to-pay' }];
  if (remark?.kind === 'stranger') return ask(doing);
  // Only these two promise that nothing of the earlier attempt can still be charged.
  if (word === 'not-charged' || word === 'cancelled') return [enabled('start-again')];
  if (word === 'ready') return [enabled('open-window'), ...ask(doing)];
  return word === 'paid' ? [] : ask(doing);
}

function windowButtons(state: PageState, hasOpener: boolean): readonly Button[] {
  const { page, word, doing, widget, ticket } = state;
  const close = hasOpener ? [enabled('close')] : [];
  if (ticket === null || (word !== null && isLastWord(word))) return close;
  if (page === 'payment' && word === 'ready' && widget !== 'absent') {
    return [{ action: 'pay', isEnabled: widget === 'shown' }];
  }
  return [...ask(doing), ...(page === 'payment' ? [] : close)];
}

function ask(doing: PageState['doing']): readonly Button[] {
  return [{ action: 'ask', isEnabled: doing !== 'calling-back' }];
}

function enabled(action: Action): Button {
  return { action, isEnabled: true };
}

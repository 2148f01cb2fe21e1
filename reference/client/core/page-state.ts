// What a page of the shop is in the middle of, what can happen to it, and what it then does.

import type { DepositDue, Word } from '../../core/word.js';
import type { CallbackAnswer, PayAnswer, StatusAnswer } from './answers.js';
import type { PgSaid } from './return-address.js';
import type { Callback, Ticket } from './ticket.js';

/**
 * - `order`: where a payment is begun and where one sees how it stands
 * - `payment`: where the PG's widget is, in a window of its own or in the tab of the order page
 * - `success`, `fail`: where the PG sends the customer back to, in the place of the payment page
 */
export type PageKind = 'order' | 'payment' | 'success' | 'fail';

export type PageState = {
  readonly page: PageKind;
  /** Null while this tab has not begun a payment of this order. */
  readonly ticket: Ticket | null;
  /** What the PG sent back, until the service has taken or refused it. */
  readonly callback: Callback | null;
  /** The service's last word. The only source of words about money. */
  readonly word: Word | null;
  /** The account that went with it. */
  readonly deposit: DepositDue | null;
  readonly doing: Doing;
  /** What else there is to say; stays until the customer does something or a last word comes. */
  readonly remark: Remark | null;
  /** The service did not answer what was asked last. */
  readonly isUnanswered: boolean;
  /** So often was asked since something last happened. */
  readonly asks: number;
  readonly widget: WidgetState;
};

/** One thing at a time. `waiting`: it will ask again by itself. */
export type Doing = 'nothing' | 'waiting' | 'asking-to-pay' | 'calling-back' | 'asking-status';

/** `paying`: the customer pressed, and the PG's window is open or about to be. */
export type WidgetState = 'absent' | 'mounting' | 'shown' | 'paying';

export type Remark =
  /** This tab holds no secret, or not the one of this attempt. */
  | { readonly kind: 'stranger' }
  | { readonly kind: 'in-progress' }
  /** Asking to pay was not answered. */
  | { readonly kind: 'not-begun' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'window-closed' }
  | { readonly kind: 'unreadable-return' }
  /** The browser lets the page keep nothing, so it would not know its payment on the way back. */
  | { readonly kind: 'no-memory' }
  | { readonly kind: 'widget-missing' }
  | ({ readonly kind: 'pg-said' } & PgSaid);

/** What a button does. */
export type Action = 'start' | 'start-again' | 'open-window' | 'pay' | 'ask' | 'close';

export type PageEvent =
  /** The page was loaded, or came back as it had been left. */
  | { readonly kind: 'shown' }
  | { readonly kind: 'pressed'; readonly action: Action }
  | { readonly kind: 'pay-answered'; readonly answer: PayAnswer }
  | { readonly kind: 'callback-answered'; readonly answer: CallbackAnswer }
  | { readonly kind: 'status-answered'; readonly answer: StatusAnswer }
  | { readonly kind: 'waited' }
  | { readonly kind: 'window-spoke' }
  | { readonly kind: 'window-closed' }
  | { readonly kind: 'widget-mounted' }
  | { readonly kind: 'widget-missing' }
  /** The PG's window ended, and the page is still there. */
  | ({ readonly kind: 'pg-said' } & PgSaid);

export type PageEffect =
  | { readonly kind: 'ask-to-pay' }
  | { readonly kind: 'call-back'; readonly ticket: Ticket; readonly callback: Callback }
  /** In place of a wait or of an earlier question under way. */
  | { readonly kind: 'ask-status'; readonly ticket: Ticket }
  | { readonly kind: 'wait'; readonly delayMs: number }
  | { readonly kind: 'remember'; readonly ticket: Ticket }
  | { readonly kind: 'forget' }
  | { readonly kind: 'open-window'; readonly ticket: Ticket }
  | { readonly kind: 'mount-widget'; readonly ticket: Ticket }
  | { readonly kind: 'request-payment'; readonly ticket: Ticket }
  | { readonly kind: 'tell-opener' }
  | { readonly kind: 'close-window' };

export type Reaction = { readonly state: PageState; readonly effects: readonly PageEffect[] };

type Arrival = Pick<PageState, 'page' | 'ticket' | 'callback' | 'remark'>;

/** A page that was just loaded. */
export function arrive({ page, ticket, callback, remark }: Arrival): PageState {
  return {
    page,
    ticket,
    callback,
    remark,
    word: null,
    deposit: null,
    doing: 'nothing',
    isUnanswered: false,
    asks: 0,
    widget: 'absent',
  };
}

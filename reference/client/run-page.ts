import { decide } from './core/decide.js';
import type { PageEffect, PageEvent, PageState } from './core/page-state.js';
import { toReturnAddresses } from './core/return-address.js';
import type { Ticket } from './core/ticket.js';
import { toView, type View } from './core/view.js';
import type { PaymentWindow } from './payment-window.js';
import type { PgWidget } from './pg-widget.js';
import type { ShopClient } from './shop-client.js';
import type { TabMemory } from './tab-memory.js';

type After = (delayMs: number, task: () => void) => () => void;

export type PageParts = {
  readonly orderId: string;
  readonly shopUrl: string;
  readonly client: ShopClient;
  readonly memory: TabMemory;
  readonly widget: PgWidget;
  readonly paymentWindow: PaymentWindow;
  readonly show: (view: View, ticket: Ticket | null) => void;
  readonly hasOpener: boolean;
  readonly tellOpener: () => void;
  readonly closeWindow: () => void;
  /** Returns how to call the task off. */
  readonly after: After;
};

type Dispatch = (event: PageEvent) => void;

/** Carries out what the core decides. Returns how to tell the page what happened. */
export function runPage(parts: PageParts, arrived: PageState): Dispatch {
  let state = arrived;

  function dispatch(event: PageEvent): void {
    const reaction = decide(state, event);
    state = reaction.state;
    for (const effect of reaction.effects) perform(effect);
    parts.show(toView(state, parts.hasOpener), state.ticket);
  }

  const perform = createPerformer(parts, dispatch);
  return dispatch;
}

/** What comes of an effect is the next event. */
function createPerformer(parts: PageParts, dispatch: Dispatch): (effect: PageEffect) => void {
  const { orderId, client, memory, widget, paymentWindow } = parts;
  const questions = createQuestions(dispatch, parts.after);

  return (effect) => {
    switch (effect.kind) {
      case 'ask-to-pay':
        questions.ask(async () => {
          const answer = await client.pay({ orderId, requestId: memory.requestId() });
          return { kind: 'pay-answered', answer };
        });
        return;
      case 'call-back':
        questions.ask(async () => {
          const answer = await client.callBack(effect.ticket, effect.callback);
          return { kind: 'callback-answered', answer };
        });
        return;
      case 'ask-status':
        questions.ask(async () => {
          const answer = await client.status(effect.ticket);
          return { kind: 'status-answered', answer };
        });
        return;
      case 'wait':
        questions.wait(effect.delayMs);
        return;
      case 'remember':
        memory.remember(effect.ticket);
        return;
      case 'forget':
        memory.forget();
        return;
      case 'open-window':
        paymentWindow.open(addressOf(orderId), `payment-${effect.ticket.attemptId}`);
        return;
      case 'mount-widget':
        void widget.mount(effect.ticket).then((isMounted) => {
          dispatch({ kind: isMounted ? 'widget-mounted' : 'widget-missing' });
        });
        return;
      case 'request-payment': {
        const addresses = toReturnAddresses(parts.shopUrl, orderId);
        void widget.requestPayment(effect.ticket, addresses).then((said) => {
          dispatch({ kind: 'pg-said', ...said });
        });
        return;
      }
      case 'tell-opener':
        parts.tellOpener();
        return;
      case 'close-window':
        parts.closeWindow();
        return;
    }
  };
}

/** Of what is asked or waited for only the last counts: an older answer says how it was. */
function createQuestions(dispatch: Dispatch, after: After) {
  let last = 0;
  let callOff: () => void = () => undefined;

  function begin(): Dispatch {
    callOff();
    last += 1;
    const mine = last;
    return (event) => {
      if (mine === last) dispatch(event);
    };
  }

  return {
    /** The promise never rejects: trouble on the way is an answer, too. */
    ask: (asking: () => Promise<PageEvent>): void => {
      void asking().then(begin());
    },
    wait: (delayMs: number): void => {
      const answer = begin();
      callOff = after(delayMs, () => {
        answer({ kind: 'waited' });
      });
    },
  };
}

function addressOf(orderId: string): string {
  return `/shop/orders/${encodeURIComponent(orderId)}/payment`;
}

// A legacy system for tests: asked directly, with the order R-1 of 33 000 won opened.

import { createManualClock } from '../kit/clock/manual-clock.js';
import { askDirectly, type DirectReply, type Question } from '../kit/exchange/ask-directly.js';
import { createExchanges } from '../kit/exchange/exchange.js';
import { createAnswerPlan } from '../kit/faults/answer-plan.js';
import { createFaultPlan } from '../kit/faults/fault-plan.js';
import { createHistory } from '../kit/history/history.js';
import type { HistoryEntry } from '../kit/history/history-entry.js';
import type { OrderState } from './core/order.js';
import { createLegacyOrderSimulator } from './legacy-order-simulator.js';
import type { SwitchChanges } from './switches.js';

export type Act = 'claim' | 'complete' | 'fence' | 'release';

type Asked = Pick<Question, 'answer' | 'exchange'> & {
  readonly attempt?: string;
  readonly order?: string;
  /** For the claim; the present one when it is left out. */
  readonly version?: number;
  /** For the completion. */
  readonly amount?: number;
};

/** A legacy system with one payable order and ways to ask it. `at` is the moment at which it starts, in ISO 8601. */
export function startLegacyOrder({ at, ...switches }: SwitchChanges & { at?: string } = {}) {
  const clock = createManualClock(at === undefined ? 0 : Date.parse(at));
  const history = createHistory(clock);
  const legacyOrder = createLegacyOrderSimulator({ clock, history, switches });
  legacyOrder.openOrder({ order: 'R-1', amountKrw: 33_000, orderName: '세탁기 수리' });

  const { receive } = createExchanges(legacyOrder, {
    ...{ clock, history, faults: createFaultPlan([]), answers: createAnswerPlan([]) },
  });

  function bodyOf(act: Act, { attempt = 'a-1', order = 'R-1', amount = 33_000, version }: Asked) {
    const seen = version ?? legacyOrder.find(order)?.version ?? 1;
    const bodies = {
      claim: { attemptId: attempt, version: seen },
      complete: { attemptId: attempt, paymentKey: 'k-1', amount },
      fence: { attemptId: attempt },
      release: { attemptId: attempt },
    };
    return bodies[act];
  }

  function ask(act: Act, asked: Asked = {}): DirectReply {
    const { order = 'R-1', answer, exchange } = asked;
    const rest = {
      ...(answer !== undefined && { answer }),
      ...(exchange !== undefined && { exchange }),
    };
    const path = `/orders/${order}/${act}`;
    return askDirectly(legacyOrder, { method: 'POST', path, body: bodyOf(act, asked), ...rest });
  }

  /** Sends it on the way of every request, on which an answer can take its time; resolves to its status. */
  async function send(act: Act, asked: Asked = {}): Promise<number | null> {
    const operation = legacyOrder.operations.find(({ name }) => name === `legacy-order.${act}`);
    if (operation === undefined) throw new Error(`There is no legacy-order.${act}.`);
    const { order: orderId = 'R-1' } = asked;
    const delivery = await receive(operation, {
      method: 'POST',
      path: `/orders/${orderId}/${act}`,
      params: { orderId },
      query: new URLSearchParams(),
      headers: {},
      body: JSON.stringify(bodyOf(act, asked)),
    });
    return 'reply' in delivery ? delivery.reply.status : null;
  }

  return {
    legacyOrder,
    clock,
    ask,
    send,
    lookUp: (order = 'R-1', asked: Asked = {}) =>
      askDirectly(legacyOrder, { method: 'GET', path: `/orders/${order}`, ...asked }),
    order: () => legacyOrder.orders()[0],
    /** Brings R-1 into a state; where it can be somebody's, it is a-1's. */
    bring: (state: OrderState) => {
      if (state === 'payable') return;
      if (state === 'unpayable' || state === 'closed') {
        legacyOrder.clerk({ order: 'R-1', act: state === 'closed' ? 'sell' : 'cancel' });
        return;
      }
      ask('claim');
      if (state === 'complete') ask('complete');
      if (state === 'cancelling') ask('fence');
    },
    entries: history.entries,
    countOf: (kind: HistoryEntry['kind']) =>
      history.entries.filter((entry) => entry.kind === kind).length,
  };
}

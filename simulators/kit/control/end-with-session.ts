import type { Delivery } from '../exchange/delivery.js';
import type { Exchanges } from '../exchange/exchange.js';

export type EndingExchanges = {
  readonly exchanges: Exchanges;
  /** Nothing is answered any more: the connections of those in hand are closed. */
  readonly end: () => void;
};

/** The same exchanges, until they end. What an answer was waiting for then never comes. */
export function endWithSession(exchanges: Exchanges): EndingExchanges {
  const inHand = new Set<(delivery: Delivery) => void>();
  return {
    exchanges: {
      ...exchanges,
      receive: (operation, request) =>
        new Promise((resolve, reject) => {
          inHand.add(resolve);
          exchanges
            .receive(operation, request)
            .finally(() => inHand.delete(resolve))
            .then(resolve, reject);
        }),
    },
    end: () => {
      for (const leave of inHand) leave({ cut: 'close' });
    },
  };
}

import type { LegacyGateway } from '../app/ports.js';
import type { Outcome } from '../core/answer.js';
import type { LegacyCall } from '../core/call.js';
import type { Krw } from '../core/money.js';
import { invariant } from '../core/result.js';
import type { OrderSeen, OrderSighting } from '../core/sighting.js';
import type { Scripts } from './scripts.js';

export type FakeLegacy = {
  readonly gateway: LegacyGateway;
  readonly openOrder: (orderId: string, amountKrw?: number) => void;
  readonly editOrder: (orderId: string, change: Partial<OrderSeen>) => void;
  readonly dropOrder: (orderId: string) => void;
  readonly orderOf: (orderId: string) => OrderSeen;
};

type State = OrderSeen['state'];

const moves: Readonly<Record<LegacyCall['kind'], { from: readonly State[]; to: State }>> = {
  claim: { from: ['payable'], to: 'in-progress' },
  complete: { from: ['in-progress'], to: 'complete' },
  fence: { from: ['in-progress'], to: 'cancelling' },
  release: { from: ['in-progress', 'cancelling'], to: 'payable' },
};

/** A truthful legacy order system without a network. */
export function createFakeLegacy(scripts: Scripts): FakeLegacy {
  const orders = new Map<string, OrderSeen>();

  function orderOf(orderId: string): OrderSeen {
    const order = orders.get(orderId);
    invariant(order !== undefined, 'the test opened the order');
    return order;
  }

  function editOrder(orderId: string, change: Partial<OrderSeen>): void {
    orders.set(orderId, { ...orderOf(orderId), ...change });
  }

  function execute({ kind, orderId, attemptId }: LegacyCall): Outcome {
    const { state, attemptId: owner, version } = orderOf(orderId);
    const { from, to } = moves[kind];
    if (owner === attemptId && state === to) return { kind: 'accepted' };
    const mayMove = from.includes(state) && (kind === 'claim' || owner === attemptId);
    if (!mayMove) return { kind: 'rejected', code: 'NOT_YOURS' };
    const nextOwner = to === 'payable' ? null : attemptId;
    editOrder(orderId, { state: to, attemptId: nextOwner, version: version + 1 });
    return { kind: 'accepted' };
  }

  function read(orderId: string): OrderSighting {
    if (!scripts.isAnswered('read-order')) return { kind: 'unreachable', error: 'timeout' };
    const order = orders.get(orderId);
    return order === undefined ? { kind: 'absent' } : { kind: 'seen', order };
  }

  return {
    gateway: {
      perform: (call) => scripts.play(call, () => execute(call)),
      readOrder: (orderId) => Promise.resolve(read(orderId)),
    },
    openOrder: (orderId, amountKrw = 33_000) => {
      orders.set(orderId, {
        orderId: orderId as OrderSeen['orderId'], // A test's own id.
        orderName: 'Coat, new lining',
        state: 'payable',
        amountKrw: amountKrw === 0 ? null : (amountKrw as Krw), // A test's own amount.
        version: 1,
        attemptId: null,
      });
    },
    editOrder,
    dropOrder: (orderId) => void orders.delete(orderId),
    orderOf,
  };
}

import type { OrderState } from '../../simulators/kit/history/history-entry.js';
import type { Invariant } from './invariant.js';

/**
 * Judges the shop's own orders only: whoever owns an order can keep its clerks from changing it while it is paid. What
 * the clerk of another company does is nobody's breach. An order that was let go again may be changed.
 */
export const ownOrdersAreLeftAlone: Invariant = {
  name: 'ownOrdersAreLeftAlone',
  statement:
    'One of the shop’s own orders that is being paid, or has been, is changed by no clerk.',
  observe: (_ledger, entry) => {
    if (entry.kind !== 'order-changed' || entry.isOwn !== true || entry.by !== 'clerk') return null;
    const { order, from, to } = entry;
    if (!guarded.includes(from)) return null;
    const message = `A clerk changed order ${order}, which was ${from}, and the service let it happen: it is ${to} now.`;
    return { order, message };
  },
};

const guarded: readonly OrderState[] = ['in-progress', 'cancelling', 'complete'];

import { z } from 'zod';
import { askDirectly } from '../../simulators/kit/exchange/ask-directly.js';
import {
  createLegacyOrderSimulator,
  type LegacyOrderSimulator,
} from '../../simulators/legacy-order/legacy-order-simulator.js';
import type { CreateScene, SetUp } from './scene.js';

const order = z.strictObject({ orderId: z.string(), orderName: z.string(), amount: z.int() });
const versioned = order.extend({ version: z.int() });
const held = order.extend({ attemptId: z.string() });
const rejecting = held.extend({ code: z.string() });
const nothing = z.strictObject({});

type Versioned = z.infer<typeof versioned>;
type Held = z.infer<typeof held>;

/** Another order stands in every state, so that a system which shows just any order is found out. */
const neighbour = { order: 'R-9999', amountKrw: 5_000, orderName: '냉장고 점검' };

/** A legacy system and the states that its contract names. */
export const createLegacyOrderScene: CreateScene = ({ clock, history }) => {
  const simulator = createLegacyOrderSimulator({ clock, history });
  simulator.openOrder(neighbour);
  const states = new Map([...clerkStatesOf(simulator), ...attemptStatesOf(simulator)]);
  return { simulator, states };
};

/** What orders are like that no attempt has claimed. */
function clerkStatesOf(simulator: LegacyOrderSimulator): readonly [string, SetUp][] {
  return [
    [
      'the order is unknown',
      (params) => {
        nothing.parse(params);
        return [];
      },
    ],
    [
      'an order is payable',
      (params) => {
        const payable = versioned.parse(params);
        open(simulator, payable);
        requireVersion(simulator, payable);
        return [];
      },
    ],
    [
      'an order changed after it was read',
      (params) => {
        const changed = versioned.parse(params);
        const { orderId, amount } = changed;
        open(simulator, { ...changed, amount: amount + 1_000 });
        simulator.clerk({ order: orderId, act: 'edit-amount', amountKrw: amount });
        requireVersion(simulator, changed);
        return [];
      },
    ],
  ];
}

/** What an attempt can have done to an order. */
function attemptStatesOf(simulator: LegacyOrderSimulator): readonly [string, SetUp][] {
  return [
    [
      'an attempt holds the order',
      (params) => {
        hold(simulator, held.parse(params));
        return [];
      },
    ],
    [
      'an attempt fenced the order',
      (params) => {
        const fenced = held.parse(params);
        hold(simulator, fenced);
        post(simulator, 'fence', fenced);
        return [];
      },
    ],
    [
      'an attempt completed the order',
      (params) => {
        const completed = held.parse(params);
        hold(simulator, completed);
        post(simulator, 'complete', completed);
        return [];
      },
    ],
    [
      'the accounting will reject the completion',
      (params) => {
        const { code, ...rest } = rejecting.parse(params);
        hold(simulator, rest);
        const at = { operation: 'legacy-order.complete', nth: 1, order: rest.orderId };
        return [{ at, code }];
      },
    ],
  ];
}

function open(
  simulator: LegacyOrderSimulator,
  { orderId, orderName, amount }: z.infer<typeof order>,
) {
  simulator.openOrder({ order: orderId, amountKrw: amount, orderName });
}

function hold(simulator: LegacyOrderSimulator, order: Held) {
  open(simulator, order);
  post(simulator, 'claim', order);
}

/** As the payment service would; whatever is refused leads to no state. */
function post(simulator: LegacyOrderSimulator, act: string, { orderId, attemptId, amount }: Held) {
  const path = `/orders/${orderId}/${act}`;
  const body = { attemptId, amount, paymentKey: 'k-1', version: 1 };
  const { status } = askDirectly(simulator, { method: 'POST', path, body });
  if (status !== 200) throw new Error(`POST ${path} was answered with ${status}.`);
}

function requireVersion(simulator: LegacyOrderSimulator, { orderId, version }: Versioned) {
  const found = simulator.orders().find((one) => one.orderId === orderId)?.version;
  if (found !== version) throw new Error(`Version ${version} was asked for, not ${String(found)}.`);
}

import assert from 'node:assert/strict';
import {
  amountKrw,
  approved,
  attemptId,
  called,
  created,
  effectOf,
  held,
  payable,
} from './attempt-at.js';
import type { LegacyCall } from './call.js';
import { decideEdit, decideOrder } from './shop-order.js';
import type { OrderSeen, OrderSighting, OrderState } from './sighting.js';

function orderIn(state: OrderState, by: string | null = attemptId): OrderSeen {
  return seen(held({ state, attemptId: by }));
}

function seen(sighting: OrderSighting): OrderSeen {
  assert.ok(sighting.kind === 'seen');
  return sighting.order;
}

function decide(order: OrderSeen, kind: LegacyCall['kind']): string {
  const call = effectOf(kind === 'claim' ? called(created(), 'claim') : approved(), kind);
  assert.ok(call.kind !== 'confirm' && call.kind !== 'cancel' && call.kind !== 'post');
  const decision = decideOrder(order, call);
  if (decision.kind === 'unchanged') return 'unchanged';
  if (decision.kind === 'refused') return decision.code;
  const { state, attemptId: owner, version } = decision.order;
  return `${state} ${owner ?? 'nobody'} ${version - order.version}`;
}

const examples: readonly [string, OrderSeen, LegacyCall['kind'], string][] = [
  ['claims what can be paid', seen(payable()), 'claim', `in-progress ${attemptId} 1`],
  ['knows a claim again', orderIn('in-progress'), 'claim', 'unchanged'],
  ['refuses a second claim', orderIn('in-progress', 'at_other'), 'claim', 'NOT_PAYABLE'],
  [
    'refuses a claim of another version',
    seen(payable({ version: 9 })),
    'claim',
    'VERSION_MISMATCH',
  ],
  ['refuses to claim what is paid', orderIn('complete', 'at_other'), 'claim', 'ALREADY_COMPLETE'],
  ['completes what is held', orderIn('in-progress'), 'complete', `complete ${attemptId} 1`],
  ['knows a completion again', orderIn('complete'), 'complete', 'unchanged'],
  ['refuses to complete for others', orderIn('in-progress', 'at_other'), 'complete', 'NOT_YOURS'],
  ['refuses to complete what is fenced', orderIn('cancelling'), 'complete', 'CANCELLING'],
  ['fences what is held', orderIn('in-progress'), 'fence', `cancelling ${attemptId} 1`],
  ['knows a fence again', orderIn('cancelling'), 'fence', 'unchanged'],
  ['never fences what is complete', orderIn('complete'), 'fence', 'ALREADY_COMPLETE'],
  ['lets go of what is held', orderIn('in-progress'), 'release', 'payable nobody 1'],
  ['lets go of what is fenced', orderIn('cancelling'), 'release', 'payable nobody 1'],
  ['never lets go of what is complete', orderIn('complete'), 'release', 'ALREADY_COMPLETE'],
  ['lets go for nobody else', orderIn('in-progress', 'at_other'), 'release', 'NOT_YOURS'],
];

describe('decideOrder', () => {
  for (const [claim, order, call, expected] of examples) {
    it(claim, () => {
      assert.equal(decide(order, call), expected);
    });
  }

  it('refuses to complete an order of another amount', () => {
    const order = { ...orderIn('in-progress'), amountKrw: null };

    assert.equal(decide(order, 'complete'), 'AMOUNT_MISMATCH');
  });
});

describe('decideEdit', () => {
  const edit = { orderName: 'Coat, no lining', amountKrw };

  it('edits an order that nobody is paying', () => {
    const decision = decideEdit(seen(payable()), edit);

    assert.ok(decision.kind === 'changed');
    assert.deepEqual(
      [decision.order.orderName, decision.order.state, decision.order.version],
      ['Coat, no lining', 'payable', 4],
    );
  });

  for (const [state, code] of [
    ['in-progress', 'BEING_PAID'],
    ['cancelling', 'BEING_PAID'],
    ['complete', 'ALREADY_COMPLETE'],
  ] as const) {
    it(`leaves an order alone that is ${state}`, () => {
      assert.deepEqual(decideEdit(orderIn(state), edit), { kind: 'refused', code });
    });
  }
});

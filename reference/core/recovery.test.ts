import assert from 'node:assert/strict';
import { findAction } from './recovery.js';
import type { Facts, OrderView, PgView } from './recovery-facts.js';

const base: Facts = {
  pg: 'captured',
  order: 'in-progress',
  isPriceHeld: true,
  isCompletedByHand: false,
  approval: 'unknown',
  isDeposit: false,
  mustReturn: false,
  isWindowOver: false,
  isClaimPending: false,
  owesPosting: false,
  orphanCapture: 'complete',
};

function find(facts: Partial<Facts>): string {
  const { row, action } = findAction({ ...base, ...facts });
  const detail = 'cause' in action ? action.cause : 'end' in action ? action.end : '';
  return `${row} ${action.kind} ${detail}`.trim();
}

const examples: readonly [string, Partial<Facts>, string][] = [
  ['row 1: waits while the PG is unreachable', { pg: 'unreachable' }, '1 wait'],
  ['row 2: waits while the legacy system is unreachable', { order: 'unreachable' }, '2 wait'],
  ['row 3: shows several captures to people', { pg: 'several-captures' }, '3 flag DUPLICATE'],
  ['row 4: shows another amount to people', { pg: 'captured-other-amount' }, '4 flag AMOUNT'],
  ['row 4: shows another identity to people', { pg: 'captured-other-identity' }, '4 flag IDENTITY'],
  [
    'row 5: shows a partial refund to people',
    { pg: 'partly-refunded', isPriceHeld: false },
    '5 flag OPERATOR_TOUCHED',
  ],
  [
    'row 5: shows one of an order that is not complete to people, whatever it costs',
    { pg: 'partly-refunded' },
    '5 flag OPERATOR_TOUCHED',
  ],
  ['row 6: ends when money and order agree', { order: 'complete' }, '6 close completed'],
  [
    'row 6: ends, too, when the difference to a lower price went back',
    { pg: 'partly-refunded', order: 'complete' },
    '6 close completed',
  ],
  [
    'row 29: shows a complete order that costs something else than was paid to people',
    { order: 'complete', isPriceHeld: false },
    '29 flag PRICE_CHANGED',
  ],
  [
    'row 24: tells accounting of what is complete',
    { order: 'complete', owesPosting: true },
    '24 post',
  ],
  ['row 7: completes an approved payment', { approval: 'approved' }, '7 complete'],
  [
    'row 7: completes it whatever becomes of orphans',
    { approval: 'approved', orphanCapture: 'cancel' },
    '7 complete',
  ],
  ['row 8: keeps a capture whose approval nobody logged', { approval: 'intent' }, '8 complete'],
  ['row 8: returns it where orphans are returned', { orphanCapture: 'cancel' }, '8 fence'],
  [
    'row 9: fences after a refusal or the word "not charged"',
    { approval: 'approved', mustReturn: true },
    '9 fence',
  ],
  ['row 10: cancels behind the fence', { order: 'cancelling' }, '10 cancel'],
  ['row 11: cancels when the order is not ours any more', { order: 'not-ours' }, '11 cancel'],
  [
    'row 30: asks people about an order that was completed in nobody’s name',
    { order: 'not-ours', isCompletedByHand: true },
    '30 flag COMPLETED_BY_HAND',
  ],
  [
    'row 30: asks them before it asks for an account',
    { order: 'not-ours', isCompletedByHand: true, isDeposit: true },
    '30 flag COMPLETED_BY_HAND',
  ],
  ['row 12: lets go of the order after a refund', { pg: 'refunded' }, '12 release'],
  [
    'row 12: lets go behind the fence after a refund',
    { pg: 'refunded', order: 'cancelling' },
    '12 release',
  ],
  [
    'row 13: ends after a refund when the order is free',
    { pg: 'refunded', order: 'not-ours' },
    '13 close cancelled',
  ],
  [
    'row 14: shows a refunded complete order to people',
    { pg: 'refunded', order: 'complete' },
    '14 flag REFUNDED_BUT_COMPLETE',
  ],
  ['row 15: waits while a capture may still come', { pg: 'pending' }, '15 wait'],
  [
    'row 15: waits even after the window when a confirm was sent',
    { pg: 'pending', isWindowOver: true },
    '15 wait',
  ],
  [
    'row 15: waits while the customer may still come back',
    { pg: 'pending', approval: 'none' },
    '15 wait',
  ],
  ['row 16: lets go of an order that was never charged', { pg: 'dead' }, '16 release'],
  [
    'row 16: lets go when nothing is found after the window',
    { pg: 'not-found', isWindowOver: true },
    '16 release',
  ],
  [
    'row 16: lets go of an authentication that nobody confirmed',
    { pg: 'pending', isWindowOver: true, approval: 'none' },
    '16 release',
  ],
  ['row 17: ends when the order is free', { pg: 'dead', order: 'not-ours' }, '17 close released'],
  [
    'row 18: shows an approval without a payment to people',
    { pg: 'dead', approval: 'approved' },
    '18 flag EVIDENCE_CONFLICT',
  ],
  [
    'row 19: shows a complete order without money to people',
    { pg: 'dead', order: 'complete' },
    '19 flag COMPLETE_WITHOUT_MONEY',
  ],
  [
    'row 20: shows a fence without money to people',
    { pg: 'dead', order: 'cancelling' },
    '20 flag EVIDENCE_CONFLICT',
  ],
  [
    'row 21: waits, for absence now is not absence later',
    { pg: 'not-found', approval: 'intent' },
    '21 wait',
  ],
  [
    'row 21: claims again while a lost claim may take effect',
    { pg: 'not-found', order: 'not-ours', approval: 'none', isClaimPending: true },
    '21 claim',
  ],
  ['row 22: never completes what awaits a deposit', { pg: 'awaiting-deposit' }, '22 wait'],
  [
    'row 8: keeps a deposit that came, whatever becomes of orphans',
    { approval: 'awaiting-deposit', isDeposit: true, orphanCapture: 'cancel' },
    '8 complete',
  ],
  [
    'row 16: lets go when nobody paid into the account and nobody can any more',
    { pg: 'deposit-overdue', approval: 'awaiting-deposit', isDeposit: true },
    '16 release',
  ],
  [
    'row 17: ends then when the order is not ours any more',
    { pg: 'deposit-overdue', order: 'not-ours', approval: 'awaiting-deposit', isDeposit: true },
    '17 close released',
  ],
  [
    'row 27: calls people when the bank took a deposit back',
    { pg: 'awaiting-deposit', approval: 'approved', isDeposit: true },
    '27 flag DEPOSIT_REVERSED',
  ],
  [
    'row 27: calls them, too, when the account is overdue by then',
    { pg: 'deposit-overdue', order: 'complete', approval: 'approved', isDeposit: true },
    '27 flag DEPOSIT_REVERSED',
  ],
  [
    'row 28: calls people for an account that the deposit can go back to',
    { order: 'cancelling', isDeposit: true },
    '28 flag REFUND_ACCOUNT_NEEDED',
  ],
  [
    'row 28: calls them, too, when the order is not ours any more',
    { order: 'not-ours', isDeposit: true },
    '28 flag REFUND_ACCOUNT_NEEDED',
  ],
  ['row 23: shows an unlisted status to people', { pg: 'unlisted' }, '23 flag UNKNOWN_STATE'],
  [
    'row 23: shows a captured payment of no order to people',
    { order: 'absent' },
    '23 flag UNKNOWN_STATE',
  ],
];

describe('the recovery table', () => {
  for (const [claim, facts, expected] of examples) {
    it(claim, () => {
      assert.equal(find(facts), expected);
    });
  }

  const everything = allFacts();

  it('has a row for every combination', () => {
    for (const facts of everything) assert.ok(findAction(facts).row >= 1);
  });

  it('lets go of an order or frees it only when nothing is or can be captured', () => {
    for (const facts of everything) {
      const { action } = findAction(facts);
      const isReleasing = action.kind === 'release' && !action.isRefunded;
      const isReleased = action.kind === 'close' && action.end === 'released';
      if (!isReleasing && !isReleased) continue;
      assert.ok(['dead', 'deposit-overdue', 'not-found', 'pending'].includes(facts.pg));
      assert.notEqual(facts.approval, 'approved');
      assert.ok(['dead', 'deposit-overdue'].includes(facts.pg) || facts.isWindowOver);
    }
  });

  it('returns money only behind a fence or when the order is not ours, and nobody completed it by hand', () => {
    for (const facts of everything) {
      if (findAction(facts).action.kind !== 'cancel') continue;
      assert.equal(`${facts.pg} ${facts.isDeposit}`, 'captured false');
      const isSomebodyElses = facts.order === 'not-ours' && !facts.isCompletedByHand;
      assert.ok(facts.order === 'cancelling' || isSomebodyElses);
    }
  });

  it('completes only an order in progress with captured money that need not be returned', () => {
    for (const facts of everything) {
      if (findAction(facts).action.kind !== 'complete') continue;
      assert.equal(`${facts.pg} ${facts.order} ${facts.mustReturn}`, 'captured in-progress false');
    }
  });
});

function allFacts(): readonly Facts[] {
  const pgs: readonly PgView[] = [
    'unreachable',
    'several-captures',
    'captured',
    'captured-other-amount',
    'captured-other-identity',
    'partly-refunded',
    'refunded',
    'awaiting-deposit',
    'deposit-overdue',
    'pending',
    'unlisted',
    'dead',
    'not-found',
  ];
  const orders: readonly OrderView[] = [
    'in-progress',
    'cancelling',
    'complete',
    'not-ours',
    'absent',
    'unreachable',
  ];
  const approvals = [
    'none',
    'intent',
    'unknown',
    'awaiting-deposit',
    'approved',
    'declined',
  ] as const;
  const flags = [false, true];
  return pgs.flatMap((pg) =>
    orders.flatMap((order) =>
      approvals.flatMap((approval) =>
        flags.flatMap((mustReturn) =>
          flags.flatMap((isWindowOver) =>
            flags.flatMap((isClaimPending) =>
              (['complete', 'cancel'] as const).map((orphanCapture) => ({
                // Facts that no row asks for together with what they stand beside here.
                owesPosting: isClaimPending,
                isCompletedByHand: isClaimPending,
                isDeposit: isWindowOver,
                isPriceHeld: isWindowOver,
                pg,
                order,
                approval,
                mustReturn,
                isWindowOver,
                isClaimPending,
                orphanCapture,
              })),
            ),
          ),
        ),
      ),
    ),
  );
}

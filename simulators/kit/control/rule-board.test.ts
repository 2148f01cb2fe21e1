import assert from 'node:assert/strict';
import { z } from 'zod';
import { createCollections } from '../exchange/collections.js';
import type { Target } from '../faults/address.js';
import { boardRulesMax, createRuleBoard, targetSchema } from './rule-board.js';

describe('rule board', () => {
  const exchange = { operation: 'pg.confirm', nth: 1, order: 'A' };
  const at = (target: Partial<Target> = {}) => ({
    at: { operation: 'pg.confirm', nth: 1, order: null, ...target },
  });
  const schema = z.object({ at: targetSchema });

  function create() {
    const collections = createCollections();
    return { collections, board: createRuleBoard(collections, { name: 'faults', schema }) };
  }

  it('spends a rule when it strikes', () => {
    const { board } = create();
    const armed = board.arm(at(), 'control');

    assert.equal(board.take(exchange), armed?.rule);
    assert.equal(board.take(exchange), undefined);
    assert.deepEqual(board.list(), [{ ...armed, state: 'spent', firedTimes: 1 }]);
  });

  it('strikes the next call with #next, whatever its number', () => {
    const { board } = create();
    board.arm(at({ nth: 'next' }), 'control');

    assert.ok(board.take({ ...exchange, nth: 7 }));
    assert.equal(board.take({ ...exchange, nth: 8 }), undefined);
  });

  it('strikes again and again with #every', () => {
    const { board } = create();
    board.arm(at({ nth: 'every' }), 'control');

    for (const nth of [1, 2, 3]) assert.ok(board.take({ ...exchange, nth }));
    assert.equal(board.list()[0]?.state, 'armed');
    assert.equal(board.list()[0]?.firedTimes, 3);
  });

  it('lets control win over the command line', () => {
    const { board } = create();
    const line = board.arm(at(), 'command-line');
    const control = board.arm(at(), 'control');

    assert.equal(board.take(exchange), control?.rule);
    assert.equal(board.take(exchange), line?.rule);
  });

  it('calls off what is armed when it is healed, and can be armed again', () => {
    const { board } = create();
    board.arm(at(), 'control');
    board.heal();

    assert.equal(board.take(exchange), undefined);
    assert.equal(board.list()[0]?.state, 'healed');

    board.arm(at(), 'control');
    assert.ok(board.take(exchange));
  });

  it('removes a rule by its id, and gives the id to no other', () => {
    const { board } = create();
    const first = board.arm(at(), 'control');

    assert.ok(board.remove(first?.id ?? ''));
    assert.ok(!board.remove(first?.id ?? ''));
    assert.notEqual(board.arm(at(), 'control')?.id, first?.id);
  });

  it('is full with so many rules', () => {
    const { board } = create();
    for (let nth = 0; nth < boardRulesMax; nth += 1) assert.ok(board.arm(at(), 'control'));

    assert.equal(board.arm(at(), 'control'), undefined);
  });

  it('comes back from its documents', () => {
    const { board, collections } = create();
    board.arm(at(), 'control');
    board.arm(at({ order: 'B', paymentKey: 'k' }), 'command-line');
    board.take(exchange);
    const copy = create();

    copy.collections.state.restore(collections.state.documents());

    assert.deepEqual(copy.board.list(), board.list());
    assert.equal(copy.board.arm(at(), 'control')?.id, 'f3');
  });
});

import assert from 'node:assert/strict';
import { arrives, changes, executes, fires, order } from '../sample-runs.js';
import { linesOf } from './sample-lines.js';

const confirm = 'pg.confirm';

describe('toSequence, of what no request caused', () => {
  it('notes the acts of clerks and operators', () => {
    const [paymentKey, pgOrderId] = ['k1', 'p1'];
    const amountKrw = 33_000;
    const lines = linesOf(
      changes(null, 'closed', 'clerk'),
      {
        kind: 'order-changed',
        exchange: null,
        order,
        from: 'payable',
        to: 'payable',
        attempt: null,
        amountKrw: 40_000,
        version: 3,
        by: 'clerk',
      },
      {
        kind: 'payment-refunded',
        exchange: null,
        paymentKey,
        pgOrderId,
        order,
        amountKrw,
        by: 'operator',
      },
    );

    assert.deepEqual(lines, [
      'act over legacy-order: clerk in-progress → closed',
      'act over legacy-order: clerk sets 40,000 KRW',
      'act over pg: operator refunded 33,000 KRW',
    ]);
  });

  it('notes faults without an exchange', () => {
    assert.deepEqual(
      linesOf(
        fires(null, 'pg.outage', 'refuse-connection'),
        fires(null, 'legacy-order.outage', 'refuse-connection'),
        fires(null, 'store.write', 'disk-full'),
      ),
      [
        'fault over pg: refuse-connection 1:refuse-connection',
        'fault over legacy-order: refuse-connection 2:refuse-connection',
        'fault over service: disk-full 3:disk-full',
      ],
    );
  });

  it('notes claims of manual handling', () => {
    assert.deepEqual(
      linesOf(
        {
          kind: 'manual-claimed',
          order,
          attempt: 'a1',
          cause: 'UNRESOLVED',
          exposureKrw: 33_000,
          paymentKeys: [],
          proposedAction: null,
          sinceMs: null,
          told: null,
        },
        { kind: 'manual-withdrawn', order, attempt: 'a1' },
      ),
      [
        'manual over service: manual UNRESOLVED, 33,000 KRW at risk',
        'manual over service: manual item withdrawn',
      ],
    );
  });

  it('notes that the service stopped, but not that the run was cleared up', () => {
    assert.deepEqual(
      linesOf(
        { kind: 'service-stopped', instance: 1 },
        { kind: 'rested' },
        { kind: 'service-stopped', instance: 2 },
      ),
      ['phase over service: service 1 stopped', 'phase over service: at rest'],
    );
  });

  it('tells refusals that parties booked with the request', () => {
    const lines = linesOf(
      arrives(1, confirm),
      {
        kind: 'payment-declined',
        exchange: 1,
        paymentKey: 'k1',
        pgOrderId: 'p1',
        order,
        code: 'REJECT_CARD',
      },
      executes(1, confirm, 403),
      arrives(1_000_000, 'legacy-order.complete'),
      {
        kind: 'completion-rejected',
        exchange: 1_000_000,
        order,
        attempt: 'a1',
        code: 'ACCOUNTING_CLOSED',
      },
      executes(1_000_000, 'legacy-order.complete', 409),
    );

    assert.deepEqual(lines, [
      'service→pg confirm delivered (declined REJECT_CARD)',
      'service→legacy-order complete delivered (rejected ACCOUNTING_CLOSED)',
    ]);
  });
});
